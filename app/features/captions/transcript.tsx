import type { CaptionView } from '#app/contract/captions.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { directionOfLanguage } from '#app/ui/text-direction.ts';
import { Pages } from './pages.tsx';

type Props = { lines: CaptionView[]; page: number; pages: number; isClosed: boolean };

/** What was captioned in a session, in its order; it is no minutes and says so. */
export function Transcript({ lines, page, pages, isClosed }: Props) {
  const { t, time } = useT();
  return (
    <>
      <Notice title={t('transcript:no_minutes')}>
        <p>{t('transcript:no_minutes_text')}</p>
        {isClosed ? null : <p>{t('transcript:goes_on')}</p>}
      </Notice>
      {lines.length === 0 ? (
        <EmptyState title={t('transcript:none')}>
          <p>{t('transcript:none_text')}</p>
        </EmptyState>
      ) : (
        <ol className="transcript" aria-label={t('transcript:lines')}>
          {lines.map((line) => (
            <li key={line.captionId} className="transcript-line">
              <time className="nums text-ink-soft" dateTime={line.at}>
                {time(line.at)}
              </time>
              {line.text === null ? (
                <p className="text-ink-soft">{t('transcript:hidden')}</p>
              ) : (
                <p lang={line.lang} dir={directionOfLanguage(line.lang)}>
                  {line.text}
                </p>
              )}
            </li>
          ))}
        </ol>
      )}
      <Pages page={page} pages={pages} />
    </>
  );
}
