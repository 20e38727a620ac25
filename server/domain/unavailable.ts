import { AppError, isAppError } from '#app/contract/errors.ts';

const network: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOENT',
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
]);

function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  const { code, cause } = error as { code?: unknown; cause?: unknown };
  if (typeof code === 'string') return code;
  return cause === error ? '' : codeOf(cause);
}

/**
 * True when PostgreSQL is away, stopping, starting, read-only or out of space: nobody's mistake, and worth another try.
 * SQLSTATE classes 08, 53 and 57 and 25006 (PostgreSQL documentation, appendix A).
 */
export function isDatabaseAway(error: unknown): boolean {
  const code = codeOf(error);
  return network.has(code) || /^(08|53|57)...$/.test(code) || code === '25006';
}

/**
 * True when two transactions got in each other's way (deadlock, or the same key inserted twice): done again, the act finds
 * what the other one stored. SQLSTATE 40P01, 40001 and 23505.
 */
export function isLostRace(error: unknown): boolean {
  return ['40P01', '40001', '23505'].includes(codeOf(error));
}

/**
 * The error to tell a client of: `unavailable` when the database is away, else the same error. That of a failed query
 * comes back without the query's parameters, which hold what people wrote and must not reach the log.
 */
export function toUnavailable(error: unknown): unknown {
  if (isAppError(error)) return error;
  if (isDatabaseAway(error)) return new AppError('unavailable', 'server.unavailable', { retryAfter: 2 });
  return error instanceof Error && 'params' in error ? withoutParameters(error) : error;
}

function withoutParameters(error: Error): Error {
  const cause = error.cause instanceof Error ? error.cause.message : 'unknown';
  const bare = Object.assign(new Error(`a query failed: ${cause}`), { code: codeOf(error) });
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  bare.stack = [bare.message, ...frames].join('\n');
  return bare;
}
