import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { loadTranscript } from '#server/domain/captions/load-captions.ts';
import { Transcript } from '../../features/captions/transcript.tsx';
import { useT } from '../../i18n/use-t.tsx';
import { UserWords } from '../../ui/user-text.tsx';
import { langOf } from '../../web/action-context.server.ts';
import { loadSessionRoom } from '../../web/load-session.server.ts';
import { orRespond } from '../../web/respond.server.ts';
import { titled } from '../../web/titled.ts';
import { sessionTitle } from '../sessions/session-title.server.ts';
import { readPage } from './read-page.server.ts';
import { SessionPage } from '../sessions/session-page.tsx';

export const loader = (args: LoaderFunctionArgs) =>
  orRespond(async () => {
    const { session } = await loadSessionRoom(args);
    return {
      session,
      transcript: await loadTranscript(args.context.services.db, session.sessionId, readPage(args.request)),
      title: sessionTitle(langOf(args.params), 'transcript:title', session.title),
    };
  });

export const meta = titled;

/** The captions of a session as a page, while it goes on and afterwards. */
export default function TranscriptRoute() {
  const { session, transcript } = useLoaderData<typeof loader>();
  const { t, pick } = useT();
  const title = pick(session.title);
  return (
    <SessionPage session={session} here={t('transcript:title')}>
      <div className="grid gap-6">
        <header className="flow">
          <h1>{t('transcript:title')}</h1>
          <p>
            <UserWords text={title.text} lang={title.lang} />
          </p>
        </header>
        <Transcript {...transcript} isClosed={session.state === 'closed'} />
      </div>
    </SessionPage>
  );
}
