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
    <table className="table" role="table">
      <caption>{t('help:sheet.caption')}</caption>
      <tbody>
        <Line label={t('help:sheet.page')}>{address}</Line>
        <Line label={t('help:sheet.at')}>
          <time dateTime={at}>{speak.dateTime(at)}</time>
        </Line>
        <Line label={t('help:sheet.what')} tall>
          {t('help:sheet.what_hint')}
        </Line>
        <Line label={t('help:sheet.point')}>{t('help:sheet.point_hint')}</Line>
        <Line label={t('help:sheet.reply')} tall />
      </tbody>
    </table>
  );
}

function Line({ label, tall, children }: { label: string; tall?: boolean; children?: ReactNode }) {
  return (
    <tr>
      <th scope="row" className="w-1/3 align-top">
        {label}
      </th>
      <td className={tall ? 'h-24 align-top text-ink-soft' : 'align-top'}>{children}</td>
    </tr>
  );
}
