import { isAppError } from '#app/contract/errors.ts';

/** What the forum's refusals mean to an operator. */
const sentences: Readonly<Record<string, string>> = {
  'account.unknown': 'No account has this address.',
  'commune.unknown': 'No commune has this slug; "communes list" shows them, and "communes import" adds them.',
  'email.taken': 'This address has an account already.',
  'seat.unknown': 'The space has no seat of such a number; "space create" says how many there are.',
  'session.unknown': 'There is no such session.',
  'space.unknown': 'This commune has no space yet; make one with "space create".',
  'server.unavailable': 'The database cannot be reached.',
};

/** One line for an expected failure, or null for a bug. */
export function explain(error: unknown): string | null {
  if (isAppError(error) && error.reason === 'account.unknown' && error.fields?.email)
    return `No account has the address ${error.fields.email}; make one with "accounts create".`;
  if (isAppError(error)) return sentences[error.reason] ?? `Refused: ${error.code}, ${error.reason}.`;
  return null;
}
