import * as Y from 'yjs';
import { documentLimits } from '#app/contract/document.ts';
import { writeAnswer, writeUpdate } from './sync-messages.ts';

/** Milliseconds in which one's own keystrokes become one message. */
const gather = 40;

/**
 * Sends one's own changes, a few keystrokes at a time. What is larger than an update may be, a long paste, goes as the
 * answer to the question what the server lacks. Without a connection nothing waits here: opening one sends all.
 */
export function createOutgoing(send: (message: Uint8Array) => boolean) {
  let waiting: Uint8Array[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    if (waiting.length === 0) return;
    const update = Y.mergeUpdates(waiting);
    waiting = [];
    send(update.length > documentLimits.update ? writeAnswer(update) : writeUpdate(update));
  }
  return {
    add(update: Uint8Array): void {
      waiting.push(update);
      timer ??= setTimeout(flush, gather);
    },
    flush,
  };
}
