import { useT } from '#app/i18n/use-t.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { SignCode, type SignView } from './sign-code.tsx';

type Props = {
  /** Null once the session is closed or where it has no members. */
  sign: (SignView & { url: string }) | null;
  listHref: string;
  now: string;
};

/** The sign at the door, for a screen that stands there. */
export function DoorSign({ sign, listHref, now }: Props) {
  const { t } = useT();
  return (
    <div className="grid gap-6">
      <header className="flow">
        <h1>{t('sign:door')}</h1>
        <p>{t('sign:door_lead')}</p>
      </header>
      {sign ? (
        <SignCode sign={sign} label={t('sign:door_qr', { url: sign.url })} now={now} />
      ) : (
        <Notice>{t('sign:none_door')}</Notice>
      )}
      <p>
        <a href={listHref}>{t('sign:list')}</a>
      </p>
    </div>
  );
}
