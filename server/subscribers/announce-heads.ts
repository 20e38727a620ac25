import type { LedgerHead } from '#app/contract/ledger.ts';
import type { LiveEvent } from '#app/contract/events.ts';
import type { Log, Published } from '../domain/context.ts';
import { sessionTopic } from '../domain/context.ts';
import { createPacedWork } from './pace-work.ts';

type Options = {
  /** Adds to the record of a session what was committed. @returns its new head, null where nothing came */
  grow(sessionId: string): Promise<LedgerHead | null>;
  log: Log;
  /** Sends a frame that is not logged to everybody in its topic. */
  send(event: LiveEvent): void;
  /** Milliseconds from a change to a head, and between two heads at least. */
  pace?: { first: number; least: number };
};

/** After these nothing may wait: what was closed is under a head at once. */
const closing: readonly string[] = ['motion.closed', 'motion.shown'];

/** Has the record of a session grow after something was committed, a head a minute at most and at each close, and tells the head. */
export function createHeads({ grow, log, send, pace = { first: 5_000, least: 60_000 } }: Options) {
  let stopped = false;
  const signing = createPacedWork({
    async work(sessionId) {
      const head = await grow(sessionId);
      if (head === null || stopped) return;
      send({ topic: sessionTopic(sessionId), name: 'ledger.signed', at: head.at, data: { sessionId, head } });
    },
    pace,
    log,
    failed: 'the record of a session could not grow; it is tried again',
  });
  const isClosing = ({ name, data }: LiveEvent): boolean =>
    closing.includes(name) || (name === 'session.moved' && 'state' in data && data.state === 'closed');

  return {
    onPublished({ votes, frames }: Published): void {
      for (const sessionId of new Set(votes.motions.values())) signing.schedule(sessionId);
      for (const { event } of frames) {
        if (event.seq === undefined || !event.topic.startsWith(sessionTopic(''))) continue;
        signing.schedule(event.topic.slice(sessionTopic('').length), isClosing(event));
      }
    },
    /** Has the records of these sessions grow: what an earlier process left undone. */
    catchUp: (sessionIds: string[]): void => sessionIds.forEach((sessionId) => signing.schedule(sessionId)),
    stop(): void {
      stopped = true;
      signing.stop();
    },
  };
}
