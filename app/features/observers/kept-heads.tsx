import type { KeptHeadsAnswer } from '#app/contract/observation.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { TextArea } from '#app/ui/field.tsx';
import { FileField } from '#app/ui/file-field.tsx';
import { useFieldError, type Refused } from '#app/ui/form-errors.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Time } from '#app/ui/time.tsx';

/** A form for heads that were kept earlier, as a file or as its text. */
export function KeptHeads({ refused }: { refused: Refused | undefined }) {
  const { t } = useT();
  const errorOf = useFieldError(refused);
  return (
    <section aria-labelledby="compare" className="flow">
      <h2 id="compare">{t('observers:kept')}</h2>
      <p>{t('observers:kept_text')}</p>
      <form method="post" encType="multipart/form-data" className="grid gap-4" noValidate>
        <FileField
          id="file"
          name="file"
          label={t('observers:file')}
          hint={t('observers:file_hint')}
          accept=".json,application/json"
        />
        <TextArea
          id="kept"
          name="kept"
          label={t('observers:text')}
          hint={t('observers:text_hint')}
          error={errorOf('kept')}
          defaultValue={refused?.values.kept ?? ''}
          rows={4}
          spellCheck={false}
          autoComplete="off"
        />
        <p>
          <Button variant="main">{t('observers:check')}</Button>
        </p>
      </form>
      <p>{t('observers:kept_limit')}</p>
    </section>
  );
}

/** Faults that are told one by one. */
const told = 20;

/** What became of the heads that were sent, in plain words. */
export function KeptHeadsNotice({ answer }: { answer: KeptHeadsAnswer }) {
  const { t, dateTime } = useT();
  const { heads, state, faults } = answer;
  if (state === 'kept')
    return (
      <Notice kind="success" title={t('observers:hold', { count: heads })}>
        <p>{t('observers:hold_text')}</p>
      </Notice>
    );
  if (state === 'elsewhere')
    return (
      <Notice kind="danger" title={t('observers:elsewhere')}>
        <p>{t('observers:elsewhere_text')}</p>
      </Notice>
    );
  return (
    <Notice kind="danger" title={t('observers:broken', { count: faults.length })}>
      <p>{t('observers:of', { count: heads })}</p>
      <ul className="grid list-disc gap-2 ps-6">
        {faults.slice(0, told).map(({ size, at, reason }, place) => (
          <li key={place}>
            <span className="nums">
              <Time iso={at} absolute={dateTime(at)} /> · {t('ledger:entries', { count: size })}
            </span>
            : {t(`observers:fault.${reason}`)}
          </li>
        ))}
      </ul>
      <p>{t('observers:broken_text')}</p>
    </Notice>
  );
}
