import { randomUUID } from 'node:crypto';
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { AppError } from '#app/contract/errors.ts';
import { issueSlipInput, openKioskInput, revokeKioskInput } from '#app/contract/inputs/manage-kiosk.ts';
import { groupCode } from '#app/contract/kiosk.ts';
import { issueSlip } from '#server/domain/kiosks/issue-slip.ts';
import { loadKiosks } from '#server/domain/kiosks/load-kiosks.ts';
import { openKiosk, revokeKiosk } from '#server/domain/kiosks/run-kiosk.ts';
import { KioskDesk, type GivenLink, type GivenSlip } from '../../features/kiosk/kiosk-desk.tsx';
import { useT } from '../../i18n/use-t.tsx';
import { actionContext, langOf } from '../../web/action-context.server.ts';
import { askSignIn, loadSessionRoom } from '../../web/load-session.server.ts';
import { drawSign } from '../../web/qr-code.server.ts';
import { orRespond } from '../../web/respond.server.ts';
import { isDone, readFields, runForm, type FormAnswer } from '../../web/run-form.server.ts';
import { titled } from '../../web/titled.ts';
import { sessionTitle } from './session-title.server.ts';
import { SessionPage } from './session-page.tsx';

export const loader = (args: LoaderFunctionArgs) => {
  askSignIn(args);
  return orRespond(async () => {
    const { session } = await loadSessionRoom(args);
    return {
      session,
      kioskId: randomUUID(),
      revoked: new URL(args.request.url).searchParams.get('done') === 'revoked',
      ...(await loadKiosks(actionContext(args), session.sessionId)),
      title: sessionTitle(langOf(args.params), 'kiosks:title', session.title),
    };
  });
};

/** Links and slips are told in the answer itself and stand in no address; a page that is sent again gives new ones. */
export const action = (args: ActionFunctionArgs) =>
  orRespond(async () => {
    const fields = await readFields(args.request);
    const ctx = actionContext(args);
    const { sessionId, commune } = args.params;
    if (fields.intent === 'open') {
      const answer = await runForm(fields, {
        form: 'open',
        schema: openKioskInput,
        read: ({ kioskId, label, admits }) => ({ kioskId, sessionId, label, admitsGuests: admits === 'yes' }),
        act: (input) => openKiosk(ctx, input),
      });
      if (!isDone(answer)) return answer;
      const place = `/${langOf(args.params)}/${commune}/sessions/${sessionId}/kiosk`;
      const sign = drawSign(`${args.context.site.baseUrl}${place}?link=${answer.result.link}`);
      return { ok: true as const, kind: 'link' as const, ...sign } satisfies GivenLink;
    }
    if (fields.intent === 'slip') {
      const answer = await runForm(fields, {
        form: 'slip',
        schema: issueSlipInput,
        read: ({ mandateId }) => ({ sessionId, mandateId }),
        act: (input) => issueSlip(ctx, input),
      });
      if (!isDone(answer)) return answer;
      const { code, number } = answer.result;
      return { ok: true as const, kind: 'slip' as const, code: groupCode(code), number } satisfies GivenSlip;
    }
    if (fields.intent !== 'revoke') throw new AppError('invalid', 'command.unknown');
    const answer = await runForm(fields, {
      form: 'revoke',
      schema: revokeKioskInput,
      read: ({ kioskId }) => ({ sessionId, kioskId }),
      act: (input) => revokeKiosk(ctx, input),
    });
    if (!isDone(answer)) return answer;
    return redirect(`${new URL(args.request.url).pathname}?done=revoked#list`, 303);
  });

export const headers = () => ({ 'Cache-Control': 'no-store' });

export const meta = titled;

/** The shared tablets of a session and the voting slips of its members. */
export default function KiosksRoute() {
  const { session, title: _title, ...desk } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as FormAnswer | GivenLink | GivenSlip | undefined;
  const { t, lang, pick } = useT();
  const name = pick(session.title);
  const base = `/${lang}/${session.communeSlug}/sessions`;
  return (
    <SessionPage session={session} here={t('kiosks:title')}>
      <KioskDesk
        {...desk}
        sessionName={name}
        isClosed={session.state === 'closed'}
        refused={answer && !answer.ok ? answer : undefined}
        given={answer?.ok ? answer : null}
        backHref={`${base}/${session.sessionId}/moderate`}
      />
    </SessionPage>
  );
}
