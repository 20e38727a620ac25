import type { LoaderFunctionArgs } from '@remix-run/node';
import { useT } from '#app/i18n/use-t.tsx';
import { InfoPage, type Outline } from '../../features/information/info-page.tsx';
import { Page } from '../../features/shell/page.tsx';
import { langOf } from '../../web/action-context.server.ts';
import { pageTitle, speak } from '../../web/speak.server.ts';
import { titled } from '../../web/titled.ts';

/** The day of the last test; a statement older than a year is out of date. */
const lastTest = '2026-11-23T12:00:00Z';

const outline: Outline = [
  { key: 'status', paragraphs: 2 },
  { key: 'tested', paragraphs: 1, lines: 4, after: 1 },
  { key: 'gaps', paragraphs: 1, lines: 5 },
  { key: 'without', paragraphs: 1 },
  { key: 'tell', paragraphs: 1 },
];

export function loader({ params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  return { title: pageTitle(lang, speak(lang).t('accessibility:title')) };
}

export const meta = titled;

export default function Accessibility() {
  const speak = useT();
  return (
    <Page>
      <InfoPage ns="accessibility" outline={outline} values={{ date: speak.date(lastTest) }} />
    </Page>
  );
}
