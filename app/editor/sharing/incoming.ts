import * as Y from 'yjs';

/** What others changed, on its way into the text: at once, or held back while somebody writes undisturbed. */
export type Incoming = {
  /** @param answer it came as the answer to a question, which lists every deletion there ever was */
  take(update: Uint8Array, answer?: boolean): void;
  hold(): void;
  /** Lets everything in that was held, as one change. */
  release(): void;
  /** What is known here, held changes among it: the state vector to ask the server with. */
  known(): Uint8Array;
};

/** @param apply brings an update into the document, marked as one that came from outside */
export function createIncoming(
  doc: Y.Doc,
  apply: (update: Uint8Array) => void,
  onHeld: (count: number) => void,
): Incoming {
  let held: Uint8Array[] | null = null;
  return {
    take(update, answer = false) {
      if (held === null) apply(update);
      // An answer without anything new is not counted: its deletions come again when the hold ends.
      else if (!answer || Y.parseUpdateMeta(update).to.size > 0) {
        held.push(update);
        onHeld(held.length);
      }
    },
    hold() {
      held ??= [];
    },
    release() {
      const waiting = held;
      held = null;
      onHeld(0);
      if (waiting !== null && waiting.length > 0) apply(Y.mergeUpdates(waiting));
    },
    known: () => (held === null || held.length === 0 ? Y.encodeStateVector(doc) : joinVectors(doc, held)),
  };
}

function joinVectors(doc: Y.Doc, held: Uint8Array[]): Uint8Array {
  const vector = Y.decodeStateVector(Y.encodeStateVector(doc));
  for (const update of held) {
    const { from, to } = Y.parseUpdateMeta(update);
    for (const [client, clock] of to) {
      const mine = vector.get(client) ?? 0;
      if ((from.get(client) ?? 0) <= mine && clock > mine) vector.set(client, clock);
    }
  }
  return Y.encodeStateVector(vector);
}
