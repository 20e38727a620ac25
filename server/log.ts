import pino from 'pino';
import type { Log } from './domain/context.ts';

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
    pino.destination({ fd: 2, sync: false }),
  );
}
