import type { Log } from '../domain/context.ts';

/** Milliseconds between two looks. */
const interval = 10 * 60_000;

/** Has what is kept no longer erased at the start and every ten minutes. @returns a function that stops it */
export function createErasing(erase: () => Promise<void>, log: Pick<Log, 'warn'>): () => void {
  const look = (): void => {
    erase().catch((error: unknown) =>
      log.warn({ problem: String(error) }, 'what is overdue could not be erased; it is tried again'),
    );
  };
  look();
  const timer = setInterval(look, interval);
  return () => clearInterval(timer);
}
