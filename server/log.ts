import { setTimeout as sleep } from 'node:timers/promises';
import pino from 'pino';
import type { Log } from './domain/context.ts';

/** Bytes of lines that wait while they cannot be written; what comes beyond is lost. */
const mostWaiting = 1024 * 1024;
/** Milliseconds until a failed write is tried again. */
const retryAfter = 1000;

/**
 * Structured lines on standard error. Fields are chosen where a line is written: never a name, a text, an address,
 * a ballot, a cookie or a token; the list below is a second net.
 */
export function createLog(level: 'info' | 'warn' | 'silent' = 'info'): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: ['email', 'name', 'text', 'token', 'cookie', 'password', 'address', 'headers', 'ballot', 'vote'],
    },
    openStandardError(),
  );
}

/** A log that cannot be written, as on a full disk, must not stop a hall: its lines wait, and later ones are dropped. */
function openStandardError(): ReturnType<typeof pino.destination> {
  // With a least length of one byte each line is still written at once, and `flush` writes again what failed.
  const destination = pino.destination({ fd: 2, sync: false, minLength: 1, maxLength: mostWaiting });
  let failing = false;
  destination.on('write', () => {
    failing = false;
  });
  destination.on('error', () => {
    if (!failing) void tryAgain();
    failing = true;
  });
  const tryAgain = async (): Promise<void> => {
    do {
      await sleep(retryAfter, undefined, { ref: false });
      destination.flush();
      await sleep(retryAfter, undefined, { ref: false });
    } while (failing);
  };
  // The library tries to write the last lines for ever (sonic-boom 4.2), and the process would never end.
  const flushSync = destination.flushSync.bind(destination);
  destination.flushSync = () => {
    if (!failing) flushSync();
  };
  return destination;
}
