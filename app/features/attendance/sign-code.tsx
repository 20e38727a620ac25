import { useRevalidator } from '@remix-run/react';
import { useEffect } from 'react';
import { useT } from '#app/i18n/use-t.tsx';
import { QrCode } from '#app/ui/qr-code.tsx';

export type SignView = { code: string; until: string; rows: string[] };

type Props = { sign: SignView; label: string; now: string };

/** A check-in sign: picture and code. With script the next one takes its place; without it a link asks for it. */
export function SignCode({ sign, label, now }: Props) {
  const { t, time } = useT();
  useNext(sign.until, now);
  return (
    <div className="grid justify-items-start gap-4">
      <QrCode matrix={sign.rows.map((row) => [...row].map((cell) => cell === '1'))} label={label} />
      <p>
        {t('sign:code')}
        <code className="block text-3xl font-bold" dir="ltr" id="sign-code">
          {sign.code.replace(/^(.{4})/, '$1-')}
        </code>
      </p>
      <p className="nums text-ink-soft" suppressHydrationWarning>
        {t('sign:until', { time: time(sign.until) })}
      </p>
      <p>
        <a href="?">{t('sign:again')}</a>
      </p>
    </div>
  );
}

/** Asks for the next sign when this one is over, by the server's clock. */
function useNext(until: string, now: string): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    const wait = Math.max(1000, Date.parse(until) - Date.parse(now) + 500);
    const timer = setTimeout(revalidate, wait);
    return () => clearTimeout(timer);
  }, [until, now, revalidate]);
}
