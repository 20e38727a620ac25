import { readCookie } from '#server/auth/read-actor.ts';

/** As long as the code is good, in seconds. */
const lifetime = 600;

const nameOf = (secure: boolean): string => (secure ? '__Host-attempt' : 'attempt');

/** Keeps the secret of the browser that asked for a code; an empty one forgets it. */
export function attemptCookie(attempt: string, secure: boolean): string {
  const age = attempt === '' ? 0 : lifetime;
  return `${nameOf(secure)}=${attempt}; Path=/; Max-Age=${age}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
}

/** The secret this browser keeps, if it asked for a code a moment ago. */
export function readAttempt(request: Request, secure: boolean): string | null {
  return readCookie(request.headers.get('cookie') ?? undefined, nameOf(secure));
}
