import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { loadCommune } from '#server/domain/communes/load-commune.ts';
import { loadHappenings } from '#server/domain/communes/load-happenings.ts';
import { Now } from '../../features/communes/now.tsx';
import { Page } from '../../features/shell/page.tsx';
import { langOf } from '../../web/action-context.server.ts';
import { readerIn } from '../../web/commune-reader.server.ts';
import { orRespond } from '../../web/respond.server.ts';
import { pageTitle, speak } from '../../web/speak.server.ts';
import { titled } from '../../web/titled.ts';

export function loader({ params, context }: LoaderFunctionArgs) {
  return orRespond(async () => {
    const lang = langOf(params);
    const { db, now } = context.services;
    const commune = await loadCommune(db, params.commune ?? '');
    const { live, coming, past } = await loadHappenings(db, commune.communeId);
    const { t, pick } = speak(lang);
    return {
      title: pageTitle(lang, t('commune:now_heading', { commune: pick(commune.name).text })),
      commune,
      live,
      next: coming[0],
      last: past[0],
      reader: readerIn(context.actor, commune.communeId),
      now: now().toISOString(),
    };
  });
}

export const meta = titled;

export default function CommuneNow() {
  const { title: _, ...happenings } = useLoaderData<typeof loader>();
  return (
    <Page>
      <Now {...happenings} />
    </Page>
  );
}
