import { limits } from '#app/contract/limits.ts';
import { moderationReasons } from '#app/contract/moderation.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Card } from '#app/ui/card.tsx';
import { Chip } from '#app/ui/chip.tsx';
import { TextArea } from '#app/ui/field.tsx';
import { useFieldError, type Refused } from '#app/ui/form-errors.tsx';
import { directionOfLanguage } from '#app/ui/text-direction.ts';
import type { DeskLine } from './caption-desk.tsx';
import { Pages } from './pages.tsx';

type Props = { lines: DeskLine[]; page: number; pages: number; opened: string | null; refused: Refused | undefined };

/** The lines as moderators see them; one at a time is opened to be corrected, hidden or shown again. */
export function DeskLines({ lines, page, pages, opened, refused }: Props) {
  const { t, time } = useT();
  return (
    <section aria-labelledby="lines" className="grid gap-4">
      <h2 id="lines">{t('transcript:lines')}</h2>
      <p>{t('transcript:desk.lines_text')}</p>
      {lines.length === 0 ? <p>{t('transcript:none')}</p> : null}
      <ol className="transcript">
        {lines.map((line) => (
          <li key={line.captionId} id={line.captionId === opened ? 'line' : undefined} className="grid gap-2">
            <div className="transcript-line">
              <time className="nums text-ink-soft" dateTime={line.at}>
                {time(line.at)}
              </time>
              <p lang={line.lang} dir={directionOfLanguage(line.lang)}>
                {line.text}
              </p>
            </div>
            {line.captionId === opened ? (
              <OpenLine line={line} page={page} refused={refused} />
            ) : (
              <p className="flex flex-wrap items-center gap-2">
                {line.hidden ? <Hidden /> : null}
                <a className="inline-flex min-h-11 items-center" href={`?page=${page}&line=${line.captionId}#line`}>
                  {t(line.hidden ? 'transcript:desk.open_hidden' : 'transcript:desk.open')}{' '}
                  <span className="sr-only">
                    {time(line.at)} {line.text.slice(0, 40)}
                  </span>
                </a>
              </p>
            )}
          </li>
        ))}
      </ol>
      <Pages page={page} pages={pages} />
    </section>
  );
}

function Hidden() {
  const { t } = useT();
  return (
    <Chip tone="warn" icon="eye-off">
      {t('transcript:desk.hidden')}
    </Chip>
  );
}

function OpenLine({ line, page, refused }: { line: DeskLine; page: number; refused: Refused | undefined }) {
  const { t } = useT();
  const errorOf = useFieldError(refused);
  const { max } = limits.captionText;
  const fields = (intent: string) => (
    <>
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="captionId" value={line.captionId} />
      <input type="hidden" name="page" value={page} />
    </>
  );
  return (
    <Card>
      {line.hidden ? <Hidden /> : null}
      <form method="post" className="grid gap-3">
        {fields('correct')}
        <TextArea
          id="text"
          name="text"
          label={t('transcript:desk.text')}
          error={errorOf('text')}
          defaultValue={refused?.values.text ?? line.text}
          rows={2}
          lang={line.lang}
          count={{ limit: max, atMost: t('form.at_most', { max }) }}
        />
        <p>
          <Button>{t('transcript:desk.correct')}</Button>
        </p>
      </form>
      {line.hidden ? (
        <form method="post">
          {fields('show')}
          <Button icon="eye">{t('transcript:desk.show')}</Button>
        </form>
      ) : (
        <form method="post">
          {fields('hide')}
          <div role="group" aria-labelledby="why" className="grid gap-2">
            <p id="why" className="font-bold">
              {t('transcript:desk.hide')}
            </p>
            {moderationReasons.map((reason) => (
              <Button key={reason} name="reason" value={reason} wide>
                {t(`room:reasons.${reason}`)}
              </Button>
            ))}
          </div>
        </form>
      )}
    </Card>
  );
}
