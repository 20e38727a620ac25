import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useT } from '#app/i18n/use-t.tsx';
import { InfoPage } from '../../features/information/info-page.tsx';
import { Links } from '../../features/information/links.tsx';
import { ReportSheet } from '../../features/information/report-sheet.tsx';
import { Page } from '../../features/shell/page.tsx';
import { langOf } from '../../web/action-context.server.ts';
import { safePath } from '../../web/cookies.server.ts';
import { pageTitle, speak } from '../../web/speak.server.ts';
import { titled } from '../../web/titled.ts';

/** Longest address that is copied onto the report sheet. */
const longest = 300;

export function loader({ request, params, context }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const from = safePath(new URL(request.url).searchParams.get('page'), '').slice(0, longest);
  return {
    title: pageTitle(lang, speak(lang).t('help:title')),
    page: from ? new URL(from, context.site.baseUrl).href : null,
    now: context.services.now().toISOString(),
  };
}

export const meta = titled;

/** The State's own channels for what has legal effect. */
const portals = [
  { href: 'https://www.eparticipation.ma', key: 'petitions' },
  { href: 'https://www.chafafiya.ma', key: 'information' },
  { href: 'https://www.chikaya.ma', key: 'complaints' },
];

export default function Help() {
  const { page, now } = useLoaderData<typeof loader>();
  const { t } = useT();
  return (
    <Page>
      <InfoPage
        ns="help"
        outline={[
          { key: 'join', lines: 3 },
          { key: 'part', lines: 3 },
          { key: 'trouble', lines: 5 },
          {
            key: 'limits',
            paragraphs: 1,
            extra: <Links items={portals.map(({ href, key }) => ({ href, label: t(`help:${key}`) }))} />,
          },
          { key: 'contact', paragraphs: 2 },
          { key: 'report', paragraphs: 3, extra: <ReportSheet page={page} at={now} /> },
        ]}
      />
    </Page>
  );
}
