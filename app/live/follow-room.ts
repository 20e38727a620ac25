import type { LiveEvent } from '#app/contract/events.ts';
import { readLiveEvent } from '#app/contract/read-live-event.ts';
import type { Ack, JoinData } from './connect.ts';

type Options = {
  /** The number of the last event that the loaded room holds. */
  seq: number;
  /** Joins the room and asks for what came after; null when no answer came. */
  join(afterSeq: number): Promise<Ack<JoinData> | null>;
  /** Takes one event, in order and once. */
  hear(event: LiveEvent): void;
  /** Asks the page for everything; `loaded` is called when it is there. */
  reload(): void;
  /** The room is followed again. */
  onLive(): void;
};

/**
 * Milliseconds before a join that was not answered is tried again, doubled each time up to the last; and between two
 * loads of the whole room.
 */
const pauses = { first: 500, last: 4000, reload: 5000 };

/**
 * Follows the events of one room without a gap: on a jump and after every reconnection it asks for what was missed. What
 * cannot be followed, because it is too much or not understood, waits until the whole room was loaded anew.
 */
export function createFollower({ seq: first, join, hear, reload, onLive }: Options) {
  let seq = first;
  /** The number that a newly loaded room must have reached; null while events can be followed. */
  let needed: number | null = null;
  let connected = false;
  let joining = false;
  let again = false;
  let pause = pauses.first;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let reloading: ReturnType<typeof setTimeout> | undefined;
  let reloadedAt = -Infinity;

  function need(reached: number): void {
    needed = Math.max(needed ?? 0, reached);
    reloading ??= setTimeout(ask, Math.max(0, reloadedAt + pauses.reload - Date.now()));
  }

  function ask(): void {
    reloading = undefined;
    if (needed === null) return;
    reloadedAt = Date.now();
    reload();
    need(needed);
  }

  /** @returns false when the event must be asked for, or the room loaded anew, first */
  function take(raw: unknown): boolean {
    const event = readLiveEvent(raw);
    const number = event ? event.seq : readSeq(raw);
    if (number !== undefined && number <= seq) return true;
    if (!event) need(number ?? seq);
    else if (event.seq === undefined) hear(event);
    else if (needed !== null || event.seq > seq + 1) return false;
    else {
      seq = event.seq;
      hear(event);
    }
    return event !== null;
  }

  async function catchUp(): Promise<void> {
    if (joining) {
      again = true;
      return;
    }
    clearTimeout(retry);
    joining = true;
    again = false;
    const ack = await join(seq).catch(() => null);
    joining = false;
    if (!connected) return;
    if (!ack?.ok) {
      retry = setTimeout(() => void catchUp(), pause * (1 + Math.random()));
      pause = Math.min(pause * 2, pauses.last);
      return;
    }
    pause = pauses.first;
    onLive();
    if (ack.data.snapshot) need(ack.data.seq);
    else ack.data.missed?.every(take);
    if (again && needed === null) void catchUp();
  }

  return {
    connected(): void {
      connected = true;
      void catchUp();
    },
    disconnected(): void {
      connected = false;
      clearTimeout(retry);
    },
    /** A frame came over the wire. */
    receive(raw: unknown): void {
      if (!take(raw) && needed === null) void catchUp();
    },
    /** The page was loaded anew. */
    loaded(reached: number): void {
      if (reached >= (needed ?? 0)) seq = Math.max(seq, reached);
      if (needed === null || reached < needed) return;
      needed = null;
      if (connected) void catchUp();
    },
    stop(): void {
      connected = false;
      clearTimeout(retry);
      clearTimeout(reloading);
    },
  };
}

export type Follower = ReturnType<typeof createFollower>;

function readSeq(raw: unknown): number | undefined {
  const seq = (raw as { seq?: unknown } | null)?.seq;
  return typeof seq === 'number' ? seq : undefined;
}
