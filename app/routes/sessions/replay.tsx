import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { loadReplay } from '#server/domain/rooms/load-replay.ts';
import { ReplayView } from '../../features/replay/replay-view.tsx';
import { useT } from '../../i18n/use-t.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { UserWords } from '../../ui/user-text.tsx';
import { langOf } from '../../web/action-context.server.ts';
import { loadSessionRoom } from '../../web/load-session.server.ts';
import { orRespond } from '../../web/respond.server.ts';
import { titled } from '../../web/titled.ts';
import { sessionTitle } from './session-title.server.ts';
import { SessionPage } from './session-page.tsx';

export const handle = { messages: ['common', 'replay', 'floor'] };

/** A whole number of an address, else what stands for it. */
function readNumber(typed: string | null, instead: number): number {
  return /^\d{1,7}$/.test(typed ?? '') ? Number(typed) : instead;
}

export const loader = (args: LoaderFunctionArgs) =>
  orRespond(async () => {
    const { session } = await loadSessionRoom(args);
    const query = new URL(args.request.url).searchParams;
    const { sessionId, communeSlug, title, state } = session;
    return {
      session: { sessionId, communeSlug, title, closed: state === 'closed' },
      replay: await loadReplay(args.context.services.db, sessionId, args.context.services.now()),
      at: readNumber(query.get('at'), 0),
      page: readNumber(query.get('page'), 1),
      title: sessionTitle(langOf(args.params), 'replay:title', title),
    };
  });

export const meta = titled;

/** A session, closed or under way, as it went. */
export default function ReplayRoute() {
  const { session, replay, at, page } = useLoaderData<typeof loader>();
  const { t, lang, pick } = useT();
  const title = pick(session.title);
  return (
    <SessionPage session={session} here={t('replay:title')}>
      <div className="grid gap-6">
        <header className="flow">
          <h1>{t('replay:title')}</h1>
          <p>
            <UserWords text={title.text} lang={title.lang} />
          </p>
          {session.closed ? (
            <p>
              <a href={`/${lang}/${session.communeSlug}/sessions/${session.sessionId}/record`}>{t('left.record')}</a>
            </p>
          ) : null}
        </header>
        {replay ? (
          <ReplayView replay={replay} at={at} page={page} />
        ) : (
          <EmptyState title={t('replay:none')}>
            <p>{t('replay:none_text')}</p>
          </EmptyState>
        )}
      </div>
    </SessionPage>
  );
}
