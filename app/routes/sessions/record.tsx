import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { loadLedger } from '#server/domain/ledger/load-ledger.ts';
import { RecordView } from '../../features/ledger/record-view.tsx';
import { useT } from '../../i18n/use-t.tsx';
import { langOf } from '../../web/action-context.server.ts';
import { loadSessionRoom } from '../../web/load-session.server.ts';
import { orRespond } from '../../web/respond.server.ts';
import { speak } from '../../web/speak.server.ts';
import { titled } from '../../web/titled.ts';
import { checkPosted } from './check-posted.server.ts';
import { sessionTitle } from './session-title.server.ts';
import { SessionPage } from './session-page.tsx';

export const loader = (args: LoaderFunctionArgs) =>
  orRespond(async () => {
    const { session, motions } = await loadSessionRoom(args);
    const lang = langOf(args.params);
    return {
      session,
      // The sign that a shared tablet shows after a vote leads here.
      typed: /^[0-9A-Z-]{12,20}$/.exec(new URL(args.request.url).searchParams.get('receipt') ?? '')?.[0],
      motions: motions.map(({ number, title }) => ({ number, title })),
      ...(await loadLedger(args.context.services.db, session.sessionId)),
      title: sessionTitle(lang, 'ledger:title', session.title),
      feed: {
        href: `/${lang}/${session.communeSlug}/sessions/${session.sessionId}/heads.atom`,
        title: speak(lang).t('ledger:feed'),
      },
    };
  });

export const action = (args: ActionFunctionArgs) => orRespond(() => checkPosted(args));

export const meta = titled;

/** The verifiable record of a session: its heads, and whether the ballot of a receipt is in it. */
export default function RecordRoute() {
  const { session, typed, motions, heads, publicKey, feed } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t, lang } = useT();
  const base = `/${lang}/${session.communeSlug}/sessions/${session.sessionId}`;
  return (
    <SessionPage session={session} here={t('ledger:title')}>
      <RecordView
        sessionId={session.sessionId}
        receiptsHref={`${base}/receipts`}
        headsHref={`${base}/heads`}
        feedHref={feed.href}
        motions={motions}
        heads={heads}
        publicKey={publicKey}
        typed={typed}
        refused={answer && 'error' in answer ? answer : undefined}
        checked={answer && 'found' in answer ? answer : null}
      />
    </SessionPage>
  );
}
