import type { LiveEvent } from '#app/contract/events.ts';
import type { Log, Published } from '../domain/context.ts';
import { sessionTopic } from '../domain/context.ts';

type Options = {
  /** Draws the map of a session. @returns its number, null where nothing was drawn */
  draw(sessionId: string): Promise<number | null>;
  log: Log;
  /** Sends a frame that is not logged to everybody in its topic. */
  send(event: LiveEvent): void;
  /** Milliseconds from a change to the first map, and between two maps at least. */
  pace?: { first: number; least: number };
};

type Session = { wanted: boolean; drawing: boolean; timer: NodeJS.Timeout | null; nextAt: number };

/** A map is drawn at most a tenth of the time, however long it takes. */
const restFactor = 9;
/** Milliseconds before a map that could not be drawn is tried again. */
const pause = 10_000;

/** After these events what a map shows is another, though nobody voted. */
const redrawing: readonly string[] = ['session.moved', 'statement.hidden', 'statement.restored'];

/**
 * Has the opinion map of a session drawn after votes were committed, and tells that there is a new one. The map itself
 * does not travel: who looks at it asks for it.
 */
export function createMaps({ draw, log, send, pace = { first: 1_500, least: 5_000 } }: Options) {
  const sessions = new Map<string, Session>();
  let stopped = false;

  function schedule(sessionId: string): void {
    const one = sessions.get(sessionId) ?? { wanted: false, drawing: false, timer: null, nextAt: 0 };
    sessions.set(sessionId, one);
    one.wanted = true;
    if (stopped || one.timer || one.drawing) return;
    const wait = Math.max(pace.first, one.nextAt - Date.now());
    one.timer = setTimeout(() => void run(sessionId, one), wait);
  }

  async function run(sessionId: string, one: Session): Promise<void> {
    one.timer = null;
    one.wanted = false;
    one.drawing = true;
    const begun = Date.now();
    try {
      const revision = await draw(sessionId);
      one.nextAt = Date.now() + Math.max(pace.least, (Date.now() - begun) * restFactor);
      if (revision !== null && !stopped) {
        const at = new Date().toISOString();
        send({ topic: sessionTopic(sessionId), name: 'map.drawn', at, data: { sessionId, revision } });
      }
    } catch (error) {
      one.nextAt = Date.now() + pause;
      one.wanted = true;
      if (!stopped)
        log.warn({ sessionId, problem: String(error) }, 'an opinion map could not be drawn; it is tried again');
    }
    one.drawing = false;
    if (one.wanted) schedule(sessionId);
  }

  return {
    onPublished({ votes, frames }: Published): void {
      const changed = new Set(votes.statements.values());
      for (const { event } of frames) {
        if (redrawing.includes(event.name)) changed.add(event.topic.slice(sessionTopic('').length));
      }
      for (const sessionId of changed) schedule(sessionId);
    },
    /** Has the maps of these sessions drawn: what an earlier process left undone. */
    catchUp: (sessionIds: string[]): void => sessionIds.forEach(schedule),
    stop(): void {
      stopped = true;
      for (const { timer } of sessions.values()) if (timer) clearTimeout(timer);
    },
  };
}
