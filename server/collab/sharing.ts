import * as Y from 'yjs';
import type { Member } from './member.ts';
import { updateFrame } from './messages.ts';

/** Milliseconds in which changes gather for those who only read. */
const tick = 33;

/** Hands committed changes to the people in a room: to editors at once, to readers gathered; each frame encoded once. */
export function createSharing(members: Set<Member>) {
  let waiting: Uint8Array[] = [];
  let timer: NodeJS.Timeout | null = null;

  function tellReaders(): void {
    timer = null;
    const updates = waiting;
    waiting = [];
    const frame = updateFrame(updates.length === 1 && updates[0] ? updates[0] : Y.mergeUpdates(updates));
    for (const member of members) if (member.mode === 'reader' && member.greeted) member.send(frame);
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
      waiting.push(update);
      timer ??= setTimeout(tellReaders, tick);
    },
    stop(): void {
      if (timer) clearTimeout(timer);
    },
  };
}
