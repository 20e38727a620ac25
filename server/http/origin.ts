import type { IncomingHttpHeaders } from 'node:http';

/**
 * Makes the test for posts and socket handshakes: the public address is allowed, and on a site without https also the
 * address the browser itself used (a laptop in the hall is reached by its network address). No Origin means a program,
 * which carries no cookie of a browser.
 */
export function createOriginCheck(baseUrl: string, secure: boolean) {
  const home = new URL(baseUrl).origin;
  return function isAllowedOrigin(origin: string | undefined, host: string | undefined): boolean {
    if (origin === undefined) return true;
    if (origin === home) return true;
    return !secure && host !== undefined && origin === `http://${host}`;
  };
}

/** Whether a post comes from a page of ours, by Origin, or by Sec-Fetch-Site where there is no Origin. */
export function isOwnPost(
  headers: IncomingHttpHeaders,
  isAllowedOrigin: (origin: string | undefined, host: string | undefined) => boolean,
): boolean {
  if (headers.origin !== undefined) return isAllowedOrigin(headers.origin, headers.host);
  const site = headers['sec-fetch-site'];
  return site === undefined || site === 'same-origin' || site === 'none';
}
