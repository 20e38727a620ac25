import { randomUUID } from 'node:crypto';
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { AppError } from '#app/contract/errors.ts';
import { loadCockpit } from '#server/domain/rooms/load-cockpit.ts';
import type { PlanRefusal } from '../../features/session-plan/plan-form.ts';
import { ClosedPlan, planDone, PlanView, type PlanDone } from '../../features/session-plan/plan-view.tsx';
import { useT } from '../../i18n/use-t.tsx';
import { actionContext, langOf } from '../../web/action-context.server.ts';
import { KeepTyped } from '../../web/keep-typed.tsx';
import { askSignIn, askSignInAgain, loadSessionRoom } from '../../web/load-session.server.ts';
import { orRespond } from '../../web/respond.server.ts';
import { titled } from '../../web/titled.ts';
import { typedOwner } from '../../web/typed-owner.server.ts';
import { sessionTitle } from './session-title.server.ts';
import { isDone, readFields } from '../../web/run-form.server.ts';
import { planForms } from './plan-forms.server.ts';
import { planValues } from './read-plan.server.ts';
import { SessionPage } from './session-page.tsx';

/** Script moves items of the agenda with the mouse; without it all forms work the same. */
export const handle = { messages: ['common', 'errors', 'plan', 'ballot'] };

export const loader = (args: LoaderFunctionArgs) => {
  askSignIn(args);
  return orRespond(async () => {
    const { session, statements } = await loadSessionRoom(args);
    const { motions, agenda } = await loadCockpit(actionContext(args), session.sessionId);
    const done = new URL(args.request.url).searchParams.get('done') ?? '';
    return {
      room: { session, statements },
      agenda,
      motions,
      stored: planValues(session),
      actionIds: { item: randomUUID(), statement: randomUUID(), motion: randomUUID() },
      owner: typedOwner(args.context),
      done: Object.hasOwn(planDone, done) ? (done as PlanDone) : null,
      title: sessionTitle(langOf(args.params), 'plan:edit_title', session.title),
    };
  });
};

export const action = (args: ActionFunctionArgs) =>
  orRespond(async () => {
    const fields = await readFields(args.request);
    askSignInAgain(args, fields);
    const forms = planForms(args);
    const form = Object.hasOwn(forms, fields.intent ?? '') ? forms[fields.intent ?? ''] : undefined;
    if (!form) throw new AppError('invalid', 'command.unknown');
    const answer = await form.run(fields);
    if (!isDone(answer)) return answer;
    return redirect(`${new URL(args.request.url).pathname}?done=${form.done}#${planDone[form.done]}`, 303);
  });

export const meta = titled;

/** The plan of a session, for its moderators. */
export default function EditRoute() {
  const { owner, ...page } = useLoaderData<typeof loader>();
  const refused = (useActionData<typeof action>() as PlanRefusal | undefined) ?? null;
  const { t } = useT();
  const { session } = page.room;
  return (
    <SessionPage session={session} here={t('plan:edit_title')}>
      {session.state === 'closed' ? (
        <ClosedPlan session={session} />
      ) : (
        <>
          <PlanView {...page} refused={refused} />
          <KeepTyped owner={owner} refused={refused !== null} />
        </>
      )}
    </SessionPage>
  );
}
