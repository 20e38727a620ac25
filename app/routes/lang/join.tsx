import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { joinByCodeInput } from '#app/contract/inputs/join-session.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { FormErrors } from '#app/ui/form-errors.tsx';
import { CharterDetails } from '../../features/communes/charter-points.tsx';
import { JoinForm } from '../../features/join/join-form.tsx';
import { WhatIsPublic } from '../../features/join/what-is-public.tsx';
import { Page } from '../../features/shell/page.tsx';
import { langOf } from '../../web/action-context.server.ts';
import { enterRoom, readJoin } from '../../web/enter.server.ts';
import { joinerOf } from '../../web/joiner.server.ts';
import { orRespond } from '../../web/respond.server.ts';
import { isDone, readFields, runForm } from '../../web/run-form.server.ts';
import { pageTitle, speak } from '../../web/speak.server.ts';
import { titled } from '../../web/titled.ts';

export function loader({ request, params, context }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const code = new URL(request.url).searchParams.get('code')?.slice(0, 40) ?? '';
  return { title: pageTitle(lang, speak(lang).t('join:title')), code, joiner: joinerOf(context.actor) };
}

export function action(args: ActionFunctionArgs) {
  return orRespond(async () => {
    const answer = await runForm(await readFields(args.request), {
      form: 'join',
      schema: joinByCodeInput,
      read: readJoin,
      act: (input) => enterRoom(args, langOf(args.params), input),
    });
    return isDone(answer) ? answer.result : answer;
  });
}

export const meta = titled;

export default function Join() {
  const { code, joiner } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t, lang } = useT();
  return (
    <Page>
      <div className="grid max-w-text gap-6">
        <FormErrors refused={refused} fields={['code', 'name']} />
        <h1>{t('join:heading')}</h1>
        <p>{t('join:lead')}</p>
        <JoinForm action={`/${lang}/join`} joiner={joiner} refused={refused} typedCode={code}>
          <WhatIsPublic joiner={joiner} />
        </JoinForm>
        <CharterDetails summary={t('join:charter_open')} />
      </div>
    </Page>
  );
}
