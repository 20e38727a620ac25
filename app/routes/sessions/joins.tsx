import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { moveDoorInput } from '#app/contract/inputs/move-door.ts';
import { loadJoins } from '#server/domain/sessions/load-joins.ts';
import { moveDoor } from '#server/domain/sessions/move-door.ts';
import { JoinsView } from '../../features/joins/joins-view.tsx';
import { useT } from '../../i18n/use-t.tsx';
import { actionContext, langOf } from '../../web/action-context.server.ts';
import { askSignIn, loadSessionRoom } from '../../web/load-session.server.ts';
import { orRespond } from '../../web/respond.server.ts';
import { isDone, readFields, runForm, type FormAnswer } from '../../web/run-form.server.ts';
import { titled } from '../../web/titled.ts';
import { sessionTitle } from './session-title.server.ts';
import { SessionPage } from './session-page.tsx';

export const loader = (args: LoaderFunctionArgs) => {
  askSignIn(args, true);
  return orRespond(async () => {
    const { session } = await loadSessionRoom(args);
    return {
      session,
      joins: await loadJoins(actionContext(args), session.sessionId),
      done: new URL(args.request.url).searchParams.has('done'),
      title: sessionTitle(langOf(args.params), 'joins:title', session.title),
    };
  });
};

export const action = (args: ActionFunctionArgs) =>
  orRespond(async () => {
    const answer = await runForm(await readFields(args.request), {
      form: 'moveDoor',
      schema: moveDoorInput,
      read: ({ door, reason }) => ({ sessionId: args.params.sessionId, door, reason }),
      act: (input) => moveDoor(actionContext(args), input),
    });
    return isDone(answer) ? redirect('?done=1', 303) : answer;
  });

export const meta = titled;

/** How people came into a session and who may still come in, for its moderators. */
export default function JoinsRoute() {
  const { session, joins, done } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>() as FormAnswer | undefined;
  const { t, lang } = useT();
  const base = `/${lang}/${session.communeSlug}/sessions`;
  return (
    <SessionPage session={session} here={t('joins:title')}>
      <JoinsView
        joins={joins}
        isClosed={session.state === 'closed'}
        done={done}
        refused={refused}
        logHref={`${base}/${session.sessionId}/log`}
      />
    </SessionPage>
  );
}
