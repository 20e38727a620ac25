import { minutesSections, type MinutesLang, type MinutesSection, type MinutesTexts } from '#app/contract/minutes.ts';
import { limits } from '#app/contract/limits.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Card } from '#app/ui/card.tsx';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { TextField } from '#app/ui/field.tsx';
import { FormErrors, useFieldError, type Refused } from '#app/ui/form-errors.tsx';
import { keptForm } from '#app/ui/kept-form.ts';
import { Notice } from '#app/ui/notice.tsx';
import { ActForm, Hidden } from './desk-forms.tsx';
import type { MinutesDone } from './minutes-done.ts';
import { SectionForm } from './section-form.tsx';
import { SignPanel, type Office } from './sign-panel.tsx';
import { VersionList, type ListedVersion } from './version-list.tsx';

export type Written = {
  number: number;
  reason: string | null;
  sha256: string;
  changedAt: string;
  titles: Record<MinutesLang, Record<string, string>>;
  sections: Record<MinutesSection, MinutesTexts & { revision: number }>;
  offices: readonly Office[];
};

type Props = {
  written: Written | null;
  versions: readonly ListedVersion[];
  open: boolean;
  /** The address of the minutes. */
  here: string;
  done: { what: MinutesDone; section: MinutesSection | null } | null;
  refused: Refused | undefined;
};

/** Where minutes are written, signed, published and corrected. Everything is a plain form. */
export function MinutesDesk({ written, versions, open, here, done, refused }: Props) {
  const { t } = useT();
  const ownSection = minutesSections.find((section) => section === refused?.values.section);
  const fields = ownSection ? [ownSection, ...['ar', 'fr'].map((one) => `${ownSection}-${one}`)] : ['reason'];
  return (
    <div className="grid gap-8">
      <FormErrors refused={refused && linkFields(refused, ownSection)} fields={fields} />
      <header className="flow">
        <h1>{t('minutes:desk_title')}</h1>
        <p>{t('minutes:desk_lead')}</p>
      </header>
      {done && done.section === null ? <Notice kind="success">{t(`minutes:done.${done.what}`)}</Notice> : null}
      {open ? null : <EmptyState title={t('minutes:not_yet')}>{t('minutes:not_yet_text')}</EmptyState>}
      {open && written ? (
        <Writing written={written} refused={refused} ownSection={ownSection} done={done} />
      ) : open && versions.length === 0 ? (
        <Begin />
      ) : open ? (
        <Correct refused={refused} here={here} />
      ) : null}
      {versions.length > 0 ? <VersionList versions={versions} here={here} current={null} /> : null}
    </div>
  );
}

/** The parts have fields of the same names: errors lead to those of the part that was sent, or to the part. */
function linkFields(refused: Refused, section: MinutesSection | undefined): Refused {
  if (!section) return refused;
  const fields = refused.error.fields ?? { [section]: refused.error.reason };
  const linked = Object.fromEntries(
    Object.entries(fields).map(([name, reason]) => [
      name === 'ar' || name === 'fr' ? `${section}-${name}` : name,
      reason,
    ]),
  );
  return { ...refused, error: { ...refused.error, fields: linked } };
}

function Begin() {
  const { t } = useT();
  return (
    <Card as="section" kind="asking" labelledBy="begin">
      <h2 id="begin">{t('minutes:begin')}</h2>
      <p>{t('minutes:begin_text')}</p>
      <ActForm fields={{ intent: 'draft', seen: '' }} label={t('minutes:begin_yes')} />
    </Card>
  );
}

function Correct({ refused, here }: { refused: Refused | undefined; here: string }) {
  const { t } = useT();
  const fieldError = useFieldError(refused);
  return (
    <Card as="section" labelledBy="correct">
      <h2 id="correct">{t('minutes:correct')}</h2>
      <p>
        {t('minutes:correct_text')} <a href={here}>{t('minutes:read')}</a>
      </p>
      <form method="post" className="grid gap-3" {...keptForm('correct', refused?.form === 'correct' ? {} : null)}>
        <Hidden fields={{ intent: 'correct' }} />
        <TextField
          id="reason"
          name="reason"
          label={t('minutes:reason')}
          hint={t('minutes:reason_hint', { count: limits.minutesReason.max })}
          error={fieldError('reason')}
          defaultValue={refused?.values.reason ?? ''}
        />
        <p>
          <Button variant="main">{t('minutes:correct_yes')}</Button>
        </p>
      </form>
    </Card>
  );
}

type WritingProps = {
  written: Written;
  refused: Refused | undefined;
  ownSection: MinutesSection | undefined;
  done: Props['done'];
};

function Writing({ written, refused, ownSection, done }: WritingProps) {
  const { t, lang, dateTime } = useT();
  const { titles, sections, sha256 } = written;
  const own = titles[lang === 'ar' ? 'ar' : 'fr'];
  return (
    <>
      <p>
        {t('minutes:writing', { number: written.number, time: dateTime(written.changedAt) })}{' '}
        {written.reason === null ? null : (
          <>
            {t('minutes:reason')}: <bdi>{written.reason}</bdi>
          </>
        )}
      </p>
      <nav aria-label={t('minutes:parts')}>
        <ul className="flex flex-wrap gap-2">
          {minutesSections.map((section) => (
            <li key={section}>
              <a href={`#${section}`} className="btn px-3">
                {own[section]}
              </a>
            </li>
          ))}
          <li>
            <a href="#signing" className="btn px-3">
              {t('minutes:signing')}
            </a>
          </li>
        </ul>
      </nav>
      <p>{t('minutes:how_to_write')}</p>
      {minutesSections.map((section) => (
        <SectionForm
          key={section}
          section={section}
          titles={{ ar: titles.ar[section] ?? '', fr: titles.fr[section] ?? '' }}
          kept={sections[section]}
          refused={ownSection === section ? refused : undefined}
          done={done?.section === section ? done.what : null}
        />
      ))}
      <Disclosure label={t('minutes:draft_all')}>
        <p>{t('minutes:draft_all_text')}</p>
        <ActForm
          fields={{ intent: 'draft', seen: sha256 }}
          label={t('minutes:draft_all_yes')}
          variant="danger"
          ends="edit/"
        />
      </Disclosure>
      <SignPanel sha256={sha256} offices={written.offices} />
    </>
  );
}
