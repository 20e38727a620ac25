import { randomUUID } from 'node:crypto';
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { AppError } from '#app/contract/errors.ts';
import { giveDelegationInput, revokeDelegationInput } from '#app/contract/inputs/delegate-vote.ts';
import { giveDelegation } from '#server/domain/delegations/give-delegation.ts';
import { loadDelegations } from '#server/domain/delegations/load-delegations.ts';
import { revokeDelegation } from '#server/domain/delegations/revoke-delegation.ts';
import { DelegationDesk } from '../../features/delegations/delegation-desk.tsx';
import { useT } from '../../i18n/use-t.tsx';
import { actionContext, langOf } from '../../web/action-context.server.ts';
import { askSignIn, loadSessionRoom } from '../../web/load-session.server.ts';
import { orRespond } from '../../web/respond.server.ts';
import { isDone, readFields, runForm, type FormAnswer } from '../../web/run-form.server.ts';
import { titled } from '../../web/titled.ts';
import { sessionTitle } from './session-title.server.ts';
import { SessionPage } from './session-page.tsx';

export const loader = (args: LoaderFunctionArgs) => {
  askSignIn(args);
  return orRespond(async () => {
    const { session } = await loadSessionRoom(args);
    const query = new URL(args.request.url).searchParams;
    return {
      session,
      page: await loadDelegations(actionContext(args), session.sessionId),
      actionId: randomUUID(),
      done: (['given', 'revoked'] as const).find((known) => known === query.get('done')) ?? null,
      title: sessionTitle(langOf(args.params), 'delegation:title', session.title),
    };
  });
};

export const action = (args: ActionFunctionArgs) =>
  orRespond(async () => {
    const fields = await readFields(args.request);
    const { intent } = fields;
    const ctx = actionContext(args);
    if (intent !== 'give' && intent !== 'revoke') throw new AppError('invalid', 'command.unknown');
    const answer =
      intent === 'give'
        ? await runForm(fields, {
            form: 'give',
            schema: giveDelegationInput,
            read: ({ actionId, mandateId, motionId }) => ({
              actionId,
              sessionId: args.params.sessionId,
              mandateId,
              ...(motionId && { motionId }),
            }),
            act: (input) => giveDelegation(ctx, input),
          })
        : await runForm(fields, {
            form: 'revoke',
            schema: revokeDelegationInput,
            read: ({ delegationId }) => ({ delegationId }),
            act: (input) => revokeDelegation(ctx, input),
          });
    if (!isDone(answer)) return answer;
    const done = intent === 'give' ? 'given' : 'revoked';
    return redirect(`${new URL(args.request.url).pathname}?done=${done}`, 303);
  });

export const meta = titled;

/** Votes that members of a sitting give to one another. */
export default function DelegationsRoute() {
  const { session, page, actionId, done } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>() as FormAnswer | undefined;
  const { t } = useT();
  return (
    <SessionPage session={session} here={t('delegation:title')}>
      <DelegationDesk {...page} actionId={actionId} done={refused ? null : done} refused={refused} />
    </SessionPage>
  );
}
