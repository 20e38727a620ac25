import * as Y from 'yjs';

export type Typist = {
  doc: Y.Doc;
  /** The change of one stroke, and the client and clock by which it is known. */
  stroke(): { update: Uint8Array; key: string };
};

/** Where somebody types: a block and a place in it. */
type Place = { line: Y.XmlText; at: number };

/** One who types: a letter a stroke, in the shared text as it was when they came. */
function createHand(state: Uint8Array, type: (root: Y.XmlText) => void): Typist {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  const root = doc.get('root', Y.XmlText);
  let update: Uint8Array = new Uint8Array();
  doc.on('update', (change: Uint8Array) => {
    update = change;
  });
  return {
    doc,
    stroke() {
      const clock = Y.getState(doc.store, doc.clientID);
      doc.transact(() => type(root));
      return { update, key: `${doc.clientID}:${clock}` };
    },
  };
}

/** One who types on and on in a paragraph of their own. */
export function createTypist(state: Uint8Array): Typist {
  let line: Y.XmlText | null = null;
  return createHand(state, (root) => {
    if (line === null) {
      line = new Y.XmlText();
      root.insertEmbed(root.length, line);
      line.setAttribute('__type', 'paragraph');
      line.insertEmbed(0, new Y.Map<unknown>([['__type', 'text']]));
    }
    line.insert(line.length, 'ش');
  });
}

/** Strokes after which a reviser goes on elsewhere, and those of which one replaces the letter before. */
const phrase = { strokes: 60, slip: 10 };

/** One who goes through the whole text and adds to it here and there. */
export function createReviser(state: Uint8Array): Typist {
  let strokes = 0;
  let place: Place | null = null;
  return createHand(state, (root) => {
    if (place === null || strokes % phrase.strokes === 0) place = findPlace(root);
    strokes += 1;
    if (strokes % phrase.slip === 0) place.line.delete((place.at -= 1), 1);
    place.line.insert(place.at, 'ش');
    place.at += 1;
  });
}

/** Any place in any block, behind its first character. */
function findPlace(root: Y.XmlText): Place {
  const parts = root.toDelta().map(({ insert }: { insert: unknown }) => insert);
  const blocks = parts.filter((part: unknown): part is Y.XmlText => part instanceof Y.XmlText && part.length > 1);
  const line = blocks[Math.floor(Math.random() * blocks.length)];
  if (line === undefined) throw new Error('the text is empty');
  return { line, at: 2 + Math.floor(Math.random() * (line.length - 1)) };
}

/** The clients and clocks that begin in an update. */
export function keysOf(update: Uint8Array): string[] {
  return Y.decodeUpdate(update).structs.map(({ id }) => `${id.client}:${id.clock}`);
}
