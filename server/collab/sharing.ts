import * as Y from 'yjs';
import type { Member } from './member.ts';
import { updateFrame } from './messages.ts';

/** Milliseconds in which changes gather for those who only read. */
const tick = 40;
/** Readers who are told in one go; between two goes others get their turn: commits, and editors before readers. */
const row = 100;

/** Hands committed changes to the people in a room: to editors at once, to readers gathered; each frame encoded once. */
export function createSharing(members: Set<Member>) {
  let waiting: Uint8Array[] = [];
  /** When the first of them came. */
  let since = 0;
  let timer: NodeJS.Timeout | null = null;
  let next: NodeJS.Immediate | null = null;

  function tellReaders(): void {
    timer = null;
    // Whoever comes from here on is answered with all that is in this frame.
    const readers = Array.from(members).filter((member) => member.mode === 'reader' && member.greeted);
    const updates = waiting;
    waiting = [];
    const frame = updateFrame(updates.length === 1 && updates[0] ? updates[0] : Y.mergeUpdates(updates));
    tellRow(readers, frame, 0);
  }

  function tellRow(readers: Member[], frame: Uint8Array, from: number): void {
    const to = from + row;
    for (const reader of readers.slice(from, to)) reader.send(frame);
    next = to < readers.length ? setImmediate(tellRow, readers, frame, to) : null;
    if (next === null && waiting.length > 0) gather();
  }

  function gather(): void {
    timer ??= setTimeout(tellReaders, since + tick - performance.now());
  }

  return {
    *editors(): Iterable<Member> {
      for (const member of members) if (member.mode === 'editor') yield member;
    },
    /** @param from the member who made the change and has it already */
    share(update: Uint8Array, from: Member | null): void {
      let frame: Uint8Array | null = null;
      let readers = false;
      for (const member of members) {
        if (member.mode === 'reader') readers = true;
        else if (member !== from && member.greeted) member.send((frame ??= updateFrame(update)));
      }
      if (!readers) return;
      if (waiting.length === 0) since = performance.now();
      waiting.push(update);
      // The next frame for readers follows when all of them have the one before.
      if (next === null) gather();
    },
    stop(): void {
      if (timer) clearTimeout(timer);
      if (next) clearImmediate(next);
    },
  };
}
