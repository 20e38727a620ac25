import { randomUUID } from 'node:crypto';
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { AppError } from '#app/contract/errors.ts';
import { loadCaptionDesk } from '#server/domain/captions/load-captions.ts';
import { CaptionDesk } from '../../features/captions/caption-desk.tsx';
import { useT } from '../../i18n/use-t.tsx';
import { actionContext, langOf } from '../../web/action-context.server.ts';
import { askSignIn, loadSessionRoom } from '../../web/load-session.server.ts';
import { orRespond } from '../../web/respond.server.ts';
import { isDone, readFields, type FormAnswer } from '../../web/run-form.server.ts';
import { titled } from '../../web/titled.ts';
import { SessionPage } from '../sessions/session-page.tsx';
import { sessionTitle } from '../sessions/session-title.server.ts';
import { deskForms, readDeskDone } from './desk-forms.server.ts';
import { readPage } from './read-page.server.ts';

export const loader = (args: LoaderFunctionArgs) => {
  askSignIn(args);
  return orRespond(async () => {
    const { session } = await loadSessionRoom(args);
    const { sessionId, communeSlug } = session;
    const lang = langOf(args.params);
    return {
      session,
      ...(await loadCaptionDesk(actionContext(args), { sessionId, page: readPage(args.request) })),
      opened: new URL(args.request.url).searchParams.get('line'),
      actionId: randomUUID(),
      writeUrl: `${args.context.site.baseUrl}/${lang}/${communeSlug}/sessions/${sessionId}/captions/write`,
      done: readDeskDone(args.request),
      title: sessionTitle(lang, 'transcript:desk.title', session.title),
    };
  });
};

export const action = (args: ActionFunctionArgs) =>
  orRespond(async () => {
    const fields = await readFields(args.request);
    const forms = deskForms(args);
    const form = Object.hasOwn(forms, fields.intent ?? '') ? forms[fields.intent ?? ''] : undefined;
    if (!form) throw new AppError('invalid', 'command.unknown');
    const answer = await form.run(fields);
    if (!isDone(answer)) return answer;
    const query = new URLSearchParams({ done: form.done, ...(fields.page && { page: fields.page }) });
    return redirect(`${new URL(args.request.url).pathname}?${query.toString()}`, 303);
  });

export const meta = titled;

/** Who captions a session, and its lines, for moderators. */
export default function CaptionDeskRoute() {
  const { session, title: _title, ...page } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>() as FormAnswer | undefined;
  const { t } = useT();
  return (
    <SessionPage session={session} here={t('transcript:desk.title')} fromCockpit>
      <CaptionDesk
        {...page}
        wallCaptions={session.wallCaptions}
        isClosed={session.state === 'closed'}
        refused={refused}
      />
    </SessionPage>
  );
}
