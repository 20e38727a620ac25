import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { loadCommune } from '#server/domain/communes/load-commune.ts';
import { loadOpinions } from '#server/domain/opinions/load-opinions.ts';
import { OpinionList } from '../../features/opinions/opinion-list.tsx';
import { Page } from '../../features/shell/page.tsx';
import { useT } from '../../i18n/use-t.tsx';
import { langOf } from '../../web/action-context.server.ts';
import { orRespond } from '../../web/respond.server.ts';
import { communeTitle } from '../../web/speak.server.ts';
import { titled } from '../../web/titled.ts';

export const loader = ({ params, context }: LoaderFunctionArgs) =>
  orRespond(async () => {
    const { db, now } = context.services;
    const { communeId, slug, name } = await loadCommune(db, params.commune ?? '');
    return {
      title: communeTitle(langOf(params), 'opinion:title', name),
      slug,
      ...(await loadOpinions(db, context.actor, communeId)),
      now: now().toISOString(),
    };
  });

export const meta = titled;

/** The advisory opinions of the commune's space. */
export default function OpinionsRoute() {
  const { title: _, ...list } = useLoaderData<typeof loader>();
  const { t, lang } = useT();
  return (
    <Page crumbs={[{ label: t('shell.now'), href: `/${lang}/${list.slug}` }, { label: t('shell.opinions') }]}>
      <OpinionList {...list} />
    </Page>
  );
}
