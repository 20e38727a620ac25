import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { pickText } from '#app/contract/text.ts';
import { loadCommune } from '#server/domain/communes/load-commune.ts';
import { ProjectorWall } from '../../features/projector/wall.tsx';
import { langOf } from '../../web/action-context.server.ts';
import { loadSessionRoom } from '../../web/load-session.server.ts';
import { drawJoinSign } from '../../web/qr-code.server.ts';
import { orRespond } from '../../web/respond.server.ts';

export const handle = { hydrate: true, projector: true };

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
      title: pickText(room.session.title, langOf(params)).text,
    };
  });

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }];

/** The screen of the hall, open to everybody. */
export default function ProjectorRoute() {
  const { room, commune, sign } = useLoaderData<typeof loader>();
  return <ProjectorWall room={room} commune={commune} sign={sign} />;
}
