import { readCookie } from '#server/auth/read-actor.ts';

const name = (secure: boolean): string => (secure ? '__Host-tachawor-tablet' : 'tachawor-tablet');

/** What a shared tablet keeps of itself; null in every other browser. */
export function readTablet(request: Request, secure: boolean): string | null {
  const value = readCookie(request.headers.get('cookie') ?? undefined, name(secure));
  return /^([A-Za-z0-9_-]{43})\.[0-9a-z]+$/.exec(value ?? '')?.[1] ?? null;
}

/**
 * The only cookie of a shared tablet; nothing in it is of a person. It is written anew with each turn: a browser shows no page again
 * that it kept before a cookie changed.
 */
export function tabletCookie(device: string, secure: boolean): string {
  const mark = Date.now().toString(36);
  return `${name(secure)}=${device}.${mark}; Path=/; Max-Age=172800; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
}
