import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { charterVersion } from '#app/contract/charter.ts';
import { acceptCharterInput } from '#app/contract/inputs/sign-in.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { FormErrors } from '#app/ui/form-errors.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { acceptCharter } from '#server/domain/accounts/manage-account.ts';
import { loadCommune } from '#server/domain/communes/load-commune.ts';
import { CharterAnswer, CharterText } from '../../features/communes/charter-text.tsx';
import { Page } from '../../features/shell/page.tsx';
import { actionContext, langOf } from '../../web/action-context.server.ts';
import { orRespond } from '../../web/respond.server.ts';
import { isDone, readFields, runForm } from '../../web/run-form.server.ts';
import { communeTitle } from '../../web/speak.server.ts';
import { titled } from '../../web/titled.ts';

export function loader({ request, params, context }: LoaderFunctionArgs) {
  return orRespond(async () => {
    const { actor, services } = context;
    const commune = await loadCommune(services.db, params.commune ?? '');
    const accepted = actor.kind === 'visitor' ? undefined : actor.charterVersion;
    return {
      title: communeTitle(langOf(params), 'charter:title', commune.name),
      slug: commune.slug,
      accepted,
      done: accepted === charterVersion && new URL(request.url).searchParams.get('done') === 'accepted',
    };
  });
}

export function action(args: ActionFunctionArgs) {
  return orRespond(async () => {
    const answer = await runForm(await readFields(args.request), {
      form: 'charter',
      schema: acceptCharterInput,
      read: ({ version }) => ({ version: Number(version) }),
      act: (input) => acceptCharter(actionContext(args), input),
    });
    return isDone(answer) ? redirect('?done=accepted', 303) : answer;
  });
}

export const meta = titled;

export default function Charter() {
  const { slug, accepted, done } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t, lang } = useT();
  const here = `/${lang}/${slug}/charter`;
  return (
    <Page crumbs={[{ label: t('shell.now'), href: `/${lang}/${slug}` }, { label: t('shell.charter') }]}>
      <div className="grid gap-10">
        <FormErrors refused={refused} fields={[]} />
        {done ? <Notice kind="success" title={t('charter:done')} /> : null}
        <div className="with-rail items-start">
          <div className="grid gap-10">
            <CharterText />
          </div>
          {done ? null : (
            <CharterAnswer accepted={accepted} signInHref={`/${lang}/sign-in?back=${encodeURIComponent(here)}`} />
          )}
        </div>
      </div>
    </Page>
  );
}
