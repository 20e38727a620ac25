import * as Y from 'yjs';

type Mark = { client: number; saved: boolean };

/** A letter that goes with every word of a test and with no other, so that it is whole or gone: a Korean syllable. */
export const markOf = (count: number): string => String.fromCodePoint(0xac00 + count);
export const marksIn = (text: string): string[] => text.match(/[\uac00-\ud7a3]/g) ?? [];

/** What all writers did, to tell at the end what may be missing. */
export function createHistory() {
  const marks = new Map<string, Mark>();
  const deleted = new Set<string>();
  const broughtBack = new Set<string>();
  return {
    marks,
    follow(doc: Y.Doc): void {
      doc.on('afterTransaction', (transaction: Y.Transaction) => {
        if (transaction.origin instanceof Y.UndoManager)
          for (const mark of writtenIn(doc, transaction)) broughtBack.add(mark);
      });
    },
    /** A step of a writer: which marks came and which went. */
    step(doc: Y.Doc, before: string[], after: string[]): string[] {
      const had = new Set(before);
      const has = new Set(after);
      for (const mark of had) if (!has.has(mark)) deleted.add(mark);
      const fresh = [...has].filter((mark) => !had.has(mark) && !marks.has(mark));
      for (const mark of fresh) marks.set(mark, { client: doc.clientID, saved: false });
      return fresh;
    },
    /** What is wrong with the words of a text in the end: those that are gone though saved, or stand twice. */
    judge(found: string[]): string[] {
      const times = new Map<string, number>();
      for (const mark of found) times.set(mark, (times.get(mark) ?? 0) + 1);
      const lost = [...marks].filter(([mark, { saved }]) => saved && !times.has(mark) && !deleted.has(mark));
      // What an undo brings back may stand where somebody put it meanwhile.
      const twice = [...times].filter(([mark, count]) => count > 1 && !broughtBack.has(mark));
      return [
        ...lost.map(([mark]) => `${mark} was saved, nobody deleted it, and it is gone`),
        ...twice.map(([mark, count]) => `${mark} stands ${count} times`),
      ];
    },
  };
}

export type History = ReturnType<typeof createHistory>;

function writtenIn(doc: Y.Doc, { beforeState }: Y.Transaction): string[] {
  const from = beforeState.get(doc.clientID) ?? 0;
  return (doc.store.clients.get(doc.clientID) ?? []).flatMap((struct) =>
    struct.id.clock >= from && struct instanceof Y.Item && struct.content instanceof Y.ContentString
      ? marksIn(struct.content.str)
      : [],
  );
}
