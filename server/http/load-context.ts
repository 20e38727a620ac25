import type { RequestHandler } from 'express';
import type { Actor } from '../domain/actor.ts';
import type { DomainServices, Mailer } from '../domain/context.ts';
import type { AuthSessions } from '../auth/auth-sessions.ts';
import type { ShareCard } from '#app/contract/share-card.ts';
import type { RoomCache } from '../domain/rooms/room-cache.ts';

/** What every loader and action gets from the server. */
export type ServerContext = {
  actor: Actor;
  requestId: string;
  nonce: string | undefined;
  /** A keyed hash of where the request comes from, for limits. */
  address: string;
  /** The network it comes from; never kept as it is. */
  network: string;
  services: DomainServices;
  auth: AuthSessions;
  rooms: RoomCache;
  /** Kept messages, shown in demo mode only. */
  mailer: Mailer | null;
  /** Draws the picture of a shared page. */
  drawCard(card: ShareCard): Promise<Uint8Array>;
  site: {
    baseUrl: string;
    secure: boolean;
    demo: boolean;
    /** Whether mail goes out; else it is kept on the server. */
    mails: boolean;
  };
};

declare module '@remix-run/server-runtime' {
  interface AppLoadContext extends ServerContext {}
}

/** Puts the context of a request where the Remix handler finds it. */
export function keepContext(
  make: (request: Parameters<RequestHandler>[0]) => Promise<Omit<ServerContext, 'nonce'>>,
): RequestHandler {
  return (request, response, next) => {
    make(request).then((context) => {
      response.locals.context = { ...context, nonce: response.locals.nonce as string };
      next();
    }, next);
  };
}
