import type { LiveEvent } from '#app/contract/events.ts';
import type { Log, Published } from '../domain/context.ts';
import { sessionTopic } from '../domain/context.ts';
import { createPacedWork } from './pace-work.ts';

type Options = {
  /** Draws the map of a session. @returns its number, null where nothing was drawn */
  draw(sessionId: string): Promise<number | null>;
  log: Log;
  /** Sends a frame that is not logged to everybody in its topic. */
  send(event: LiveEvent): void;
  /** Milliseconds from a change to the first map, and between two maps at least. */
  pace?: { first: number; least: number };
};

/** A map is drawn at most a tenth of the time, however long it takes. */
const restFactor = 9;

/** After these events what a map shows is another, though nobody voted. */
const redrawing: readonly string[] = ['session.moved', 'statement.hidden', 'statement.restored', 'statement.merged'];

/**
 * Has the opinion map of a session drawn after votes were committed, and tells that there is a new one. The map itself
 * does not travel: who looks at it asks for it.
 */
export function createMaps({ draw, log, send, pace = { first: 1_500, least: 5_000 } }: Options) {
  let stopped = false;
  const drawing = createPacedWork({
    async work(sessionId) {
      const revision = await draw(sessionId);
      if (revision === null || stopped) return;
      const at = new Date().toISOString();
      send({ topic: sessionTopic(sessionId), name: 'map.drawn', at, data: { sessionId, revision } });
    },
    pace,
    restFactor,
    log,
    failed: 'an opinion map could not be drawn; it is tried again',
  });

  return {
    onPublished({ votes, frames }: Published): void {
      const changed = new Set(votes.statements.values());
      for (const { event } of frames) {
        if (redrawing.includes(event.name)) changed.add(event.topic.slice(sessionTopic('').length));
      }
      for (const sessionId of changed) drawing.schedule(sessionId);
    },
    /** Has the maps of these sessions drawn: what an earlier process left undone. */
    catchUp: (sessionIds: string[]): void => sessionIds.forEach((sessionId) => drawing.schedule(sessionId)),
    stop(): void {
      stopped = true;
      drawing.stop();
    },
  };
}
