import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { AppError } from '#app/contract/errors.ts';
import { minutesSections } from '#app/contract/minutes.ts';
import { loadMinutesDesk } from '#server/domain/minutes/load-minutes.ts';
import { MinutesDesk } from '../../features/minutes/minutes-desk.tsx';
import { minutesDone } from '../../features/minutes/minutes-done.ts';
import { useT } from '../../i18n/use-t.tsx';
import { actionContext, langOf } from '../../web/action-context.server.ts';
import { KeepTyped } from '../../web/keep-typed.tsx';
import { askSignIn, askSignInAgain, loadSessionRoom } from '../../web/load-session.server.ts';
import { minutesForms } from '../../web/minutes-forms.server.ts';
import { orRespond } from '../../web/respond.server.ts';
import { isDone, readFields, type FormAnswer } from '../../web/run-form.server.ts';
import { titled } from '../../web/titled.ts';
import { typedOwner } from '../../web/typed-owner.server.ts';
import { sessionTitle } from '../sessions/session-title.server.ts';
import { SessionPage } from '../sessions/session-page.tsx';

export const loader = (args: LoaderFunctionArgs) => {
  askSignIn(args);
  return orRespond(async () => {
    const { session } = await loadSessionRoom(args);
    const desk = await loadMinutesDesk(actionContext(args), session.sessionId);
    const query = new URL(args.request.url).searchParams;
    const what = minutesDone.find((known) => known === query.get('done'));
    const section = minutesSections.find((known) => known === query.get('section')) ?? null;
    return {
      session,
      desk,
      owner: typedOwner(args.context),
      done: what ? { what, section } : null,
      title: sessionTitle(langOf(args.params), 'minutes:desk_title', session.title),
    };
  });
};

export const action = (args: ActionFunctionArgs) =>
  orRespond(async () => {
    const fields = await readFields(args.request);
    askSignInAgain(args, fields);
    await loadSessionRoom(args);
    const forms = minutesForms(args);
    const form = Object.hasOwn(forms, fields.intent ?? '') ? forms[fields.intent ?? ''] : undefined;
    if (!form) throw new AppError('invalid', 'command.unknown');
    const answer = await form.run(fields);
    if (!isDone(answer)) return answer;
    const section = minutesSections.find((known) => known === fields.section);
    const query = new URLSearchParams({ done: form.done, ...(section && { section }) });
    return redirect(`${new URL(args.request.url).pathname}?${query.toString()}${section ? `#${section}` : ''}`, 303);
  });

export const meta = titled;

/** Where the minutes of a session are written, signed and published. */
export default function MinutesDeskRoute() {
  const { session, desk, owner, done } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>() as FormAnswer | undefined;
  const { t, lang } = useT();
  const here = `/${lang}/${session.communeSlug}/sessions/${session.sessionId}/minutes`;
  return (
    <SessionPage session={session} here={t('minutes:desk_title')}>
      <MinutesDesk {...desk} here={here} done={refused ? null : done} refused={refused} />
      {desk.open && (desk.written || desk.versions.length > 0) ? (
        <KeepTyped owner={owner} refused={Boolean(refused)} />
      ) : null}
    </SessionPage>
  );
}
