import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, useLocation } from '@remix-run/react';
import { loadCommune } from '#server/domain/communes/load-commune.ts';
import { loadPublicMap } from '#server/domain/rooms/load-map.ts';
import { wallViews } from '#app/contract/moderation.ts';
import { loadLastCaptions } from '#server/domain/captions/load-captions.ts';
import { WallCaptions } from '#app/features/captions/wall-captions.tsx';
import { readCaptionPin, showsCaptions } from '#app/features/captions/read-caption-pin.ts';
import { WallMap } from '#app/features/opinion-map/wall-map.tsx';
import { readLangs } from '../../features/projector/read-langs.ts';
import { ProjectorWall } from '../../features/projector/wall.tsx';
import { langOf } from '../../web/action-context.server.ts';
import { loadSessionRoom } from '../../web/load-session.server.ts';
import { packWords } from '../../web/pack-words.server.ts';
import { drawJoinSign } from '../../web/qr-code.server.ts';
import { orRespond } from '../../web/respond.server.ts';
import { titled } from '../../web/titled.ts';
import { sessionTitle } from './session-title.server.ts';

export const handle = {
  messages: [
    'common',
    'errors',
    'room',
    'ballot',
    'map',
    'projector',
    'floor',
    'floor.waiting_title',
    'moderation.door',
  ],
  projector: true,
  refresh: () => '15',
};

/** What the wall says in a second language too. */
const labels = ['common.clock', 'ballot', 'map', 'projector', 'floor', 'moderation.door'];

export const loader = (args: LoaderFunctionArgs) =>
  orRespond(async () => {
    const { context, params } = args;
    const room = await loadSessionRoom(args);
    const query = new URL(args.request.url).searchParams;
    const show = query.get('show');
    const pinned = wallViews.find((view) => view === show) ?? null;
    const langs = readLangs(query.get('langs'));
    const captionPin = readCaptionPin(query.get('captions'));
    const { name } = await loadCommune(context.services.db, room.session.communeSlug);
    // The wall shows no comment: a thousand of them need not travel to it.
    const comments = { ...room.comments, items: [], older: null };
    return {
      room: { ...room, comments },
      commune: name,
      pinned,
      langs,
      words: packWords(langs, langOf(params), labels),
      map:
        (pinned ?? room.session.wall) === 'map'
          ? await loadPublicMap(context.services.db, room.session.sessionId)
          : null,
      captionPin,
      captions: showsCaptions(room.session, captionPin)
        ? await loadLastCaptions(context.services.db, room.session.sessionId)
        : [],
      sign: drawJoinSign(context.site.baseUrl, room.session.code),
      title: sessionTitle(langOf(params), 'room:links.projector', room.session.title),
    };
  });

export const meta = titled;

/** The screen of the hall, open to everybody. */
export default function ProjectorRoute() {
  const {
    room: loaded,
    commune,
    sign,
    pinned,
    langs,
    words,
    map,
    captions,
    captionPin,
  } = useLoaderData<typeof loader>();
  const { pathname } = useLocation();
  const address = pathname.replace(/projector\/?$/, 'map');
  return (
    <ProjectorWall
      room={loaded}
      commune={commune}
      sign={sign}
      pinned={pinned}
      langs={langs}
      words={words}
      renderCaptions={(session, socket) =>
        showsCaptions(session, captionPin) ? (
          <WallCaptions
            sessionId={session.sessionId}
            socket={socket}
            loaded={captions}
            langs={captionPin.lang ? [captionPin.lang] : langs}
          />
        ) : null
      }
      renderMap={(room, fit) => (
        <WallMap address={address} loaded={map} revision={room.mapRevision} statements={room.statements} fit={fit} />
      )}
    />
  );
}
