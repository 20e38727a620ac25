import type { ReactNode } from 'react';
import { useT } from '#app/i18n/use-t.tsx';

type ReportSheetProps = { /** Address of the page somebody came from. */ page: string | null; at: string };

/** What to hand in at the commune's desk: filled in as far as the site knows, with room to write on paper. */
export function ReportSheet({ page, at }: ReportSheetProps) {
  const speak = useT();
  const { t } = speak;
  const address = page ? (
    <bdi dir="ltr" lang="en" className="break-all">
      {page}
    </bdi>
  ) : (
    t('help:sheet.page_unknown')
  );
  return (
    <div className="rounded-ui border-2 border-line-strong bg-surface">
      <p className="px-4 py-3 font-bold">{t('help:sheet.caption')}</p>
      <dl>
        <Line label={t('help:sheet.page')}>{address}</Line>
        <Line label={t('help:sheet.at')}>
          <time dateTime={at}>{speak.dateTime(at)}</time>
        </Line>
        <Line label={t('help:sheet.what')} tall>
          {t('help:sheet.what_hint')}
        </Line>
        <Line label={t('help:sheet.point')}>{t('help:sheet.point_hint')}</Line>
        <Line label={t('help:sheet.reply')} tall />
      </dl>
    </div>
  );
}

function Line({ label, tall, children }: { label: string; tall?: boolean; children?: ReactNode }) {
  return (
    <div className={`border-t border-line-strong px-4 py-3 ${tall ? 'min-h-32' : ''}`}>
      <dt className="font-bold">{label}</dt>
      <dd className="text-ink-soft">{children ?? '\u00a0'}</dd>
    </div>
  );
}
