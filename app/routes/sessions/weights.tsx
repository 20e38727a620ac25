import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { setWeightsInput } from '#app/contract/inputs/set-weights.ts';
import { readWeightLines } from '#app/contract/weights.ts';
import { loadWeights } from '#server/domain/votes/load-weights.ts';
import { setWeights } from '#server/domain/votes/set-weights.ts';
import { WeightsDesk } from '../../features/weights/weights-desk.tsx';
import { useT } from '../../i18n/use-t.tsx';
import { actionContext, langOf } from '../../web/action-context.server.ts';
import { loadSessionRoom } from '../../web/load-session.server.ts';
import { orRespond } from '../../web/respond.server.ts';
import { isDone, readFields, runForm, type FormAnswer } from '../../web/run-form.server.ts';
import { titled } from '../../web/titled.ts';
import { sessionTitle } from './session-title.server.ts';
import { SessionPage } from './session-page.tsx';

export const loader = (args: LoaderFunctionArgs) =>
  orRespond(async () => {
    const { session } = await loadSessionRoom(args);
    const { sessionId } = session;
    return {
      session,
      page: await loadWeights(actionContext(args), { sessionId, number: Number(args.params.number) }),
      done: new URL(args.request.url).searchParams.has('done'),
      title: sessionTitle(langOf(args.params), 'weights:title', session.title),
    };
  });

export const action = (args: ActionFunctionArgs) =>
  orRespond(async () => {
    const fields = await readFields(args.request);
    const answer = await runForm(fields, {
      form: 'weights',
      schema: setWeightsInput,
      read: ({ motionId, reason, list }) => ({
        motionId,
        ...(reason?.trim() && { reason }),
        list: readWeightLines(list ?? ''),
      }),
      act: (input) => setWeights(actionContext(args), input),
    });
    if (!isDone(answer)) return answer;
    return redirect(`${new URL(args.request.url).pathname}?done=1`, 303);
  });

export const meta = titled;

/** All lines of the list are written in one field. */
function ofField(answer: FormAnswer | undefined): FormAnswer | undefined {
  if (!answer?.error.fields) return answer;
  const fields = Object.entries(answer.error.fields).map(([name, reason]) => [name.split('.')[0] ?? name, reason]);
  return { ...answer, error: { ...answer.error, fields: Object.fromEntries(fields) as Record<string, string> } };
}

/** For how much the votes of seats count on a motion. */
export default function WeightsRoute() {
  const { session, page, done } = useLoaderData<typeof loader>();
  const refused = ofField(useActionData<typeof action>() as FormAnswer | undefined);
  const { t } = useT();
  return (
    <SessionPage session={session} here={t('weights:title')}>
      <WeightsDesk {...page} done={done && !refused} refused={refused} />
    </SessionPage>
  );
}
