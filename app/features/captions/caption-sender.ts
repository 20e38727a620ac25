import type { Lang } from '#app/contract/languages.ts';

export type WrittenLine = { captionId: string; lang: Lang; text: string };
/** What became of a line: stored, refused for good, or the server was not reached. */
export type Posted = 'stored' | 'refused' | 'failed';
export type SenderState = 'idle' | 'sending' | 'waiting' | 'refused';

type Options = {
  post(line: WrittenLine): Promise<Posted>;
  onState(state: SenderState): void;
  /** Milliseconds between two sendings, and before one that failed is tried again. */
  pace?: number;
  pause?: number;
};

/**
 * Sends lines in the order in which they were begun, one at a time. Of a line that changes while it waits only the newest text is
 * sent; one that did not arrive is sent again until it does.
 */
export function createCaptionSender({ post, onState, pace = 600, pause = 2000 }: Options) {
  const pending = new Map<string, WrittenLine>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let busy = false;
  let nextAt = 0;

  async function run(): Promise<void> {
    timer = undefined;
    const [line] = pending.values();
    if (!line) return onState('idle');
    busy = true;
    onState('sending');
    const posted = await post(line).catch((): Posted => 'failed');
    busy = false;
    nextAt = Date.now() + (posted === 'failed' ? pause : pace);
    if (posted === 'failed') onState('waiting');
    else if (pending.get(line.captionId) === line) pending.delete(line.captionId);
    if (posted === 'refused') return onState('refused');
    schedule();
    return undefined;
  }

  function schedule(): void {
    if (busy || timer !== undefined) return;
    if (pending.size === 0) return onState('idle');
    timer = setTimeout(() => void run(), Math.max(0, nextAt - Date.now()));
    return undefined;
  }

  return {
    put(line: WrittenLine): void {
      pending.set(line.captionId, line);
      schedule();
    },
    /** Lines that have not been stored yet. */
    waiting: (): WrittenLine[] => [...pending.values()],
    stop: (): void => clearTimeout(timer),
  };
}

/** Where the sentences of a text end: what is complete, and what is still being typed. */
export function splitSentences(text: string): { done: string[]; rest: string } {
  const parts = text.split(/(?<=[.!?؟…]["»”)]?)\s+|\n+/u);
  const rest = parts.pop() ?? '';
  return { done: parts.map((part) => part.trim()).filter((part) => part !== ''), rest };
}
