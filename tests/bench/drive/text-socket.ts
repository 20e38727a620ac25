import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { WebSocket } from 'ws';

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
/** An update without anything. */
const nothing = Uint8Array.of(0, 0);

/** Connects and waits until the text has arrived. @param arrived gets its state */
export async function openTextSocket(
  { url, cookie, name, token }: TextDoor,
  arrived?: (state: Uint8Array) => void,
): Promise<TextSocket> {
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
  const sendStep = (step: number, bytes: Uint8Array): void =>
    send(kinds.sync, (encoder) => {
      encoding.writeVarUint(encoder, step);
      encoding.writeVarUint8Array(encoder, bytes);
    });
  const text: TextSocket = {
    sendUpdate: (update) => sendStep(steps.update, update),
    sync: (stateVector = Uint8Array.of(0)) =>
      new Promise((resolve) => {
        answers.push(resolve);
        sendStep(steps.ask, stateVector);
      }),
    onUpdate: null,
    close: () => socket.terminate(),
  };
  socket.on('message', (data) => {
    const decoder = decoding.createDecoder(new Uint8Array(data as Buffer));
    if (name !== undefined) decoding.readVarString(decoder);
    if (decoding.readVarUint(decoder) !== kinds.sync) return;
    const step = decoding.readVarUint(decoder);
    // Who comes with nothing of their own says so, and is answered at once.
    if (step === steps.ask) return sendStep(steps.answer, nothing);
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
  const state = await text.sync();
  arrived?.(state);
  return text;
}
