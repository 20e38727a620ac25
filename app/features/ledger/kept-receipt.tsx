import { useCallback, useEffect, useRef, useState } from 'react';
import type { ReceiptCheck } from '#app/contract/ledger.ts';
import type { LocalizedText } from '#app/contract/languages.ts';
import { groupReceipt } from '#app/contract/receipts.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Card } from '#app/ui/card.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { UserWords } from '#app/ui/user-text.tsx';
import { judgeReceipt, type Receipt, type Verdict } from './judge-receipt.ts';
import { PromiseBox } from './promise-box.tsx';
import { ReceiptVerdict } from './receipt-verdict.tsx';

export type ListedMotion = {
  motionId: string;
  number: number;
  title: LocalizedText;
  state: 'draft' | 'open' | 'closed';
};

type Checked = { found: ReceiptCheck; verdict: Verdict } | 'asking' | 'failed';

type Source = { publicKey: string | null; proofHref: string };

/** Asks the server for the proof of a receipt, when it is shown and again when asked, and judges it here. */
export function useReceiptCheck(receipt: Receipt, { publicKey, proofHref }: Source) {
  const [checked, setChecked] = useState<Checked>('asking');
  const kept = useRef(receipt);
  const ask = useCallback(() => {
    setChecked('asking');
    askProof(proofHref, kept.current.nonce).then(
      ({ found, closed }) => {
        const about = { publicKey, closed: closed.includes(kept.current.motionId) };
        setChecked({ found, verdict: judgeReceipt(kept.current, found, about) });
      },
      () => setChecked('failed'),
    );
  }, [proofHref, publicKey]);
  useEffect(ask, [ask]);
  return { ask, checked };
}

/** The number is posted, so that it stands in no address. */
async function askProof(address: string, nonce: string): Promise<{ found: ReceiptCheck; closed: string[] }> {
  const answer = await fetch(address, { method: 'POST', body: new URLSearchParams({ receipt: nonce }) });
  if (!answer.ok) throw new Error(`answered ${answer.status}`);
  return (await answer.json()) as { found: ReceiptCheck; closed: string[] };
}

type Props = Source & { motion: ListedMotion; receipt: Receipt };

/** One kept receipt: its number, its promise, and what the device found out about it. */
export function KeptReceipt({ motion, receipt, ...source }: Props) {
  const { t, pick } = useT();
  const { ask, checked } = useReceiptCheck(receipt, source);
  const title = pick(motion.title);
  const id = `receipt-${motion.number}`;
  const { promise, ...rest } = receipt;
  return (
    <Card as="article" labelledBy={id}>
      <h2 id={id} className="text-lg">
        <UserWords text={title.text} lang={title.lang} />
      </h2>
      <p className="text-ink-soft">{t(`room:motions.${motion.state}`)}</p>
      <p>
        {t('ledger:receipt')}{' '}
        <code className="block" dir="ltr">
          {groupReceipt(receipt.nonce)}
        </code>
      </p>
      <WhatWasFound checked={checked} promised={promise !== null} />
      {promise === null ? null : (
        <>
          <p>{t('ballot:receipt.promise')}</p>
          <PromiseBox
            file={{ tachawor: 'promise', ...rest, promise }}
            open={typeof checked === 'object' && checked.verdict === 'lost'}
          />
        </>
      )}
      <div>
        <Button type="button" onClick={ask} busy={checked === 'asking'} busyLabel={t('receipts:checking')}>
          {t('receipts:again')}
        </Button>
      </div>
    </Card>
  );
}

/** The verdict, or why there is none yet. */
export function WhatWasFound({ checked, promised }: { checked: Checked; promised: boolean }) {
  const { t } = useT();
  if (checked === 'asking') return <p>{t('receipts:checking')}</p>;
  if (checked === 'failed') return <Notice kind="warning">{t('receipts:no_answer')}</Notice>;
  return <ReceiptVerdict {...checked} promised={promised} />;
}
