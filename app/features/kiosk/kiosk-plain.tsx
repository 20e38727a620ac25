import { useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { FormErrors, type Refused } from '#app/ui/form-errors.tsx';
import { Notice } from '#app/ui/notice.tsx';

/** A browser that is no shared tablet. */
export function KioskNone({ roomHref }: { roomHref: string }) {
  const { t } = useT();
  return (
    <div className="grid gap-6">
      <header className="flow">
        <h1>{t('kiosk:none_title')}</h1>
        <p>{t('kiosk:none_text')}</p>
      </header>
      <p>
        <a href={roomHref}>{t('kiosk:none_join')}</a>
      </p>
    </div>
  );
}

/** The link of a moderator was opened: one press makes this browser the tablet. */
export function KioskTake({ link, refused }: { link: string; refused: Refused | undefined }) {
  const { t } = useT();
  return (
    <div className="grid gap-6">
      <FormErrors refused={refused} fields={[]} />
      <header className="flow">
        <h1>{t('kiosk:take_title')}</h1>
        <p>{t('kiosk:take_text')}</p>
      </header>
      <form method="post" action="?">
        <input type="hidden" name="intent" value="take" />
        <input type="hidden" name="link" value={link} />
        <Button variant="main">{t('kiosk:take')}</Button>
      </form>
    </div>
  );
}

/** A tablet that does nothing any more, and why. */
export function KioskStopped({ reason }: { reason: string }) {
  const { t } = useT();
  return (
    <div className="grid gap-6">
      <h1>{t('kiosk:stopped')}</h1>
      <Notice kind="warning">{t(`errors:${reason}`)}</Notice>
    </div>
  );
}
