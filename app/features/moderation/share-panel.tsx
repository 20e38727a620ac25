import type { SessionView } from '#app/contract/views.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Card } from '#app/ui/card.tsx';
import { Icon, type IconName } from '#app/ui/icon.tsx';
import { QrCode } from '#app/ui/qr-code.tsx';

type Props = { session: SessionView; sign: { url: string; rows: string[] }; base: string };

/** How people come in: the code, its sign, and the pages beside this one. */
export function SharePanel({ session, sign, base }: Props) {
  const { t } = useT();
  const links: Array<[href: string, icon: IconName, label: string]> = [
    [`${base}/projector`, 'screen', t('moderate:to_projector')],
    [base, 'people', t('moderate:to_room')],
    [`${base}/kiosks`, 'hand', t('moderate:to_kiosks')],
    [`${base}/edit`, 'document', t('moderate:to_plan')],
    [`${base}/joins`, 'people', t('moderate:to_joins')],
    [`${base}/observers`, 'eye', t('moderate:to_observers')],
    [`${base}/log`, 'eye-off', t('moderate:to_log')],
  ];
  return (
    <Card className="justify-items-start">
      <p>{t('moderate:share_text')}</p>
      <p className="text-3xl font-bold nums" dir="ltr">
        {session.code}
      </p>
      <QrCode
        matrix={sign.rows.map((row) => [...row].map((cell) => cell === '1'))}
        label={t('moderate:qr_label', { url: sign.url })}
        caption={
          <bdi dir="ltr" className="break-all">
            {sign.url}
          </bdi>
        }
      />
      <ul className="grid">
        {links.map(([href, icon, label]) => (
          <li key={href}>
            <a href={href} className="inline-flex min-h-11 items-center gap-2">
              <Icon name={icon} />
              {label}
            </a>
          </li>
        ))}
      </ul>
    </Card>
  );
}
