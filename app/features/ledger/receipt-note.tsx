import { useLocation } from '@remix-run/react';
import { useEffect, useState } from 'react';
import { groupReceipt } from '#app/contract/receipts.ts';
import { keepReceipt, readReceipt } from '#app/live/kept-receipts.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';

type Props = {
  personId: string | null;
  motionId: string;
  /** The ballot as it was stored: with another one comes another receipt. */
  own: unknown;
};

/** The number with which a voter finds the own ballot in the record; it does not say what was chosen. */
export function ReceiptNote({ personId, ...motion }: Props) {
  return personId === null ? null : <Note personId={personId} {...motion} />;
}

function Note({ personId, motionId, own }: Props & { personId: string }) {
  const { t } = useT();
  const { pathname, search } = useLocation();
  const query = new URLSearchParams(search);
  // The answer to a form that was sent without script has it in its address.
  const answered = query.get('motion') === motionId ? query.get('receipt') : null;
  const given = answered !== null && /^[0-9a-f]{32}$/.test(answered) ? answered : null;
  const [read, setRead] = useState<{ of: unknown; receipt: string | null } | null>(null);
  useEffect(() => {
    if (given !== null && readReceipt(personId, motionId) === null) keepReceipt(personId, motionId, given);
    setRead({ of: own, receipt: readReceipt(personId, motionId) });
  }, [personId, motionId, own, given]);
  const receipt = read?.receipt ?? given;
  if (receipt === null) return null;
  return (
    <form method="post" action={`${pathname}/record`} className="grid gap-2 border-t border-line pt-3">
      <input type="hidden" name="receipt" value={receipt} />
      <p>
        <strong>{t('ballot:receipt.title')}</strong>{' '}
        <code className="block" dir="ltr">
          {groupReceipt(receipt)}
        </code>
      </p>
      <p className="text-ink-soft">{t('ballot:receipt.text')}</p>
      <div>
        <Button>{t('ballot:receipt.check')}</Button>
      </div>
    </form>
  );
}
