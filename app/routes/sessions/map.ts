import type { LoaderFunctionArgs } from '@remix-run/node';
import { loadMap } from '#server/domain/rooms/load-map.ts';
import { loadSessionRoom } from '../../web/load-session.server.ts';
import { orRespond } from '../../web/respond.server.ts';

/** The newest opinion map of a session with the viewer's own place on it, for the pages that show it. */
export const loader = (args: LoaderFunctionArgs) =>
  orRespond(async () => {
    const { session } = await loadSessionRoom(args);
    const map = await loadMap(args.context.services.db, args.context.actor, session.sessionId);
    return Response.json(map, { headers: { 'Cache-Control': 'private, no-store' } });
  });
