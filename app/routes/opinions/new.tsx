import { randomUUID } from 'node:crypto';
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { AppError } from '#app/contract/errors.ts';
import { createOpinionInput } from '#app/contract/inputs/manage-opinion.ts';
import { loadCommune } from '#server/domain/communes/load-commune.ts';
import { createOpinion } from '#server/domain/opinions/create-opinion.ts';
import { loadOpinions } from '#server/domain/opinions/load-opinions.ts';
import { OpinionForm } from '../../features/opinions/opinion-form.tsx';
import { Page } from '../../features/shell/page.tsx';
import { useT } from '../../i18n/use-t.tsx';
import { actionContext, langOf } from '../../web/action-context.server.ts';
import { KeepTyped } from '../../web/keep-typed.tsx';
import { askSignIn, askSignInAgain } from '../../web/load-session.server.ts';
import { orRespond } from '../../web/respond.server.ts';
import { isDone, readFields, runForm, type FormAnswer } from '../../web/run-form.server.ts';
import { communeTitle } from '../../web/speak.server.ts';
import { titled } from '../../web/titled.ts';
import { typedOwner } from '../../web/typed-owner.server.ts';

export const loader = (args: LoaderFunctionArgs) => {
  askSignIn(args);
  return orRespond(async () => {
    const { context, params } = args;
    const { communeId, slug, name } = await loadCommune(context.services.db, params.commune ?? '');
    const { canCreate } = await loadOpinions(context.services.db, context.actor, communeId);
    if (!canCreate) throw new AppError('forbidden', 'opinion.not_member');
    const title = communeTitle(langOf(params), 'opinion:new_title', name);
    return { slug, actionId: randomUUID(), owner: typedOwner(context), title };
  });
};

export const action = (args: ActionFunctionArgs) =>
  orRespond(async () => {
    const { context, params, request } = args;
    const fields = await readFields(request);
    askSignInAgain(args, fields);
    const { communeId, slug } = await loadCommune(context.services.db, params.commune ?? '');
    const answer = await runForm(fields, {
      form: 'opinion',
      schema: createOpinionInput,
      read: ({ actionId, title, origin, template }) => ({ actionId, communeId, title, origin, template }),
      act: (input) => createOpinion(actionContext(args), input),
    });
    if (!isDone(answer)) return answer;
    return redirect(`/${langOf(params)}/${slug}/opinions/${answer.result.opinionId}?done=created`, 303);
  });

export const meta = titled;

/** Beginning an opinion, for the members of the space. */
export default function NewOpinionRoute() {
  const { slug, actionId, owner } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>() as FormAnswer | undefined;
  const { t, lang } = useT();
  return (
    <Page
      crumbs={[{ label: t('shell.opinions'), href: `/${lang}/${slug}/opinions` }, { label: t('opinion:new_title') }]}
    >
      <OpinionForm actionId={actionId} refused={refused} />
      <KeepTyped owner={owner} refused={Boolean(refused)} />
    </Page>
  );
}
