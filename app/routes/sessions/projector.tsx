import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { loadCommune } from '#server/domain/communes/load-commune.ts';
import { ProjectorWall } from '../../features/projector/wall.tsx';
import { langOf } from '../../web/action-context.server.ts';
import { loadSessionRoom } from '../../web/load-session.server.ts';
import { drawJoinSign } from '../../web/qr-code.server.ts';
import { orRespond } from '../../web/respond.server.ts';
import { titled } from '../../web/titled.ts';
import { sessionTitle } from './session-title.server.ts';

export const handle = { messages: ['common', 'errors', 'room', 'ballot', 'projector'], projector: true };

export const loader = (args: LoaderFunctionArgs) =>
  orRespond(async () => {
    const { context, params } = args;
    const room = await loadSessionRoom(args);
    const { name } = await loadCommune(context.services.db, room.session.communeSlug);
    // The wall shows no comment: a thousand of them need not travel to it.
    const comments = { ...room.comments, items: [], older: null };
    return {
      room: { ...room, comments },
      commune: name,
      sign: drawJoinSign(context.site.baseUrl, room.session.code),
      title: sessionTitle(langOf(params), 'room:links.projector', room.session.title),
    };
  });

export const meta = titled;

/** The screen of the hall, open to everybody. */
export default function ProjectorRoute() {
  const { room, commune, sign } = useLoaderData<typeof loader>();
  return <ProjectorWall room={room} commune={commune} sign={sign} />;
}
