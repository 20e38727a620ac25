import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { signInInput } from '#app/contract/inputs/sign-in.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { FormErrors } from '#app/ui/form-errors.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { GuestNote } from '../../features/accounts/guest-note.tsx';
import { DemoAccounts, OtherWays } from '../../features/accounts/other-ways.tsx';
import { SignInForm } from '../../features/accounts/sign-in-form.tsx';
import { Page } from '../../features/shell/page.tsx';
import { useShell } from '../../features/shell/use-shell.ts';
import { langOf } from '../../web/action-context.server.ts';
import { backOf, backPath } from '../../web/back-path.server.ts';
import { enterAccount } from '../../web/enter.server.ts';
import { orRespond } from '../../web/respond.server.ts';
import { isDone, readFields, runForm } from '../../web/run-form.server.ts';
import { pageTitle, speak } from '../../web/speak.server.ts';
import { titled } from '../../web/titled.ts';

/** Of somebody whose login ended while they posted a form: whether their browser keeps what they wrote. */
const endings = ['yes', 'kept'] as const;

export function loader({ request, params, context }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const back = backOf(request, lang);
  if (context.actor.kind === 'account') throw redirect(back);
  const asked = new URL(request.url).searchParams.get('ended');
  const ended = endings.find((one) => one === asked) ?? null;
  return { title: pageTitle(lang, speak(lang).t('account:sign_in.title')), back, ended, demo: context.site.demo };
}

export function action(args: ActionFunctionArgs) {
  return orRespond(async () => {
    const fields = await readFields(args.request);
    const answer = await runForm(fields, {
      form: 'sign-in',
      schema: signInInput,
      read: ({ email, password }) => ({ email, password }),
      act: (input) => enterAccount(args, input, backPath(fields.back, langOf(args.params))),
    });
    return isDone(answer) ? answer.result : answer;
  });
}

export const meta = titled;

export default function SignIn() {
  const { person } = useShell();
  const { back, ended, demo } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useT();
  return (
    <Page>
      <div className="with-rail items-start">
        <div className="grid gap-6">
          <FormErrors refused={refused} fields={['email', 'password']} />
          <h1>{t('account:sign_in.title')}</h1>
          {ended ? (
            <Notice kind="warning">{t(`account:sign_in.${ended === 'kept' ? 'ended_kept' : 'ended'}`)}</Notice>
          ) : null}
          <p className="max-w-text">{t('account:sign_in.lead')}</p>
          <GuestNote kind={person?.kind} />
          <SignInForm back={refused?.values.back ?? back} refused={refused} />
          <OtherWays back={back} />
        </div>
        {demo ? <DemoAccounts /> : null}
      </div>
    </Page>
  );
}
