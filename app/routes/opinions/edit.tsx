import { redirect, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { EditView } from '../../features/opinions/edit-view.tsx';
import { Page } from '../../features/shell/page.tsx';
import { useT } from '../../i18n/use-t.tsx';
import { langOf } from '../../web/action-context.server.ts';
import { loadOpinionPage } from '../../web/load-opinion.server.ts';
import { orRespond } from '../../web/respond.server.ts';
import { speak } from '../../web/speak.server.ts';
import { titled } from '../../web/titled.ts';
import { opinionCrumbs } from './opinion-crumbs.ts';
import { opinionTitle } from './opinion-title.server.ts';

export const handle = { messages: ['common', 'errors', 'errors.opinion', 'opinion', 'editor'] };

export const loader = (args: LoaderFunctionArgs) =>
  orRespond(async () => {
    const { actor } = args.context;
    const page = await loadOpinionPage(args);
    const { opinion, rights } = page;
    const lang = langOf(args.params);
    const reading = `/${lang}/${opinion.communeSlug}/opinions/${opinion.opinionId}`;
    if (!rights.write || actor.kind === 'visitor') {
      throw redirect(actor.kind === 'visitor' ? reading : `${reading}?done=stopped`);
    }
    return {
      page,
      person: { personId: actor.personId, name: actor.name ?? '' },
      title: opinionTitle(lang, opinion, speak(lang).t('opinion:edit_title')),
    };
  });

export const meta = titled;

/** Writing an opinion together: the one page of opinions that runs script. */
export default function EditRoute() {
  const { page, person } = useLoaderData<typeof loader>();
  const speak = useT();
  return (
    <Page crumbs={opinionCrumbs(speak, page.opinion, { label: speak.t('opinion:edit_title') })}>
      {/* What the person may see now may be another page, or none: it is asked for as a whole. */}
      <EditView page={page} person={person} onRightsChanged={() => location.reload()} />
    </Page>
  );
}
