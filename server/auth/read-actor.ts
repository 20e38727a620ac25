import type { Actor } from '../domain/actor.ts';
import { visitor } from '../domain/actor.ts';
import type { AuthSessions } from './auth-sessions.ts';

/** Name of the login cookie: with the `__Host-` prefix wherever the site is served over https. */
export function authCookieName(secure: boolean): string {
  return secure ? '__Host-tachawor' : 'tachawor';
}

/** The value of one cookie in a Cookie header. */
export function readCookie(header: string | undefined, name: string): string | null {
  for (const part of (header ?? '').split(';')) {
    const [key, ...value] = part.trim().split('=');
    if (key === name) return value.join('=') || null;
  }
  return null;
}

/** The Set-Cookie value that signs a browser in until `expiresAt`. */
export function writeAuthCookie(secure: boolean, token: string, expiresAt: Date): string {
  const always = `${authCookieName(secure)}=${token}; Path=/; HttpOnly; SameSite=Lax; Expires=${expiresAt.toUTCString()}`;
  return secure ? `${always}; Secure` : always;
}

/** The Set-Cookie value that signs a browser out. */
export function clearAuthCookie(secure: boolean): string {
  return writeAuthCookie(secure, '', new Date(0));
}

/**
 * Who is asking: the same function for pages, sockets and co-editing.
 * @param guestToken a token given in the handshake instead of a cookie; the cookie wins
 */
export async function readActor(
  auth: Pick<AuthSessions, 'validate'>,
  secure: boolean,
  cookieHeader: string | undefined,
  guestToken?: unknown,
): Promise<Actor> {
  const cookie = readCookie(cookieHeader, authCookieName(secure));
  const token = cookie ?? (typeof guestToken === 'string' ? guestToken : null);
  if (!token) return visitor;
  return (await auth.validate(token)) ?? visitor;
}
