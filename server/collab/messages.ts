import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

/** Numbers of messages of the y-websocket protocol; `auth` (2) is only sent by servers. */
const kinds = { sync: 0, awareness: 1, query: 3 };
const steps = { one: 0, two: 1, update: 2 };

/** What a client can say. Bytes are views of the frame, not checked yet. */
export type Message =
  /** It names what it has and asks for the rest. */
  | { kind: 'ask'; vector: Uint8Array }
  /** Its answer to the same question of ours: all we lack. */
  | { kind: 'answer'; update: Uint8Array }
  | { kind: 'update'; update: Uint8Array }
  | { kind: 'awareness'; states: Uint8Array }
  /** It asks who is here. */
  | { kind: 'query' };

/** Reads one frame. @throws Error for anything the protocol does not know, and for what is left over */
export function readMessage(frame: Uint8Array): Message {
  const decoder = decoding.createDecoder(frame);
  const message = readBody(decoder);
  if (decoding.hasContent(decoder)) throw new Error('something follows the message');
  return message;
}

function readBody(decoder: decoding.Decoder): Message {
  const kind = decoding.readVarUint(decoder);
  if (kind === kinds.query) return { kind: 'query' };
  if (kind === kinds.awareness) return { kind: 'awareness', states: decoding.readVarUint8Array(decoder) };
  if (kind !== kinds.sync) throw new Error('an unknown message');
  const step = decoding.readVarUint(decoder);
  const bytes = decoding.readVarUint8Array(decoder);
  if (step === steps.one) return { kind: 'ask', vector: bytes };
  if (step === steps.two) return { kind: 'answer', update: bytes };
  if (step === steps.update) return { kind: 'update', update: bytes };
  throw new Error('an unknown step');
}

const syncFrame = (step: number, bytes: Uint8Array): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, kinds.sync);
    encoding.writeVarUint(encoder, step);
    encoding.writeVarUint8Array(encoder, bytes);
  });

/** Asks a client for what is not in the given state vector. */
export const askFrame = (vector: Uint8Array): Uint8Array => syncFrame(steps.one, vector);
/** Answers a client's question. */
export const answerFrame = (update: Uint8Array): Uint8Array => syncFrame(steps.two, update);
export const updateFrame = (update: Uint8Array): Uint8Array => syncFrame(steps.update, update);

/** States of people at the text, each encoded by `encodeEntry`. */
export function awarenessFrame(entries: Uint8Array[]): Uint8Array {
  const body = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, entries.length);
    for (const entry of entries) encoding.writeUint8Array(encoder, entry);
  });
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, kinds.awareness);
    encoding.writeVarUint8Array(encoder, body);
  });
}

/** One client's state; null takes it away. */
export const encodeEntry = (client: number, clock: number, state: object | null): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, clock);
    encoding.writeVarString(encoder, JSON.stringify(state));
  });
