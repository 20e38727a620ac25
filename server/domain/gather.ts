import { AppError, isAppError } from '#app/contract/errors.ts';
import type { Log } from './context.ts';
import { toUnavailable } from './unavailable.ts';

/** Many single questions or acts, taken to the database together. */
export type Gathering<In, Out> = {
  /** Resolves with the answer to this one. @throws the refusal of this one, or what the whole group failed with */
  ask(one: In): Promise<Out>;
  /** Resolves when nothing is waiting any more. */
  drain(): Promise<void>;
  /** Takes no more: they are refused with `unavailable`. Resolves when those taken before are done. */
  close(): Promise<void>;
};

type Options<In, Out> = {
  /** What is gathered, for the log. */
  what: string;
  log?: Pick<Log, 'warn'>;
  /** Answers a whole group, in its order; an AppError refuses one of them. */
  run(group: In[]): Promise<Array<Out | AppError>>;
  most: number;
  /** Milliseconds from the beginning of one group to that of the next: in a rush groups grow, and one alone never waits. */
  apart?: number;
};

type Waiting<In, Out> = { one: In; resolve: (answer: Out) => void; reject: (error: unknown) => void };

/**
 * Takes questions in groups: while one group is under way the next gathers, and it begins after everything that was
 * asked before it. A group that fails as a whole is tried again one by one, unless the database is away.
 */
export function gather<In, Out>({ what, log, run, most, apart = 0 }: Options<In, Out>): Gathering<In, Out> {
  let queue: Array<Waiting<In, Out>> = [];
  let running: Promise<void> | null = null;
  let closed = false;
  let begun = -Infinity;

  async function answer(group: Array<Waiting<In, Out>>): Promise<void> {
    try {
      const answers = await run(group.map(({ one }) => one));
      if (answers.length !== group.length) throw new Error(`${what}: ${answers.length} answers for ${group.length}`);
      group.forEach(({ resolve, reject }, index) => {
        const found = answers[index] as Out | AppError;
        if (found instanceof AppError) reject(found);
        else resolve(found);
      });
    } catch (thrown) {
      const error = toUnavailable(thrown);
      if (group.length === 1 || (isAppError(error) && error.code === 'unavailable')) {
        for (const { reject } of group) reject(error);
        return;
      }
      log?.warn({ what, group: group.length }, 'a group failed as a whole; trying its parts one by one');
      for (const waiting of group) await answer([waiting]);
    }
  }

  async function runAll(): Promise<void> {
    while (queue.length > 0) {
      const left = begun + apart - performance.now();
      await new Promise((resolve) => (left > 0 ? setTimeout(resolve, left) : setImmediate(resolve)));
      begun = performance.now();
      const group = queue.slice(0, most);
      queue = queue.slice(most);
      await answer(group);
    }
    running = null;
  }

  const drain = (): Promise<void> => running ?? Promise.resolve();
  return {
    ask: (one) =>
      new Promise((resolve, reject) => {
        if (closed) return reject(new AppError('unavailable', 'server.unavailable', { retryAfter: 2 }));
        queue.push({ one, resolve, reject });
        running ??= runAll();
      }),
    drain,
    close() {
      closed = true;
      return drain();
    },
  };
}
