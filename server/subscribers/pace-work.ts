import type { Log } from '../domain/context.ts';

type Options = {
  /** The work for one session. */
  work(sessionId: string): Promise<void>;
  /** Milliseconds from a change to the first work, and between two works at least. */
  pace: { first: number; least: number };
  /** How many times as long as it took the work rests afterwards. */
  restFactor?: number;
  log: Log;
  /** What the log says when it failed; it is tried again. */
  failed: string;
};

type Session = { wanted: boolean; working: boolean; timer: NodeJS.Timeout | null; nextAt: number };

/** Milliseconds before work that failed is tried again. */
const pause = 10_000;

export type PacedWork = {
  /** Has the work of a session done soon: at its pace, or at once where that cannot wait. */
  schedule(sessionId: string, atOnce?: boolean): void;
  stop(): void;
};

/** Does the work of sessions that changed, one session at a time and no more often than its pace. */
export function createPacedWork({ work, pace, restFactor = 0, log, failed }: Options): PacedWork {
  const sessions = new Map<string, Session>();
  let stopped = false;

  function schedule(sessionId: string, atOnce = false): void {
    const one = sessions.get(sessionId) ?? { wanted: false, working: false, timer: null, nextAt: 0 };
    sessions.set(sessionId, one);
    one.wanted = true;
    if (atOnce) one.nextAt = 0;
    if (stopped || one.working || (one.timer && !atOnce)) return;
    if (one.timer) clearTimeout(one.timer);
    const wait = atOnce ? 0 : Math.max(pace.first, one.nextAt - Date.now());
    one.timer = setTimeout(() => void run(sessionId, one), wait);
  }

  async function run(sessionId: string, one: Session): Promise<void> {
    one.timer = null;
    one.wanted = false;
    one.working = true;
    const begun = Date.now();
    try {
      one.nextAt = Number.POSITIVE_INFINITY;
      await work(sessionId);
      // Who asked for it at once meanwhile has set the time back.
      if (one.nextAt > 0) one.nextAt = Date.now() + Math.max(pace.least, (Date.now() - begun) * restFactor);
    } catch (error) {
      one.nextAt = Date.now() + pause;
      one.wanted = true;
      if (!stopped) log.warn({ sessionId, problem: String(error) }, failed);
    }
    one.working = false;
    if (one.wanted) schedule(sessionId, one.nextAt === 0);
  }

  return {
    schedule,
    stop(): void {
      stopped = true;
      for (const { timer } of sessions.values()) if (timer) clearTimeout(timer);
    },
  };
}
