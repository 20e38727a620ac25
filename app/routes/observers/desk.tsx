import { randomUUID } from 'node:crypto';
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { AppError } from '#app/contract/errors.ts';
import { nameObserverInput, observerIdInput } from '#app/contract/inputs/manage-observers.ts';
import { loadObserverDesk } from '#server/domain/observers/load-observers.ts';
import { nameObserver, revokeObserver } from '#server/domain/observers/name-observer.ts';
import { ObserverDesk, type ObserverDone } from '../../features/observers/observer-desk.tsx';
import { useT } from '../../i18n/use-t.tsx';
import { actionContext, langOf } from '../../web/action-context.server.ts';
import { askSignIn, loadSessionRoom } from '../../web/load-session.server.ts';
import { drawSign } from '../../web/qr-code.server.ts';
import { orRespond } from '../../web/respond.server.ts';
import { isDone, readFields, runForm, type FormAnswer } from '../../web/run-form.server.ts';
import { titled } from '../../web/titled.ts';
import { SessionPage } from '../sessions/session-page.tsx';
import { sessionTitle } from '../sessions/session-title.server.ts';

const doneKinds: readonly ObserverDone[] = ['named', 'revoked'];

export const loader = (args: LoaderFunctionArgs) => {
  askSignIn(args);
  return orRespond(async () => {
    const { session } = await loadSessionRoom(args);
    const { sessionId, communeSlug } = session;
    const lang = langOf(args.params);
    const place = `${args.context.site.baseUrl}/${lang}/${communeSlug}/sessions/${sessionId}/observe`;
    const observers = await loadObserverDesk(actionContext(args), sessionId);
    const done = new URL(args.request.url).searchParams.get('done');
    return {
      session,
      observers: observers.map(({ observerId, label, key, revoked }) => ({
        observerId,
        label,
        sign: revoked ? null : drawSign(`${place}?key=${key}`),
      })),
      actionId: randomUUID(),
      done: doneKinds.find((known) => known === done) ?? null,
      title: sessionTitle(lang, 'observers:desk.title', session.title),
    };
  });
};

export const action = (args: ActionFunctionArgs) =>
  orRespond(async () => {
    const fields = await readFields(args.request);
    const ctx = actionContext(args);
    const { sessionId } = args.params;
    const go = (done: ObserverDone) => redirect(`${new URL(args.request.url).pathname}?done=${done}`, 303);
    if (fields.intent === 'name') {
      const answer = await runForm(fields, {
        form: 'name',
        schema: nameObserverInput,
        read: ({ actionId, label }) => ({ actionId, sessionId, label }),
        act: (input) => nameObserver(ctx, input),
      });
      return isDone(answer) ? go('named') : answer;
    }
    if (fields.intent !== 'revoke') throw new AppError('invalid', 'command.unknown');
    const answer = await runForm(fields, {
      form: 'revoke',
      schema: observerIdInput,
      read: ({ observerId }) => ({ observerId }),
      act: (input) => revokeObserver(ctx, input),
    });
    return isDone(answer) ? go('revoked') : answer;
  });

/** It holds links that are secrets. */
export const headers = () => ({ 'Cache-Control': 'no-store' });

export const meta = titled;

/** Who observes a session, for moderators. */
export default function ObserverDeskRoute() {
  const { session, title: _title, ...page } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>() as FormAnswer | undefined;
  const { t } = useT();
  return (
    <SessionPage session={session} here={t('observers:desk.title')} fromCockpit>
      <ObserverDesk {...page} isClosed={session.state === 'closed'} refused={refused} />
    </SessionPage>
  );
}
