import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { WebSocket } from 'ws';
import * as Y from 'yjs';

/**
 * A client of a shared text that does only what a driver needs: it sends changes, and hands over the bytes of those
 * that arrive. `name` is the document's where the server wants it in each message.
 */
export type TextSocket = {
  sendUpdate(update: Uint8Array): void;
  /** Asks what it does not have yet: the answer says that all before was stored. @returns the text's state */
  sync(stateVector?: Uint8Array): Promise<Uint8Array>;
  onUpdate: ((update: Uint8Array) => void) | null;
  close(): void;
};

export type TextDoor = { url: string; cookie?: string; name?: string; token?: string };

const kinds = { sync: 0, auth: 2 } as const;
const steps = { ask: 0, answer: 1, update: 2 } as const;

/** Connects and waits until the text has arrived. */
export async function openTextSocket({ url, cookie, name, token }: TextDoor): Promise<TextSocket> {
  const socket = new WebSocket(url.replace('http', 'ws'), {
    perMessageDeflate: false,
    ...(cookie !== undefined && { headers: { cookie } }),
  });
  const answers: Array<(state: Uint8Array) => void> = [];
  const send = (kind: number, write: (encoder: encoding.Encoder) => void): void => {
    const encoder = encoding.createEncoder();
    if (name !== undefined) encoding.writeVarString(encoder, name);
    encoding.writeVarUint(encoder, kind);
    write(encoder);
    socket.send(encoding.toUint8Array(encoder));
  };
  const text: TextSocket = {
    sendUpdate: (update) =>
      send(kinds.sync, (encoder) => {
        encoding.writeVarUint(encoder, steps.update);
        encoding.writeVarUint8Array(encoder, update);
      }),
    sync: (stateVector = Uint8Array.of(0)) =>
      new Promise((resolve) => {
        answers.push(resolve);
        send(kinds.sync, (encoder) => {
          encoding.writeVarUint(encoder, steps.ask);
          encoding.writeVarUint8Array(encoder, stateVector);
        });
      }),
    onUpdate: null,
    close: () => socket.terminate(),
  };
  socket.on('message', (data) => {
    const decoder = decoding.createDecoder(new Uint8Array(data as Buffer));
    if (name !== undefined) decoding.readVarString(decoder);
    if (decoding.readVarUint(decoder) !== kinds.sync) return;
    const step = decoding.readVarUint(decoder);
    if (step === steps.ask) return;
    const bytes = decoding.readVarUint8Array(decoder);
    if (step === steps.answer && answers.length > 0) answers.shift()?.(bytes);
    else text.onUpdate?.(bytes);
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => resolve());
    socket.once('error', reject);
    socket.once('close', (code) => reject(new Error(`the text was closed with ${code}`)));
  });
  if (token !== undefined) {
    send(kinds.auth, (encoder) => {
      encoding.writeVarUint(encoder, 0);
      encoding.writeVarString(encoder, token);
    });
  }
  await text.sync();
  return text;
}

/** One who types: a paragraph of their own in the shared text, a letter a stroke. */
export function createTypist(state: Uint8Array) {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  const root = doc.get('root', Y.XmlText);
  let line: Y.XmlText | null = null;

  /** The change of one stroke, and the client and clock by which it is known. */
  const stroke = (): { update: Uint8Array; key: string } => {
    const before = Y.encodeStateVector(doc);
    const clock = Y.getState(doc.store, doc.clientID);
    doc.transact(() => {
      if (line === null) {
        line = new Y.XmlText();
        root.insertEmbed(root.length, line);
        line.setAttribute('__type', 'paragraph');
        line.insertEmbed(0, new Y.Map<unknown>([['__type', 'text']]));
      }
      line.insert(line.length, 'ش');
    });
    return { update: Y.encodeStateAsUpdate(doc, before), key: `${doc.clientID}:${clock}` };
  };
  return { stroke };
}

/** The clients and clocks that begin in an update. */
export function keysOf(update: Uint8Array): string[] {
  return Y.decodeUpdate(update).structs.map(({ id }) => `${id.client}:${id.clock}`);
}
