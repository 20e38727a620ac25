import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { signUpInput } from '#app/contract/inputs/sign-in.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { FormErrors } from '#app/ui/form-errors.tsx';
import { signUp } from '#server/domain/accounts/sign-up.ts';
import { GuestNote } from '../../features/accounts/guest-note.tsx';
import { SignUpForm } from '../../features/accounts/sign-up-form.tsx';
import { Page } from '../../features/shell/page.tsx';
import { useShell } from '../../features/shell/use-shell.ts';
import { actionContext, langOf } from '../../web/action-context.server.ts';
import { backOf, backPath } from '../../web/back-path.server.ts';
import { welcome } from '../../web/enter.server.ts';
import { orRespond } from '../../web/respond.server.ts';
import { isDone, readFields, runForm } from '../../web/run-form.server.ts';
import { pageTitle, speak } from '../../web/speak.server.ts';
import { titled } from '../../web/titled.ts';

export function loader({ request, params, context }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const back = backOf(request, lang);
  if (context.actor.kind === 'account') throw redirect(back);
  return { title: pageTitle(lang, speak(lang).t('account:sign_up.title')), back };
}

export function action(args: ActionFunctionArgs) {
  return orRespond(async () => {
    const fields = await readFields(args.request);
    const lang = langOf(args.params);
    const answer = await runForm(fields, {
      form: 'sign-up',
      schema: signUpInput,
      read: ({ name, email, password }) => ({ name, email, password }),
      act: (input) => signUp(actionContext(args), input, args.context.address),
    });
    if (!isDone(answer)) return answer;
    const back = backPath(fields.back, lang);
    return welcome(args, answer.result.personId, back === `/${lang}/account` ? `${back}?done=welcome` : back);
  });
}

export const meta = titled;

export default function SignUp() {
  const { person } = useShell();
  const { back } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useT();
  return (
    <Page>
      <div className="grid gap-6">
        <FormErrors refused={refused} fields={['name', 'email', 'password']} />
        <h1>{t('account:sign_up.title')}</h1>
        <p className="max-w-text">{t('account:sign_up.lead')}</p>
        <GuestNote kind={person?.kind} />
        <SignUpForm back={refused?.values.back ?? back} refused={refused} />
      </div>
    </Page>
  );
}
