import { useLocation } from '@remix-run/react';
import { useEffect, useState } from 'react';
import { groupReceipt } from '#app/contract/receipts.ts';
import { keepReceipt } from '#app/live/keep-receipt.ts';
import { readReceipt, type KeptReceipt } from '#app/live/read-receipt.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { PromiseBox } from './promise-box.tsx';

type Props = {
  personId: string | null;
  sessionId: string;
  motionId: string;
  /** The ballot as it was stored: with another one comes another receipt. */
  own: unknown;
};

/** The number with which a voter finds the own ballot in the record; it does not say what was chosen. */
export function ReceiptNote({ personId, ...motion }: Props) {
  return personId === null ? null : <Note personId={personId} {...motion} />;
}

/** The answer to a form that was sent without script has the receipt in its address. */
function readAnswered(search: string, motionId: string): KeptReceipt | null {
  const query = new URLSearchParams(search);
  const nonce = query.get('motion') === motionId ? (query.get('receipt') ?? '') : '';
  if (!/^[0-9a-f]{32}$/.test(nonce)) return null;
  return { nonce, promise: /^[\w+/]{86}==$/.exec(query.get('promise') ?? '')?.[0] ?? null };
}

function Note({ personId, sessionId, motionId, own }: Props & { personId: string }) {
  const { t } = useT();
  const { pathname, search } = useLocation();
  const [read, setRead] = useState<{ of: unknown; kept: KeptReceipt | null } | null>(null);
  useEffect(() => {
    const given = readAnswered(search, motionId);
    if (given !== null && readReceipt(personId, motionId) === null)
      keepReceipt(personId, motionId, given.nonce, given.promise);
    setRead({ of: own, kept: readReceipt(personId, motionId) });
  }, [personId, motionId, own, search]);
  const given = readAnswered(search, motionId);
  const kept = read?.kept ?? given;
  if (kept === null) return null;
  const { nonce, promise } = kept;
  return (
    <form method="post" action={`${pathname}/record`} className="grid gap-2 border-t border-line pt-3">
      <input type="hidden" name="receipt" value={nonce} />
      <p>
        <strong>{t('ballot:receipt.title')}</strong>{' '}
        <code className="block" dir="ltr">
          {groupReceipt(nonce)}
        </code>
      </p>
      <p className="text-ink-soft">{t('ballot:receipt.text')}</p>
      {promise ? (
        <>
          <p>{t('ballot:receipt.promise')}</p>
          <PromiseBox
            file={{ tachawor: 'promise', sessionId, motionId, nonce, promise }}
            open={given !== null && read === null}
          />
        </>
      ) : null}
      <div className="flex flex-wrap items-center gap-3">
        <Button>{t('ballot:receipt.check')}</Button>
        <a href={`${pathname}/receipts`}>{t('ballot:receipt.mine')}</a>
      </div>
    </form>
  );
}
