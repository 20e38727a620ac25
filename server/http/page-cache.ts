import { createHash } from 'node:crypto';
import { createRequestHandler, type ServerBuild } from '@remix-run/server-runtime';
import type { RequestHandler } from 'express';
import { authCookieName, readCookie } from '../auth/read-actor.ts';
import type { RoomCache } from '../domain/rooms/room-cache.ts';
import type { ServerContext } from './load-context.ts';
import { narrowToRoom, roomPath } from './room-build.ts';

type Kept = { version: number; body: Buffer; policy: string };
type Deps = {
  build: ServerBuild;
  rooms: RoomCache;
  secure: boolean;
  makeContext(request: Parameters<RequestHandler>[0]): Promise<Omit<ServerContext, 'nonce'>>;
  /** Other headers of every page, without the policy for scripts. */
  headers: Record<string, string>;
};

/** Rooms kept at once, in each language and theme. */
const most = 300;

/** The policy of a kept page: its inline scripts by their hashes, which are as strict as a nonce for a text that is known. */
export function hashPolicy(html: string): string {
  const hashes = [...html.matchAll(/<script(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(
    ([, script]) =>
      `'sha256-${createHash('sha256')
        .update(script ?? '')
        .digest('base64')}'`,
  );
  return (
    `default-src 'self'; script-src 'self' ${[...new Set(hashes)].join(' ')}; style-src 'self'; img-src 'self' data:; ` +
    `font-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; ` +
    `require-trusted-types-for 'script'; trusted-types 'none'`
  );
}

/**
 * Keeps whole room pages for visitors without a login: they all see the same until something in the room changes.
 * Everything else passes by.
 */
export function createPageCache(deps: Deps): RequestHandler {
  const handle = createRequestHandler(narrowToRoom(deps.build), 'production');
  const kept = new Map<string, Kept>();
  const making = new Map<string, Promise<Kept | null>>();
  const cookie = authCookieName(deps.secure);

  async function make(request: Parameters<RequestHandler>[0], key: string, sessionId: string): Promise<Kept | null> {
    const version = deps.rooms.version(sessionId);
    const context: ServerContext = { ...(await deps.makeContext(request)), nonce: undefined };
    const theme = readCookie(request.headers.cookie, 'theme');
    const answer = await handle(
      new Request(`http://page.invalid${request.path}`, { headers: theme ? { cookie: `theme=${theme}` } : {} }),
      context,
    );
    if (answer.status !== 200) return null;
    const html = await answer.text();
    const page = { version, body: Buffer.from(html), policy: hashPolicy(html) };
    if (kept.size >= most) kept.delete(kept.keys().next().value ?? '');
    kept.set(key, page);
    return page;
  }

  return (request, response, next) => {
    const sessionId =
      request.method === 'GET' && request.url === request.path ? roomPath.exec(request.path)?.[2] : undefined;
    if (!sessionId || readCookie(request.headers.cookie, cookie)) return next();
    const theme = readCookie(request.headers.cookie, 'theme') ?? '';
    if (!/^[a-z]{0,10}$/.test(theme)) return next();
    const key = `${theme} ${request.path}`;
    const ready = kept.get(key);
    const send = (page: Kept | null): void => {
      if (!page) return next();
      response.writeHead(200, {
        ...deps.headers,
        'Content-Type': 'text/html; charset=utf-8',
        'Cache-Control': 'private, no-cache',
        'Content-Security-Policy': page.policy,
        'Content-Length': page.body.length,
      });
      response.end(page.body);
    };
    if (ready && ready.version === deps.rooms.version(sessionId)) return send(ready);
    const underWay = making.get(key) ?? make(request, key, sessionId).finally(() => making.delete(key));
    making.set(key, underWay);
    underWay.then(send, next);
  };
}
