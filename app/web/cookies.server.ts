import { readCookie, writeAuthCookie } from '#server/auth/read-actor.ts';
import type { AppLoadContext } from '@remix-run/server-runtime';

export const themes = ['system', 'light', 'dark', 'contrast'] as const;
export type Theme = (typeof themes)[number];

/** The theme somebody chose, else what their system says. */
export function themeOf(request: Request): Theme {
  const chosen = readCookie(request.headers.get('cookie') ?? undefined, 'theme');
  return themes.find((theme) => theme === chosen) ?? 'system';
}

/** A cookie for a preference: a year, readable by the server only. */
export function preferenceCookie(name: 'theme' | 'lang', value: string, secure: boolean): string {
  return `${name}=${value}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
}

/** A path of our own to go back to, as addresses are written (ASCII); anything else becomes `fallback`. */
export function safePath(path: string | null | undefined, fallback: string): string {
  return path && /^\/(?![/\\])[\u0021-\u005b\u005d-\u007e]*$/.test(path) ? path : fallback;
}

/** What kind of browser asked, in two words at most, so that people recognise their own logins. */
export function deviceOf(request: Request): string {
  const agent = request.headers.get('user-agent') ?? '';
  const system = /Android|iPhone|iPad|Windows|Mac OS|Linux/.exec(agent)?.[0] ?? '';
  const browser = /Firefox|Edg|Chrome|Safari/.exec(agent)?.[0] ?? '';
  return [browser, system].filter(Boolean).join(' · ');
}

/** Makes a login for a person. @returns headers with its cookie */
export async function signInHeaders(context: AppLoadContext, personId: string, request: Request): Promise<Headers> {
  const { token, expiresAt } = await context.auth.create(personId, deviceOf(request));
  return loginHeaders(context, token, expiresAt);
}

/** Headers with the cookie of a login that was made. */
export function loginHeaders(context: AppLoadContext, token: string, expiresAt: Date): Headers {
  const headers = new Headers();
  headers.append('Set-Cookie', writeAuthCookie(context.site.secure, token, expiresAt));
  return headers;
}
