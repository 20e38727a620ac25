import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { loadModerationLog } from '#server/domain/rooms/load-moderation-log.ts';
import { ModerationLog } from '../../features/moderation/moderation-log.tsx';
import { useT } from '../../i18n/use-t.tsx';
import { UserWords } from '../../ui/user-text.tsx';
import { langOf } from '../../web/action-context.server.ts';
import { loadSessionRoom } from '../../web/load-session.server.ts';
import { orRespond } from '../../web/respond.server.ts';
import { titled } from '../../web/titled.ts';
import { sessionTitle } from './session-title.server.ts';
import { SessionPage } from './session-page.tsx';

export const loader = (args: LoaderFunctionArgs) =>
  orRespond(async () => {
    const { session } = await loadSessionRoom(args);
    const log = await loadModerationLog(args.context.services.db, session.sessionId);
    return { session, log, title: sessionTitle(langOf(args.params), 'moderation:log.title', session.title) };
  });

export const meta = titled;

/** The public log of moderation of a session. */
export default function ModerationLogRoute() {
  const { session, log } = useLoaderData<typeof loader>();
  const { t, lang, pick } = useT();
  const title = pick(session.title);
  const base = `/${lang}/${session.communeSlug}`;
  return (
    <SessionPage session={session} here={t('moderation:log.title')}>
      <div className="grid gap-6">
        <header className="flow">
          <h1>{t('moderation:log.title')}</h1>
          <p>
            <UserWords text={title.text} lang={title.lang} />
          </p>
          <p>{t('moderation:log.lead')}</p>
        </header>
        <ModerationLog {...log} charterHref={`${base}/charter`} />
      </div>
    </SessionPage>
  );
}
