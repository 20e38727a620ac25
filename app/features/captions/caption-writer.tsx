import { useRef, useState } from 'react';
import type { CaptionView } from '#app/contract/captions.ts';
import { languages, type Lang } from '#app/contract/languages.ts';
import { limits } from '#app/contract/limits.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Card } from '#app/ui/card.tsx';
import { FormErrors, useFieldError, type Refused } from '#app/ui/form-errors.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { SelectField } from '#app/ui/select-field.tsx';
import { directionOfLanguage } from '#app/ui/text-direction.ts';
import { CaptionLines } from './caption-lines.tsx';
import type { SenderState } from './caption-sender.ts';
import { useCaptionWriter } from './use-caption-writer.ts';

type Props = {
  lines: CaptionView[];
  /** Why nothing can be written now. */
  refusal: string | null;
  /** The secret of the link; null for the holder of an account. */
  captionKey: string | null;
  captionId: string;
  lang: Lang;
  refused: Refused | undefined;
  lineAddress: string;
};

/** Where a captioner types what is said in the hall; each line is on phones and screens while it is being typed. */
export function CaptionWriter({ lines, refusal, captionKey, captionId, lang: startLang, refused, lineAddress }: Props) {
  const { t } = useT();
  const errorOf = useFieldError(refused);
  const field = useRef<HTMLTextAreaElement>(null);
  const [lang, setLang] = useState(startLang);
  const writer = useCaptionWriter({ lineAddress, captionKey, lang, field });
  const shown = writer.merge(lines);
  const error = errorOf('text');
  const { max } = limits.captionText;
  return (
    <div className="grid gap-4">
      <header className="flow">
        <h1>{t('captions:write.title')}</h1>
        <p>{t('captions:write.lead')}</p>
      </header>
      <FormErrors refused={refused} fields={['text']} />
      {refusal === null ? null : <Notice kind="warning">{t(`captions:write.${refusal}`)}</Notice>}
      <Card as="section" labelledBy="last">
        <h2 id="last" className="text-lg">
          {t('captions:write.last')}
        </h2>
        <div className="caption-last">
          {shown.length === 0 ? <p>{t('captions:write.none')}</p> : <CaptionLines lines={shown} only={null} most={6} />}
        </div>
      </Card>
      {refusal === null ? (
        <form method="post" className="grid gap-3" onSubmit={writer.onSubmit}>
          <input type="hidden" name="captionId" value={captionId} />
          {captionKey === null ? null : <input type="hidden" name="key" value={captionKey} />}
          <SelectField
            id="lang"
            name="lang"
            label={t('captions:write.lang')}
            defaultValue={startLang}
            options={languages.map((value) => ({ value, label: t(`captions:lang_${value}`) }))}
            onChange={(event) => setLang(languages.find((known) => known === event.currentTarget.value) ?? lang)}
          />
          <div className="field">
            <label className="field-label" htmlFor="text">
              {t('captions:write.text')}
            </label>
            <p id="text-hint" className="field-hint">
              {t(writer.ready ? 'captions:write.hint' : 'captions:write.hint_plain', { max })}
            </p>
            {error ? (
              <p id="text-error" className="field-error">
                {error}
              </p>
            ) : null}
            <textarea
              ref={field}
              id="text"
              name="text"
              className="input caption-field"
              rows={4}
              lang={lang}
              dir={directionOfLanguage(lang)}
              defaultValue={refused?.values.text ?? ''}
              aria-describedby={error ? 'text-hint text-error' : 'text-hint'}
              aria-invalid={error ? true : undefined}
              spellCheck
              autoComplete="off"
              onInput={writer.onInput}
              onKeyDown={writer.onKeyDown}
            />
          </div>
          <div className="flex flex-wrap items-center gap-2">
            <Button variant="main">{t('captions:write.send')}</Button>
            {writer.ready ? (
              <Button type="button" onClick={writer.correctLast} disabled={!writer.canCorrect}>
                {t('captions:write.correct')}
              </Button>
            ) : null}
            <State state={writer.ready ? writer.state : null} />
          </div>
        </form>
      ) : null}
    </div>
  );
}

/** What became of the words, in words; a screen reader hears it only where something is wrong. */
function State({ state }: { state: SenderState | null }) {
  const { t } = useT();
  if (state === null) return null;
  const wrong = state === 'waiting' || state === 'refused';
  return (
    <p role={wrong ? 'alert' : undefined} className={wrong ? 'font-bold' : 'text-ink-soft'}>
      {t(`captions:state_${state}`)}
    </p>
  );
}
