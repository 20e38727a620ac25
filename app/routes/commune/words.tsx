import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { editWordListsInput } from '#app/contract/inputs/edit-word-lists.ts';
import { wordListNames } from '#app/contract/moderation.ts';
import { loadCommune } from '#server/domain/communes/load-commune.ts';
import { editWordLists, loadWordLists } from '#server/domain/moderation/edit-word-lists.ts';
import { WordLists } from '../../features/moderation/word-lists.tsx';
import { Page } from '../../features/shell/page.tsx';
import { useT } from '../../i18n/use-t.tsx';
import { actionContext, langOf } from '../../web/action-context.server.ts';
import { askSignIn } from '../../web/load-session.server.ts';
import { orRespond } from '../../web/respond.server.ts';
import { isDone, readFields, runForm, type FormAnswer } from '../../web/run-form.server.ts';
import { communeTitle } from '../../web/speak.server.ts';
import { titled } from '../../web/titled.ts';

export const loader = (args: LoaderFunctionArgs) => {
  askSignIn(args);
  return orRespond(async () => {
    const { context, params, request } = args;
    const { communeId, slug, name } = await loadCommune(context.services.db, params.commune ?? '');
    const lists = await loadWordLists(actionContext(args), communeId);
    const done = new URL(request.url).searchParams.has('done');
    return { slug, lists, done, title: communeTitle(langOf(params), 'moderation:words.title', name) };
  });
};

/** One word a line; empty lines are none. */
const readList = (typed = ''): string[] =>
  typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

export const action = (args: ActionFunctionArgs) =>
  orRespond(async () => {
    const { context, params, request } = args;
    const { communeId } = await loadCommune(context.services.db, params.commune ?? '');
    const answer = await runForm(await readFields(request), {
      form: 'words',
      schema: editWordListsInput,
      read: (raw) => ({
        communeId,
        lists: Object.fromEntries(wordListNames.map((list) => [list, readList(raw[list])])),
      }),
      act: (input) => editWordLists(actionContext(args), input),
    });
    return isDone(answer) ? redirect('?done=1', 303) : answer;
  });

export const meta = titled;

/** The lists of words that hold texts back in the commune's sessions, for its moderators and administrators. */
export default function WordsRoute() {
  const { slug, lists, done } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>() as FormAnswer | undefined;
  const { t, lang } = useT();
  return (
    <Page
      crumbs={[
        { label: t('shell.sessions'), href: `/${lang}/${slug}/sessions` },
        { label: t('moderation:words.title') },
      ]}
    >
      <WordLists lists={lists} done={done} refused={refused} />
    </Page>
  );
}
