import type { ReactNode } from 'react';
import { charterVersion } from '#app/contract/charter.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { TextField } from '#app/ui/field.tsx';
import { FormErrors, useFieldError, type Refused } from '#app/ui/form-errors.tsx';
import { Notice } from '#app/ui/notice.tsx';

type Props = {
  admitsGuests: boolean;
  /** Whether the field for a slip is shown. */
  withSlip: boolean;
  /** A page of who was there before led here. */
  over: boolean;
  refused: Refused | undefined;
  /** The charter, folded. */
  charter: ReactNode;
};

/** The first screen of a shared tablet: one big button, and the way in with a voting slip. */
export function KioskStart({ admitsGuests, withSlip, over, refused, charter }: Props) {
  const { t } = useT();
  const problem = useFieldError(refused);
  return (
    <div className="grid gap-6">
      <FormErrors refused={refused} fields={['slip']} />
      {over ? <Notice>{t('kiosk:over')}</Notice> : null}
      <header className="flow">
        <h1>{t('kiosk:heading')}</h1>
        <p>{t('kiosk:touch_lead')}</p>
        <p className="text-ink-soft">{t('kiosk:consent', { version: charterVersion })}</p>
      </header>
      {admitsGuests ? (
        <form method="post">
          <input type="hidden" name="intent" value="begin" />
          <Button variant="main" className="kiosk-touch" icon="hand">
            {t('kiosk:touch')}
          </Button>
        </form>
      ) : (
        <Notice>{t('kiosk:slip_only')}</Notice>
      )}
      {withSlip || refused?.values.slip !== undefined ? (
        <form method="post" className="grid gap-4" noValidate autoComplete="off">
          <input type="hidden" name="intent" value="begin" />
          <TextField
            id="slip"
            name="slip"
            code
            label={t('kiosk:slip')}
            hint={t('kiosk:slip_hint')}
            error={problem('slip')}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={40}
            defaultValue={refused?.values.slip}
          />
          <div>
            <Button variant={admitsGuests ? 'quiet' : 'main'}>{t('kiosk:slip_begin')}</Button>
          </div>
        </form>
      ) : (
        <p>
          <a className="btn btn-wide" href="?slip=1">
            {t('kiosk:with_slip')}
          </a>
        </p>
      )}
      {charter}
    </div>
  );
}
