import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { checkInInput } from '#app/contract/inputs/check-in.ts';
import { checkIn } from '#server/domain/attendance/check-in.ts';
import { loadOwnSign } from '#server/domain/attendance/load-sign.ts';
import { OwnSign } from '../../features/attendance/own-sign.tsx';
import { useT } from '../../i18n/use-t.tsx';
import { actionContext, langOf } from '../../web/action-context.server.ts';
import { askSignIn, loadSessionRoom } from '../../web/load-session.server.ts';
import { drawSign } from '../../web/qr-code.server.ts';
import { orRespond } from '../../web/respond.server.ts';
import { isDone, readFields, runForm, type FormAnswer } from '../../web/run-form.server.ts';
import { titled } from '../../web/titled.ts';
import { sessionTitle } from './session-title.server.ts';
import { SessionPage } from './session-page.tsx';

export const handle = { messages: ['common', 'errors', 'errors.sign', 'errors.attendance', 'sign', 'attendance'] };

export const loader = (args: LoaderFunctionArgs) => {
  askSignIn(args, true);
  return orRespond(async () => {
    const { session } = await loadSessionRoom(args);
    const query = new URL(args.request.url).searchParams;
    const own = await loadOwnSign(actionContext(args), session.sessionId);
    const desk = `/${langOf(args.params)}/${session.communeSlug}/sessions/${session.sessionId}/attendance`;
    return {
      session,
      own: own && {
        state: own.state,
        sign: { ...own.sign, ...drawSign(`${args.context.site.baseUrl}${desk}?sign=${own.sign.code}`) },
      },
      door: /^[0-9A-Z]{8}$/.exec(query.get('door') ?? '')?.[0],
      done: (['present', 'left'] as const).find((state) => state === query.get('done')) ?? null,
      now: args.context.services.now().toISOString(),
      title: sessionTitle(langOf(args.params), 'sign:title', session.title),
    };
  });
};

export const action = (args: ActionFunctionArgs) =>
  orRespond(async () => {
    const answer = await runForm(await readFields(args.request), {
      form: 'checkIn',
      schema: checkInInput,
      read: ({ code, state }) => ({ sessionId: args.params.sessionId, code, state }),
      act: async (input) => {
        await checkIn(actionContext(args), input);
        return input.state;
      },
    });
    if (!isDone(answer)) return answer;
    return redirect(`${new URL(args.request.url).pathname}?done=${answer.result}`, 303);
  });

export const headers = () => ({ 'Cache-Control': 'no-store' });

export const meta = titled;

/** A member's check-in sign, and checking in by the sign at the door. */
export default function SignRoute() {
  const { session, title: _title, ...page } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>() as FormAnswer | undefined;
  const { t, lang } = useT();
  const base = `/${lang}/${session.communeSlug}/sessions`;
  const room = `${base}/${session.sessionId}`;
  return (
    <SessionPage session={session} here={t('sign:title')}>
      <OwnSign {...page} done={refused ? null : page.done} refused={refused} roomHref={room} />
    </SessionPage>
  );
}
