import * as Y from 'yjs';
import { documentLimits } from '#app/contract/document.ts';
import { writeUpdate } from './sync-messages.ts';

/**
 * One's own changes as they were made, until the server is known to have them. The document alone does not do: where
 * others took out a paragraph, it has forgotten what one wrote there, and the server could not put it back.
 */
export function createUnkept(send: (message: Uint8Array) => boolean) {
  let waiting: { number: number; update: Uint8Array }[] = [];
  return {
    /** @param number counts one's own changes */
    add(number: number, update: Uint8Array): void {
      waiting.push({ number, update });
    },
    /** Tells them again, before the answer to what the server lacks. What is too long for one message goes with that. */
    tell(): void {
      if (waiting.length === 0) return;
      const update = Y.mergeUpdates(waiting.map((one) => one.update));
      if (update.length <= documentLimits.update) send(writeUpdate(update));
    },
    kept(upTo: number): void {
      waiting = waiting.filter(({ number }) => number > upTo);
    },
  };
}
