import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useT } from '#app/i18n/use-t.tsx';
import { loadCommune } from '#server/domain/communes/load-commune.ts';
import { loadHappenings } from '#server/domain/communes/load-happenings.ts';
import { mayWriteMinutesIn } from '#server/domain/minutes/load-minutes.ts';
import { SessionList } from '../../features/communes/session-list.tsx';
import { Page } from '../../features/shell/page.tsx';
import { langOf } from '../../web/action-context.server.ts';
import { readerIn } from '../../web/commune-reader.server.ts';
import { orRespond } from '../../web/respond.server.ts';
import { communeTitle, speak } from '../../web/speak.server.ts';
import { titled } from '../../web/titled.ts';

export function loader({ params, context }: LoaderFunctionArgs) {
  return orRespond(async () => {
    const { db, now } = context.services;
    const lang = langOf(params);
    const commune = await loadCommune(db, params.commune ?? '');
    return {
      title: communeTitle(lang, 'commune:sessions_title', commune.name),
      feed: { href: `/${lang}/${commune.slug}/sessions.atom`, title: speak(lang).t('commune:feed') },
      slug: commune.slug,
      ...(await loadHappenings(db, commune.communeId)),
      reader: readerIn(context.actor, commune.communeId),
      writesMinutes: await mayWriteMinutesIn(db, context.actor, commune.communeId),
      now: now().toISOString(),
    };
  });
}

export const meta = titled;

export default function Sessions() {
  const { title: _, feed: _feed, ...list } = useLoaderData<typeof loader>();
  const { t, lang } = useT();
  return (
    <Page crumbs={[{ label: t('shell.now'), href: `/${lang}/${list.slug}` }, { label: t('shell.sessions') }]}>
      <SessionList {...list} />
    </Page>
  );
}
