import { errorStatus, isAppError } from '#app/contract/errors.ts';

/** Codes with which a room ends a connection; the stock client comes back by itself unless the code begins with 44. */
export const closeCodes = {
  signedOut: 4401,
  notYou: 4403,
  notFound: 4404,
  badMessage: 4422,
  tooMany: 4429,
  /** Come back at once: the room is made anew. */
  restart: 1012,
  /** Come back in a moment: the database is away. */
  later: 1013,
  failure: 1011,
} as const;

/** The code for an error: 44xx as in HTTP for what the client must understand. */
export function toCloseCode(error: unknown): number {
  if (!isAppError(error)) return closeCodes.failure;
  if (error.code === 'unavailable') return closeCodes.later;
  if (error.code === 'conflict') return closeCodes.notYou;
  return error.code === 'internal' ? closeCodes.failure : 4000 + errorStatus[error.code];
}
