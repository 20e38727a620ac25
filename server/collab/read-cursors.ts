import * as decoding from 'lib0/decoding';

/** Where somebody's selection is: positions as Lexical writes them, and whether the editor has the focus. */
export type Cursor = { anchorPos: Position | null; focusPos: Position | null; focusing: boolean };
type Id = { client: number; clock: number };
type Position = { type: Id | null; tname: string | null; item: Id | null; assoc: number };

/** Bytes of one client's state. */
const largestState = 4096;
/** A client, a clock and the length of a state. */
const smallestEntry = 3;

/**
 * The first state in an awareness message that is of the wanted client: ids the stock client only echoes are passed
 * over unread. Null states are those of clients that leave.
 * @param wants whether the state of this client is to be read
 * @throws Error for a message that is no awareness message, or a state that is too large
 */
export function readCursor(
  message: Uint8Array,
  wants: (client: number) => boolean,
): { client: number; cursor: Cursor | null } | null {
  const decoder = decoding.createDecoder(message);
  const count = decoding.readVarUint(decoder);
  if (count * smallestEntry > message.length) throw new Error('it counts more than it holds');
  for (let left = count; left > 0; left -= 1) {
    const client = decoding.readVarUint(decoder);
    decoding.readVarUint(decoder);
    const length = decoding.readVarUint(decoder);
    const start = decoder.pos;
    decoder.pos += length;
    if (decoder.pos > message.length) throw new Error('it ends too early');
    if (!wants(client)) continue;
    if (length > largestState) throw new Error('a state is too large');
    const state: unknown = JSON.parse(Buffer.from(message.subarray(start, decoder.pos)).toString('utf8'));
    return { client, cursor: toCursor(state) };
  }
  return null;
}

/** Keeps what Lexical draws a cursor from, by its shape; the rest of a state is the server's to say. */
function toCursor(state: unknown): Cursor | null {
  if (typeof state !== 'object' || state === null) return null;
  const { anchorPos, focusPos, focusing } = state as Record<string, unknown>;
  return { anchorPos: toPosition(anchorPos), focusPos: toPosition(focusPos), focusing: focusing === true };
}

function toPosition(value: unknown): Position | null {
  if (typeof value !== 'object' || value === null) return null;
  const { type, tname, item, assoc } = value as Record<string, unknown>;
  return {
    type: toId(type),
    tname: tname === 'root' ? 'root' : null,
    item: toId(item),
    assoc: typeof assoc === 'number' && assoc < 0 ? -1 : 0,
  };
}

function toId(value: unknown): Id | null {
  if (typeof value !== 'object' || value === null) return null;
  const { client, clock } = value as Record<string, unknown>;
  return isCount(client) && isCount(clock) ? { client, clock } : null;
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
