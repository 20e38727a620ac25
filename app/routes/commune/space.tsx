import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useT } from '#app/i18n/use-t.tsx';
import { loadCommune } from '#server/domain/communes/load-commune.ts';
import { loadSpace } from '#server/domain/communes/load-space.ts';
import { NoSpace, Space } from '../../features/communes/space.tsx';
import { Page } from '../../features/shell/page.tsx';
import { langOf } from '../../web/action-context.server.ts';
import { orRespond } from '../../web/respond.server.ts';
import { communeTitle } from '../../web/speak.server.ts';
import { titled } from '../../web/titled.ts';

export function loader({ params, context }: LoaderFunctionArgs) {
  return orRespond(async () => {
    const { db } = context.services;
    const commune = await loadCommune(db, params.commune ?? '');
    return {
      title: communeTitle(langOf(params), 'space:title', commune.name),
      slug: commune.slug,
      space: await loadSpace(db, commune.communeId),
    };
  });
}

export const meta = titled;

export default function CommuneSpace() {
  const { slug, space } = useLoaderData<typeof loader>();
  const { t, lang } = useT();
  return (
    <Page crumbs={[{ label: t('shell.now'), href: `/${lang}/${slug}` }, { label: t('shell.space') }]}>
      {space ? <Space space={space} /> : <NoSpace slug={slug} />}
    </Page>
  );
}
