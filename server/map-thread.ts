import { Worker } from 'node:worker_threads';
import type { MapAnswer } from './map-worker.ts';

type Waiting = { resolve(revision: number | null): void; reject(error: Error): void };

/** Draws opinion maps in a thread of their own, one after the other. */
export type MapThread = {
  /** @returns the number of the new map, null where there was nothing to draw. @throws Error when it could not be drawn */
  draw(sessionId: string): Promise<number | null>;
  /** Finishes what is under way and lets go of the database. */
  stop(): Promise<void>;
};

/** Milliseconds the thread has to finish when it is told to stop, and after which it ends when nothing is asked of it. */
const patience = 5_000;
const idleFor = 20_000;

/** The thread begins with the first map that is asked for, and anew after it failed. */
export function createMapThread(databaseUrl: string): MapThread {
  const waiting = new Map<string, Waiting>();
  let worker: Worker | null = null;
  let idle: NodeJS.Timeout | undefined;

  function fail(error: Error): void {
    worker = null;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  }

  function begin(): Worker {
    const started = new Worker(new URL('./map-worker.ts', import.meta.url), { workerData: { databaseUrl } });
    started.unref();
    started.on('message', ({ sessionId, revision, problem }: MapAnswer) => {
      const one = waiting.get(sessionId);
      waiting.delete(sessionId);
      if (waiting.size === 0) idle = setTimeout(() => void end(), idleFor).unref();
      if (problem === undefined) one?.resolve(revision);
      else one?.reject(new Error(problem));
    });
    started.on('error', fail);
    started.on('exit', () => {
      if (worker === started) fail(new Error('the thread of the maps ended'));
    });
    return started;
  }

  async function end(): Promise<void> {
    clearTimeout(idle);
    const ending = worker;
    if (!ending) return;
    worker = null;
    const ended = new Promise<void>((resolve) => void ending.once('exit', () => resolve()));
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin
    ending.postMessage(null);
    const timer = setTimeout(() => void ending.terminate(), patience);
    await ended;
    clearTimeout(timer);
  }

  return {
    draw(sessionId) {
      clearTimeout(idle);
      worker ??= begin();
      const thread = worker;
      return new Promise((resolve, reject) => {
        waiting.set(sessionId, { resolve, reject });
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin
        thread.postMessage(sessionId);
      });
    },
    stop: end,
  };
}
