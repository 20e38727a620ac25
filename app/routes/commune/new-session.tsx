import { randomUUID } from 'node:crypto';
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { createSessionInput } from '#app/contract/inputs/edit-session.ts';
import { requirePerson } from '#server/domain/actor.ts';
import { loadCommune } from '#server/domain/communes/load-commune.ts';
import { authorize } from '#server/domain/policy.ts';
import { createSession } from '#server/domain/sessions/create-session.ts';
import { canCreateSession } from '#server/domain/sessions/policy.ts';
import { PlanErrors } from '../../features/session-plan/plan-errors.tsx';
import { planForm, type PlanRefusal } from '../../features/session-plan/plan-form.ts';
import { SessionForm } from '../../features/session-plan/session-form.tsx';
import { Page } from '../../features/shell/page.tsx';
import { useT } from '../../i18n/use-t.tsx';
import { actionContext, langOf } from '../../web/action-context.server.ts';
import { KeepTyped } from '../../web/keep-typed.tsx';
import { askSignIn, askSignInAgain } from '../../web/load-session.server.ts';
import { orRespond } from '../../web/respond.server.ts';
import { isDone, readFields, runForm } from '../../web/run-form.server.ts';
import { communeTitle } from '../../web/speak.server.ts';
import { titled } from '../../web/titled.ts';
import { typedOwner } from '../../web/typed-owner.server.ts';
import { readPlan } from '../sessions/read-plan.server.ts';

export const loader = (args: LoaderFunctionArgs) => {
  askSignIn(args);
  return orRespond(async () => {
    const { context, params } = args;
    const { communeId, slug, name } = await loadCommune(context.services.db, params.commune ?? '');
    authorize(canCreateSession(requirePerson(context.actor), { communeId }));
    const title = communeTitle(langOf(params), 'plan:new_title', name);
    return { slug, actionId: randomUUID(), owner: typedOwner(context), title };
  });
};

export const action = (args: ActionFunctionArgs) =>
  orRespond(async () => {
    const { context, params, request } = args;
    const fields = await readFields(request);
    askSignInAgain(args, fields);
    const { communeId, slug } = await loadCommune(context.services.db, params.commune ?? '');
    const answer = await runForm(fields, {
      form: 'session',
      schema: createSessionInput,
      read: (raw) => ({ actionId: raw.actionId, communeId, ...readPlan(raw) }),
      act: (input) => createSession(actionContext(args), input),
    });
    if (!isDone(answer)) return answer;
    return redirect(`/${langOf(params)}/${slug}/sessions/${answer.result.sessionId}/edit?done=created#about`, 303);
  });

export const meta = titled;

/** Planning a new session of the commune, for its moderators. */
export default function NewSessionRoute() {
  const { slug, actionId, owner } = useLoaderData<typeof loader>();
  const refused = (useActionData<typeof action>() as PlanRefusal | undefined) ?? null;
  const { t, lang } = useT();
  return (
    <Page crumbs={[{ label: t('shell.sessions'), href: `/${lang}/${slug}/sessions` }, { label: t('plan:new_title') }]}>
      <div className="grid max-w-text gap-6">
        <PlanErrors refused={refused} />
        <h1>{t('plan:new_title')}</h1>
        <p>{t('plan:new_lead')}</p>
        <SessionForm form={planForm('session', {}, refused)} hidden={{ actionId }} submit={t('plan:create')} />
        <KeepTyped owner={owner} refused={refused !== null} />
      </div>
    </Page>
  );
}
