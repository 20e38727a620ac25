import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { checkReceiptInput } from '#app/contract/inputs/check-receipt.ts';
import { checkReceipt } from '#server/domain/ledger/check-receipt.ts';
import { loadLedger } from '#server/domain/ledger/load-ledger.ts';
import { RecordView } from '../../features/ledger/record-view.tsx';
import { useT } from '../../i18n/use-t.tsx';
import { actionContext, langOf } from '../../web/action-context.server.ts';
import { loadSessionRoom } from '../../web/load-session.server.ts';
import { orRespond } from '../../web/respond.server.ts';
import { isDone, readFields, runForm } from '../../web/run-form.server.ts';
import { titled } from '../../web/titled.ts';
import { sessionTitle } from './session-title.server.ts';
import { SessionPage } from './session-page.tsx';

export const loader = (args: LoaderFunctionArgs) =>
  orRespond(async () => {
    const { session, motions } = await loadSessionRoom(args);
    return {
      session,
      // The sign that a shared tablet shows after a vote leads here.
      typed: /^[0-9A-Z-]{12,20}$/.exec(new URL(args.request.url).searchParams.get('receipt') ?? '')?.[0],
      motions: motions.map(({ number, title }) => ({ number, title })),
      ...(await loadLedger(args.context.services.db, session.sessionId)),
      title: sessionTitle(langOf(args.params), 'ledger:title', session.title),
    };
  });

/** Looks a receipt up. It changes nothing; it is posted so that the number stands in no address. */
export const action = (args: ActionFunctionArgs) =>
  orRespond(async () => {
    const { session } = await loadSessionRoom(args);
    const answer = await runForm(await readFields(args.request), {
      form: 'checkReceipt',
      schema: checkReceiptInput,
      read: ({ receipt }) => ({ sessionId: session.sessionId, receipt }),
      act: async (input) => ({ receipt: input.receipt, found: await checkReceipt(actionContext(args), input) }),
    });
    return isDone(answer) ? answer.result : answer;
  });

export const meta = titled;

/** The verifiable record of a session: its heads, and whether the ballot of a receipt is in it. */
export default function RecordRoute() {
  const { session, typed, motions, heads, publicKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useT();
  return (
    <SessionPage session={session} here={t('ledger:title')}>
      <RecordView
        sessionId={session.sessionId}
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
