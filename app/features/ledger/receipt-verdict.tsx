import type { ReceiptCheck } from '#app/contract/ledger.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Notice, type NoticeKind } from '#app/ui/notice.tsx';
import type { Verdict } from './judge-receipt.ts';

const kinds: Record<Verdict, NoticeKind> = {
  counted: 'success',
  replaced: 'warning',
  wrong: 'danger',
  waiting: 'info',
  boxed: 'info',
  lost: 'danger',
  absent: 'warning',
  unsigned: 'danger',
  unknown: 'warning',
};

type Props = { verdict: Verdict; found: ReceiptCheck; promised: boolean };

/** What the device found out about a receipt, in words. */
export function ReceiptVerdict({ verdict, found, promised }: Props) {
  const { t } = useT();
  return (
    <Notice kind={kinds[verdict]} title={t(`receipts:${verdict}`)}>
      {found.state === 'found' && verdict !== 'wrong' ? (
        <p className="nums">{t('ledger:found.place', { place: found.position + 1, count: found.head.size })}</p>
      ) : null}
      <p>{t(`receipts:${verdict}_text`)}</p>
      {promised && (verdict === 'boxed' || verdict === 'waiting') ? <p>{t('receipts:promise_holds')}</p> : null}
    </Notice>
  );
}
