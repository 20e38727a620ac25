import type { LoaderFunctionArgs } from '@remix-run/node';
import { InfoPage, type Outline } from '../../features/information/info-page.tsx';
import { Page } from '../../features/shell/page.tsx';
import { langOf } from '../../web/action-context.server.ts';
import { pageTitle, speak } from '../../web/speak.server.ts';
import { titled } from '../../web/titled.ts';

const outline: Outline = [
  { key: 'who', paragraphs: 2 },
  { key: 'why', paragraphs: 1 },
  { key: 'guest', paragraphs: 1, lines: 5 },
  { key: 'account', paragraphs: 1, lines: 4 },
  { key: 'public', lines: 3, after: 1 },
  { key: 'recipients', paragraphs: 1 },
  { key: 'how_long', lines: 5 },
  { key: 'cookies', paragraphs: 1, lines: 3 },
  { key: 'rights', paragraphs: 2 },
];

export function loader({ params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  return { title: pageTitle(lang, speak(lang).t('privacy:title')) };
}

export const meta = titled;

export default function Privacy() {
  return (
    <Page>
      <InfoPage ns="privacy" outline={outline} />
    </Page>
  );
}
