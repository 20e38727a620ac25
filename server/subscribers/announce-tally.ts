import type { LiveEvent } from '#app/contract/events.ts';
import type { Log, Published } from '../domain/context.ts';
import { sessionTopic } from '../domain/context.ts';
import type { VoteCounts } from '../domain/votes/count-votes.ts';

type Options = {
  /** Counts committed votes; `sessionId` is the session they belong to. */
  count(sessionId: string, statementIds: string[], motionIds: string[]): Promise<VoteCounts>;
  log: Log;
  /** Sends a frame that is not logged to everybody in its topic. */
  send(event: LiveEvent): void;
  /** How many sockets watch a session. */
  watching(sessionId: string): number;
};

type Dirty = { statements: Set<string>; motions: Set<string>; timer: NodeJS.Timeout | null; lastAt: number };

/** Above this many statements in one announcement they travel in one frame. */
const singleFrames = 8;

/** Milliseconds between two tallies of a room: four a second, two in a large hall. */
export function tallyInterval(watching: number): number {
  return watching > 500 ? 500 : 250;
}

/**
 * Announces tallies after votes were committed: the first at once, then at most one an interval, and always one after
 * the last vote. Counts committed rows, never the rows of a transaction under way.
 */
export function createTallies({ count, log, send, watching }: Options) {
  const rooms = new Map<string, Dirty>();

  function room(sessionId: string): Dirty {
    const found = rooms.get(sessionId) ?? { statements: new Set(), motions: new Set(), timer: null, lastAt: 0 };
    rooms.set(sessionId, found);
    return found;
  }

  async function announce(sessionId: string, dirty: Dirty): Promise<void> {
    const statements = [...dirty.statements];
    const motions = [...dirty.motions];
    dirty.statements.clear();
    dirty.motions.clear();
    dirty.lastAt = Date.now();
    const topic = sessionTopic(sessionId);
    const counts = await count(sessionId, statements, motions).catch((error: unknown) => {
      for (const id of statements) dirty.statements.add(id);
      for (const id of motions) dirty.motions.add(id);
      throw error;
    });
    const at = new Date().toISOString();
    if (counts.statements.length > singleFrames) {
      send({ topic, name: 'statements.tallied', at, data: { tallies: counts.statements } });
    } else {
      for (const data of counts.statements) send({ topic, name: 'statement.tallied', at, data });
    }
    for (const data of counts.motions) send({ topic, name: 'motion.tallied', at, data });
  }

  function schedule(sessionId: string, dirty: Dirty): void {
    if (dirty.timer) return;
    const wait = Math.max(0, dirty.lastAt + tallyInterval(watching(sessionId)) - Date.now());
    dirty.timer = setTimeout(() => {
      dirty.timer = null;
      announce(sessionId, dirty).catch((error: unknown) => {
        log.warn({ sessionId, problem: String(error) }, 'a tally could not be counted; it is tried again');
        dirty.timer ??= setTimeout(() => {
          dirty.timer = null;
          schedule(sessionId, dirty);
        }, 1000);
      });
    }, wait);
  }

  return {
    onPublished(published: Published): void {
      const touched = new Set<string>();
      for (const kind of ['statements', 'motions'] as const) {
        for (const [id, sessionId] of published.votes[kind]) {
          room(sessionId)[kind].add(id);
          touched.add(sessionId);
        }
      }
      for (const sessionId of touched) schedule(sessionId, room(sessionId));
    },
    stop(): void {
      for (const { timer } of rooms.values()) if (timer) clearTimeout(timer);
    },
  };
}
