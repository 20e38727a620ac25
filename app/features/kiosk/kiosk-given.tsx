import { useT } from '#app/i18n/use-t.tsx';
import { Card } from '#app/ui/card.tsx';
import { QrCode } from '#app/ui/qr-code.tsx';
import { UserWords } from '#app/ui/user-text.tsx';

/** The link of a tablet, told once. */
export type GivenLink = { ok: true; kind: 'link'; url: string; rows: string[] };
/** A voting slip, told once. */
export type GivenSlip = { ok: true; kind: 'slip'; code: string; number: number };

type Props = { given: GivenLink | GivenSlip; sessionName: { text: string; lang: string } };

/** What was just made and is shown only here; a slip prints alone. */
export function GivenNow({ given, sessionName }: Props) {
  const { t } = useT();
  if (given.kind === 'link')
    return (
      <Card kind="marked" as="section" labelledBy="given" className="justify-items-start">
        <h2 id="given" className="text-lg">
          {t('kiosks:link_title')}
        </h2>
        <p>{t('kiosks:link_text')}</p>
        <QrCode
          matrix={given.rows.map((row) => [...row].map((cell) => cell === '1'))}
          label={t('kiosks:link_qr')}
          caption={
            <bdi dir="ltr" className="break-all">
              {given.url}
            </bdi>
          }
        />
      </Card>
    );
  return (
    <Card kind="marked" as="section" labelledBy="given">
      <h2 id="given" className="text-lg">
        {t('kiosks:slip_title')}
      </h2>
      <p>
        <UserWords text={sessionName.text} lang={sessionName.lang} /> · {t('kiosks:slip_of', { number: given.number })}
      </p>
      <p>
        {t('kiosks:slip_code')}
        <code className="block text-3xl font-bold" dir="ltr">
          {given.code}
        </code>
      </p>
      <p>{t('kiosks:slip_text')}</p>
    </Card>
  );
}
