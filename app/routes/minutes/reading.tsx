import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { MinutesPage } from '../../features/minutes/minutes-page.tsx';
import { useT } from '../../i18n/use-t.tsx';
import { loadMinutesPage } from '../../web/load-minutes-page.server.ts';
import { orRespond } from '../../web/respond.server.ts';
import { sharedMeta } from '../../web/shared-meta.ts';
import { titled } from '../../web/titled.ts';
import { SessionPage } from '../sessions/session-page.tsx';

export const loader = (args: LoaderFunctionArgs) => orRespond(() => loadMinutesPage(args));

export const meta = (args: { data?: unknown }) => [...titled(args), ...sharedMeta(args)];

/** The published minutes of a session, the newest version or an older one. */
export default function MinutesRoute() {
  const { session, title: _, share: _share, ...page } = useLoaderData<typeof loader>();
  const { t, lang } = useT();
  const here = `/${lang}/${session.communeSlug}/sessions/${session.sessionId}/minutes`;
  const files = `/api/v1/sessions/${session.sessionId}/minutes/${page.number}`;
  return (
    <SessionPage session={session} here={t('minutes:title')}>
      <MinutesPage {...page} here={here} files={files} />
    </SessionPage>
  );
}
