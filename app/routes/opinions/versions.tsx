import { randomUUID } from 'node:crypto';
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { AppError } from '#app/contract/errors.ts';
import { opinionMoves } from '#app/contract/opinions.ts';
import { ComparisonView } from '../../features/opinions/comparison-view.tsx';
import { manageDone } from '../../features/opinions/manage-done.ts';
import { MoveReview } from '../../features/opinions/move-review.tsx';
import { VersionsView } from '../../features/opinions/versions-view.tsx';
import { Page } from '../../features/shell/page.tsx';
import { useT } from '../../i18n/use-t.tsx';
import { langOf } from '../../web/action-context.server.ts';
import { loadComparison, loadVersionList } from '../../web/load-opinion.server.ts';
import { opinionForms } from '../../web/opinion-forms.server.ts';
import { orRespond } from '../../web/respond.server.ts';
import { isDone, readFields, type FormAnswer } from '../../web/run-form.server.ts';
import { speak } from '../../web/speak.server.ts';
import { titled } from '../../web/titled.ts';
import { opinionCrumbs } from './opinion-crumbs.ts';
import { opinionTitle } from './opinion-title.server.ts';

export const loader = (args: LoaderFunctionArgs) =>
  orRespond(async () => {
    const list = await loadVersionList(args);
    const { searchParams } = new URL(args.request.url);
    const [from, to, done, move] = ['from', 'to', 'done', 'move'].map((name) => searchParams.get(name));
    const lang = langOf(args.params);
    const purpose = speak(lang).t(from && to ? 'opinion:compare.title' : 'opinion:versions_title');
    return {
      ...list,
      comparison: from && to ? await loadComparison(args, { from, to }) : null,
      move: list.rights.manage ? (opinionMoves[list.opinion.state].find((state) => state === move) ?? null) : null,
      done: manageDone.find((one) => one === done) ?? null,
      actionId: randomUUID(),
      title: opinionTitle(lang, list.opinion, purpose),
      now: args.context.services.now().toISOString(),
    };
  });

export const action = (args: ActionFunctionArgs) =>
  orRespond(async () => {
    await loadVersionList(args);
    const fields = await readFields(args.request);
    const forms = opinionForms(args);
    const form = Object.hasOwn(forms, fields.intent ?? '') ? forms[fields.intent ?? ''] : undefined;
    if (!form) throw new AppError('invalid', 'command.unknown');
    const answer = await form.run(fields);
    if (!isDone(answer)) return answer;
    return redirect(`${new URL(args.request.url).pathname}?done=${form.done}`, 303);
  });

export const meta = titled;

/** The versions of an opinion: read, compared, and by the rapporteur made, published and brought back. */
export default function VersionsRoute() {
  const { title: _, comparison, move, ...list } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>() as FormAnswer | undefined;
  const speak = useT();
  const { t, lang } = speak;
  const { opinion, rights, versions, actionId } = list;
  const here = `/${lang}/${opinion.communeSlug}/opinions/${opinion.opinionId}`;
  const own = { label: t('opinion:versions_title') };
  const inside = comparison ? 'opinion:compare.title' : move ? 'opinion:manage.move' : null;
  const crumbs = inside
    ? opinionCrumbs(speak, opinion, { ...own, href: `${here}/versions` }, { label: t(inside) })
    : opinionCrumbs(speak, opinion, own);
  return (
    <Page crumbs={crumbs}>
      {comparison ? (
        <ComparisonView opinion={opinion} rights={rights} versions={versions} {...comparison} />
      ) : move ? (
        <MoveReview opinion={opinion} to={move} actionId={actionId} refused={refused} here={here} />
      ) : (
        <VersionsView {...list} refused={refused} />
      )}
    </Page>
  );
}
