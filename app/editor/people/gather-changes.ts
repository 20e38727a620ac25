/** What somebody changed during the last seconds. */
export type Summary = { author: string; blocks: number[] };

type Options = {
  say(summary: Summary): void;
  /** Milliseconds during which the changes of one author become one message. */
  pause?: number;
};

/** Makes one short message of the many small changes of each author. */
export function createGatherer({ say, pause = 5_000 }: Options) {
  const waiting = new Map<string, { blocks: Set<number>; timer: ReturnType<typeof setTimeout> }>();

  function flush(author: string): void {
    const found = waiting.get(author);
    waiting.delete(author);
    if (found) say({ author, blocks: [...found.blocks].sort((a, b) => a - b) });
  }
  return {
    add(author: string, blocks: number[]): void {
      if (blocks.length === 0) return;
      const found = waiting.get(author) ?? { blocks: new Set(), timer: setTimeout(flush, pause, author) };
      for (const block of blocks) found.blocks.add(block);
      waiting.set(author, found);
    },
    stop(): void {
      for (const { timer } of waiting.values()) clearTimeout(timer);
      waiting.clear();
    },
  };
}
