import { setTimeout as sleep } from 'node:timers/promises';
import type { Db } from '#db/client.ts';
import { readDatabaseClock } from '#db/queries/health.ts';
import type { Log } from './context.ts';

type Options = {
  /** The database's clock, in milliseconds since 1970. */
  readDatabaseClock(): Promise<number>;
  /** This machine's clock, in milliseconds since 1970. */
  readOwnClock?(): number;
  warn(fields: { offMs: number }, message: string): void;
};

/** The time by which an installation lives: that of its database, also on a node whose own clock is wrong. */
export type Clock = {
  now(): Date;
  /** Milliseconds by which the database is ahead of this machine, as measured last. */
  offMs(): number;
  /** Compares the two clocks. What fails leaves the time as it is. */
  measure(): Promise<void>;
  /** Measures again and again until stopped. */
  follow(): () => void;
};

const readings = 3;
/** Milliseconds: between two measures; below this a difference is that of the reading itself; from this it is told. */
const times = { between: 30_000, grain: 50, worthTelling: 2000 };

/** The clock of an installation over this database. */
export function createDatabaseClock(db: Db, log: Pick<Log, 'warn'>): Clock {
  return createClock({
    readDatabaseClock: () => readDatabaseClock(db),
    warn: (fields, text) => log.warn(fields, text),
  });
}

/**
 * Makes the clock. A difference is read between two looks at the own clock, as NTP does it (RFC 5905, section 8), and
 * of a few readings that with the shortest way counts.
 */
export function createClock({ readDatabaseClock, readOwnClock = Date.now, warn }: Options): Clock {
  let off = 0;

  async function read(): Promise<{ off: number; way: number }> {
    const sent = readOwnClock();
    const database = await readDatabaseClock();
    const received = readOwnClock();
    return { off: database - (sent + received) / 2, way: received - sent };
  }

  async function measure(): Promise<void> {
    try {
      const found = [];
      for (let reading = 0; reading < readings; reading += 1) found.push(await read());
      const best = found.reduce((one, other) => (other.way < one.way ? other : one));
      const next = Math.abs(best.off) < times.grain + best.way ? 0 : Math.round(best.off);
      if (Math.abs(next) >= times.worthTelling && Math.abs(next - off) >= times.worthTelling) {
        warn({ offMs: next }, 'the clock of this machine differs from the database’s, which is the one that counts');
      }
      off = next;
    } catch {
      // The database is away: the time goes on as it was.
    }
  }

  return {
    now: () => new Date(readOwnClock() + off),
    offMs: () => off,
    measure,
    follow() {
      const stop = new AbortController();
      void (async () => {
        while (!stop.signal.aborted) {
          await sleep(times.between, undefined, { signal: stop.signal, ref: false }).catch(() => undefined);
          if (!stop.signal.aborted) await measure();
        }
      })();
      return () => stop.abort();
    },
  };
}
