import type { LiveEvent } from '#app/contract/events.ts';
import type { Log, Published } from '../domain/context.ts';
import { tallyEvents, type Countable, type VoteCounts } from '../domain/votes/count-votes.ts';

type Options = {
  /** Counts committed votes and supports; `sessionId` is the session they belong to. */
  count(sessionId: string, which: Countable): Promise<VoteCounts>;
  log: Log;
  /** Sends a frame that is not logged to everybody in its topic. */
  send(event: LiveEvent): void;
  /** How many sockets watch a session. */
  watching(sessionId: string): number;
};

type Kind = keyof Countable;
type Dirty = {
  ids: Record<Kind, Set<string>>;
  timer: NodeJS.Timeout | null;
  counting: boolean;
  lastAt: number;
};

const kinds = ['statements', 'motions', 'questions', 'comments'] as const satisfies Kind[];

/** Milliseconds before a count that failed is tried again. */
const pause = 1000;

/** Milliseconds between two tallies of a room: four a second, two in a large hall. */
export function tallyInterval(watching: number): number {
  return watching > 500 ? 500 : 250;
}

/**
 * Announces tallies after votes were committed: the first at once, then at most one an interval, and always one after
 * the last vote. Counts committed rows, never the rows of a transaction under way, and one count at a time.
 */
export function createTallies({ count, log, send, watching }: Options) {
  const rooms = new Map<string, Dirty>();
  let stopped = false;

  function room(sessionId: string): Dirty {
    const ids = {
      statements: new Set<string>(),
      motions: new Set<string>(),
      questions: new Set<string>(),
      comments: new Set<string>(),
    };
    const fresh = { ids, timer: null, counting: false, lastAt: 0 };
    const found = rooms.get(sessionId) ?? fresh;
    rooms.set(sessionId, found);
    return found;
  }

  async function announce(sessionId: string, dirty: Dirty): Promise<void> {
    const { ids } = dirty;
    const which: Countable = {
      statements: [...ids.statements],
      motions: [...ids.motions],
      questions: [...ids.questions],
      comments: [...ids.comments],
    };
    for (const kind of kinds) ids[kind].clear();
    dirty.lastAt = Date.now();
    const counts = await count(sessionId, which).catch((error: unknown) => {
      for (const kind of kinds) for (const id of which[kind]) ids[kind].add(id);
      throw error;
    });
    for (const event of tallyEvents(sessionId, counts)) send(event);
  }

  async function run(sessionId: string, dirty: Dirty): Promise<void> {
    dirty.timer = null;
    dirty.counting = true;
    try {
      await announce(sessionId, dirty);
    } catch (error) {
      dirty.lastAt = Date.now() + pause;
      log.warn({ sessionId, problem: String(error) }, 'a tally could not be counted; it is tried again');
    }
    dirty.counting = false;
    if (kinds.some((kind) => dirty.ids[kind].size > 0)) schedule(sessionId, dirty);
  }

  function schedule(sessionId: string, dirty: Dirty): void {
    if (stopped || dirty.timer || dirty.counting) return;
    const wait = Math.max(0, dirty.lastAt + tallyInterval(watching(sessionId)) - Date.now());
    dirty.timer = setTimeout(() => void run(sessionId, dirty), wait);
  }

  return {
    onPublished(published: Published): void {
      const touched = new Set<string>();
      for (const kind of kinds) {
        for (const [id, sessionId] of published.votes[kind]) {
          room(sessionId).ids[kind].add(id);
          touched.add(sessionId);
        }
      }
      for (const sessionId of touched) schedule(sessionId, room(sessionId));
    },
    stop(): void {
      stopped = true;
      for (const { timer } of rooms.values()) if (timer) clearTimeout(timer);
    },
  };
}
