import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ReadingView } from '../../features/opinions/reading-view.tsx';
import { Page } from '../../features/shell/page.tsx';
import { useT } from '../../i18n/use-t.tsx';
import { langOf } from '../../web/action-context.server.ts';
import { loadVersionList, loadVersionPage, publishedOf } from '../../web/load-opinion.server.ts';
import { orRespond } from '../../web/respond.server.ts';
import { speak } from '../../web/speak.server.ts';
import { titled } from '../../web/titled.ts';
import { opinionCrumbs } from './opinion-crumbs.ts';
import { opinionTitle } from './opinion-title.server.ts';

export const loader = (args: LoaderFunctionArgs) =>
  orRespond(async () => {
    const page = await loadVersionPage(args, args.params.number);
    const { versions } = await loadVersionList(args);
    const lang = langOf(args.params);
    const number = page.version?.number ?? 0;
    return {
      page,
      published: publishedOf(versions),
      title: opinionTitle(lang, page.opinion, speak(lang).t('opinion:version_n', { number })),
      now: args.context.services.now().toISOString(),
    };
  });

export const meta = titled;

/** A version of an opinion to read, without script. */
export default function VersionRoute() {
  const { title: _, ...view } = useLoaderData<typeof loader>();
  const speak = useT();
  const { opinion, version } = view.page;
  const versions = `/${speak.lang}/${opinion.communeSlug}/opinions/${opinion.opinionId}/versions`;
  return (
    <Page
      crumbs={opinionCrumbs(
        speak,
        opinion,
        { label: speak.t('opinion:versions_title'), href: versions },
        { label: speak.t('opinion:version_n', { number: version?.number ?? 0 }) },
      )}
    >
      <ReadingView {...view} asVersion door={null} done={null} />
    </Page>
  );
}
