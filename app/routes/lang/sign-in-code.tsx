import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { requestCodeInput, useCodeInput } from '#app/contract/inputs/sign-in.ts';
import { requestSignInCode, useSignInCode } from '#server/domain/accounts/sign-in-code.ts';
import { GuestNote } from '../../features/accounts/guest-note.tsx';
import { AskForCode, TypeCode } from '../../features/accounts/code-forms.tsx';
import { useT } from '#app/i18n/use-t.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Page } from '../../features/shell/page.tsx';
import { useShell } from '../../features/shell/use-shell.ts';
import { actionContext, langOf } from '../../web/action-context.server.ts';
import { attemptCookie, readAttempt } from '../../web/attempt-cookie.server.ts';
import { backOf } from '../../web/back-path.server.ts';
import { welcome } from '../../web/enter.server.ts';
import { orRespond } from '../../web/respond.server.ts';
import { isDone, readFields, runForm } from '../../web/run-form.server.ts';
import { pageTitle, speak } from '../../web/speak.server.ts';
import { titled } from '../../web/titled.ts';

export function loader({ request, params, context }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const back = backOf(request, lang);
  if (context.actor.kind === 'account') throw redirect(back);
  const sent = new URL(request.url).searchParams.has('sent') && readAttempt(request, context.site.secure) !== null;
  const title = pageTitle(lang, speak(lang).t(sent ? 'account:code.sent_title' : 'account:code.title'));
  const askHref = `/${lang}/sign-in/code?back=${encodeURIComponent(back)}`;
  return { title, sent, demo: context.site.demo, mails: context.site.mails, askHref };
}

export function action(args: ActionFunctionArgs) {
  return orRespond(async () => {
    const fields = await readFields(args.request);
    return fields.intent === 'use' ? redeem(args, fields) : ask(args, fields);
  });
}

async function ask(args: ActionFunctionArgs, fields: Record<string, string>) {
  const { context, request } = args;
  const lang = langOf(args.params);
  const { t } = speak(lang);
  const answer = await runForm(fields, {
    form: 'ask',
    schema: requestCodeInput,
    read: ({ email }) => ({ email }),
    act: (input) =>
      requestSignInCode(actionContext(args), input, context.address, (code) => ({
        subject: t('account:mail.subject', { code }),
        text: t('account:mail.text', { code }),
      })),
  });
  if (!isDone(answer)) return answer;
  const cookie = attemptCookie(answer.result.attempt, context.site.secure);
  const back = encodeURIComponent(backOf(request, lang));
  return redirect(`/${lang}/sign-in/code?sent=1&back=${back}`, { status: 303, headers: { 'Set-Cookie': cookie } });
}

async function redeem(args: ActionFunctionArgs, fields: Record<string, string>) {
  const { context, request } = args;
  const answer = await runForm(fields, {
    form: 'use',
    schema: useCodeInput,
    read: ({ code }) => ({ code, attempt: readAttempt(request, context.site.secure) ?? '' }),
    act: (input) => useSignInCode(actionContext(args), input),
  });
  if (!isDone(answer)) return answer;
  const forget = new Headers({ 'Set-Cookie': attemptCookie('', context.site.secure) });
  return welcome(args, answer.result.personId, backOf(request, langOf(args.params)), forget);
}

export const meta = titled;

export default function SignInByCode() {
  const { person } = useShell();
  const { t } = useT();
  const { sent, demo, mails, askHref } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const typing = refused ? refused.form === 'use' : sent;
  return (
    <Page>
      <GuestNote kind={person?.kind} />
      {mails ? null : <Notice kind="warning">{t('account:code.no_mail')}</Notice>}
      {typing ? <TypeCode refused={refused} demo={demo} askHref={askHref} /> : <AskForCode refused={refused} />}
    </Page>
  );
}
