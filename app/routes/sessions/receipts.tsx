import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { loadLedger } from '#server/domain/ledger/load-ledger.ts';
import { MyReceipts } from '../../features/ledger/my-receipts.tsx';
import { useT } from '../../i18n/use-t.tsx';
import { langOf } from '../../web/action-context.server.ts';
import { loadSessionRoom } from '../../web/load-session.server.ts';
import { orRespond } from '../../web/respond.server.ts';
import { titled } from '../../web/titled.ts';
import { sessionTitle } from './session-title.server.ts';
import { SessionPage } from './session-page.tsx';

export const handle = { messages: ['common', 'ledger', 'receipts', 'ballot.receipt', 'room.motions'] };

export const loader = (args: LoaderFunctionArgs) =>
  orRespond(async () => {
    const { session, motions } = await loadSessionRoom(args);
    const { sessionId, communeSlug, title } = session;
    const { actor, services } = args.context;
    return {
      session: { sessionId, communeSlug, title },
      personId: actor.kind === 'visitor' ? null : actor.personId,
      motions: motions.map(({ motionId, number, title: asked, state }) => ({ motionId, number, title: asked, state })),
      publicKey: (await loadLedger(services.db, sessionId)).publicKey,
      title: sessionTitle(langOf(args.params), 'receipts:title', title),
    };
  });

export const headers = () => ({ 'Cache-Control': 'no-store' });

export const meta = titled;

/** The receipts and promises of a session that this device keeps. */
export default function ReceiptsRoute() {
  const { session, title: _title, ...page } = useLoaderData<typeof loader>();
  const { t, lang } = useT();
  const base = `/${lang}/${session.communeSlug}/sessions/${session.sessionId}`;
  return (
    <SessionPage session={session} here={t('receipts:title')}>
      <MyReceipts {...page} sessionId={session.sessionId} recordHref={`${base}/record`} proofHref={`${base}/proof`} />
    </SessionPage>
  );
}
