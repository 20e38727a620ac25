import { inflateRawSync } from 'node:zlib';
import type { LiveSocket } from './live-socket.ts';
import { openLiveSocket } from './live-socket.ts';

/** What a phone that keeps its place in a room knows: the numbers it has seen, and what was wrong with them. */
export type Phone = {
  socket: LiveSocket | null;
  token: string;
  /** The number of the last event seen. */
  seq: number;
  /** Numbers that came twice or out of their order. */
  wrong: number;
  /** Bytes of the answer when it last came back. */
  bytes: number;
};

export const newPhone = (token: string, seq: number): Phone => ({ socket: null, token, seq, wrong: 0, bytes: 0 });

type Numbered = { seq: number };
type Missed = { missed?: Numbered[]; packed?: string };

/** Phones that missed the same are sent the same: it is read once, as each phone has a processor of its own. */
let last = { packed: '', missed: [] as Numbered[] };
function unpack(packed: string): Numbered[] {
  if (packed !== last.packed) {
    const json = inflateRawSync(Buffer.from(packed, 'base64')).toString();
    last = { packed, missed: JSON.parse(json) as Numbered[] };
  }
  return last.missed;
}

const named = Buffer.from('"seq":');

/** The number of an event, read without parsing it; those without a number have none. */
function seqOf(text: Buffer): number | null {
  const at = text.lastIndexOf(named);
  return at < 0 ? null : Number.parseInt(text.toString('latin1', at + named.length, at + named.length + 16), 10);
}

/**
 * Connects and comes back into the room with the number it knows. What arrives beside the answer waits until the answer
 * was read, as in the browser.
 * @throws Error when it is refused, or told to begin anew
 */
export async function comeBack(phone: Phone, url: string, sessionId: string): Promise<void> {
  const socket = await openLiveSocket(url, { guestToken: phone.token });
  phone.socket = socket;
  let early: number[] | null = [];
  const see = (seq: number): void => {
    if (seq <= phone.seq) return;
    if (seq !== phone.seq + 1) phone.wrong += 1;
    phone.seq = seq;
  };
  socket.onEvent = (text) => {
    const seq = seqOf(text);
    if (seq === null) return;
    if (early) early.push(seq);
    else see(seq);
  };
  const answer = await new Promise<Buffer>((resolve, reject) => {
    socket.onClose = () => reject(new Error('The connection ended before the answer.'));
    socket.send('join', JSON.stringify({ sessionId, afterSeq: phone.seq, packed: true }), resolve);
  });
  socket.onClose = null;
  phone.bytes = answer.length;
  const [{ ok, data }] = JSON.parse(answer.toString()) as [{ ok: boolean; data?: Missed }];
  const missed = data?.packed === undefined ? data?.missed : unpack(data.packed);
  if (!ok || !missed) throw new Error(`A phone could not come back: ${answer.toString().slice(0, 200)}`);
  for (const { seq } of missed) see(seq);
  for (const seq of early) see(seq);
  early = null;
}
