import type { RoomSelf, RoomView } from '#app/contract/views.ts';
import type { Db } from '#db/client.ts';
import { listOwnSides, type OwnKey } from '#db/queries/own-side.ts';
import type { Actor } from '../actor.ts';
import type { Log, Published } from '../context.ts';
import { gather } from '../gather.ts';
import { listMissed, type Missed } from './list-missed.ts';
import { loadRoom, presentSelf, presentVisitor } from './load-room.ts';

/** The public side of rooms, loaded once for many viewers. */
export type RoomCache = {
  /** The room with its newest comments. @throws AppError `not_found` */
  get(sessionId: string): Promise<RoomView>;
  /** Rises with everything that changed in a room, 0 when it is not loaded: the key of pages made from it. */
  version(sessionId: string): number;
  /** Forgets what a transaction changed. Votes alone are forgotten when their tally goes out. */
  onPublished(published: Published): void;
  forget(sessionId: string): void;
  /** The viewer's own side of a room. Never kept; those asked for at one moment are read together. @throws AppError `not_found` */
  self(actor: Actor, sessionId: string): Promise<RoomSelf>;
  /**
   * What somebody missed who comes back, as {@link listMissed}; read once for all who come back between two events. Asked for
   * once the asker hears what is sent to the room: what is delivered later than it was read they hear.
   */
  missed(sessionId: string, afterSeq: number): Promise<Missed | null>;
};

/** How long a room may be served without asking the database, in milliseconds: bounds what another process changed. */
const freshFor = 2000;

type Entry = { version: number; room: Promise<RoomView> | null; loadedAt: number; missed: Kept };
/** Answers about what was missed, by where the askers were, while the room has this version. */
type Kept = { version: number; at: number; answers: Map<number, Promise<Missed | null>> };

/** Answers kept of one room: those who come back after a break were cut off at a few moments. */
const mostKept = 50;
const keepNothing: Kept = { version: -1, at: 0, answers: new Map() };

/** Makes the cache. A room that changes while it is being loaded is not kept. */
export function createRoomCache(db: Db, log?: Pick<Log, 'warn'>): RoomCache {
  const reads = gatherReads(db, log);
  const entries = new Map<string, Entry>();
  // One for all rooms: a room that is forgotten and loaded anew never gets a number it had before.
  let latest = 0;

  function entry(sessionId: string): Entry {
    const found = entries.get(sessionId) ?? {
      version: (latest += 1),
      room: null,
      loadedAt: 0,
      missed: keepNothing,
    };
    entries.set(sessionId, found);
    return found;
  }

  function forget(sessionId: string): void {
    const found = entries.get(sessionId);
    if (!found) return;
    found.version = latest += 1;
    found.room = null;
  }

  return {
    get(sessionId) {
      const mine = entry(sessionId);
      if (mine.room && Date.now() - mine.loadedAt < freshFor) return mine.room;
      if (mine.room) mine.version = latest += 1;
      const room = loadRoom(db, sessionId);
      mine.room = room;
      mine.loadedAt = Date.now();
      room.catch(() => {
        if (mine.room === room) entries.delete(sessionId);
      });
      return room;
    },
    version(sessionId) {
      const mine = entries.get(sessionId);
      if (mine?.room && Date.now() - mine.loadedAt >= freshFor) forget(sessionId);
      return mine?.version ?? 0;
    },
    onPublished(published) {
      const topics = new Set(published.frames.map(({ event }) => event.topic));
      for (const topic of topics) if (topic.startsWith('session:')) forget(topic.slice('session:'.length));
    },
    forget,
    self: reads.self,
    missed(sessionId, afterSeq) {
      const mine = entry(sessionId);
      const { version, at, answers } = mine.missed;
      if (version !== mine.version || Date.now() - at >= freshFor || answers.size >= mostKept)
        mine.missed = { version: mine.version, at: Date.now(), answers: new Map() };
      const kept = mine.missed.answers;
      const answer = kept.get(afterSeq) ?? reads.missed(sessionId, afterSeq);
      kept.set(afterSeq, answer);
      answer.catch(() => kept.delete(afterSeq));
      return answer;
    },
  };
}

/** At most this many are asked for in one statement. */
const most = 200;

function gatherReads(db: Db, log?: Pick<Log, 'warn'>): Pick<RoomCache, 'self' | 'missed'> {
  const given = log ? { log } : {};
  const sides = gather({ what: 'own sides of rooms', ...given, most, run: (keys: OwnKey[]) => listOwnSides(db, keys) });
  const missed = gather<{ sessionId: string; afterSeq: number }, Missed | null>({
    what: 'missed events',
    ...given,
    most,
    async run(asked) {
      const found = new Map<(typeof asked)[number], Missed | null>();
      for (const [sessionId, ofOne] of Map.groupBy(asked, (one) => one.sessionId)) {
        const afterSeqs = ofOne.map((one) => one.afterSeq);
        const answers = await listMissed(db, sessionId, afterSeqs);
        ofOne.forEach((one, place) => found.set(one, answers[place] ?? null));
      }
      return asked.map((one) => found.get(one) ?? null);
    },
  });
  return {
    async self(actor, sessionId) {
      if (actor.kind === 'visitor') return presentVisitor();
      return presentSelf(actor, await sides.ask({ sessionId, personId: actor.personId }));
    },
    missed: (sessionId, afterSeq) => missed.ask({ sessionId, afterSeq }),
  };
}
