import { useEffect, useState } from 'react';
import { readReceipt } from '#app/live/read-receipt.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { Notice } from '#app/ui/notice.tsx';
import type { Receipt } from './judge-receipt.ts';
import { KeptReceipt, type ListedMotion } from './kept-receipt.tsx';
import { PromiseDesk } from './promise-desk.tsx';

type Props = {
  sessionId: string;
  personId: string | null;
  motions: ListedMotion[];
  publicKey: string | null;
  recordHref: string;
  /** Where the proof of a receipt is asked for. */
  proofHref: string;
};

/** The receipts and promises that this device keeps of a session, each checked here. */
export function MyReceipts({ sessionId, personId, motions, recordHref, ...source }: Props) {
  const { t } = useT();
  const kept = useKept(sessionId, personId, motions);
  return (
    <div className="grid gap-6">
      <header className="flow">
        <h1>{t('receipts:title')}</h1>
        <p>{t('receipts:lead')}</p>
      </header>
      {kept === null ? (
        <Notice>
          <p>{t('receipts:no_script')}</p>
        </Notice>
      ) : null}
      {kept?.length === 0 ? (
        <EmptyState title={t('receipts:none')}>
          <p>{t(personId === null ? 'receipts:none_visitor' : 'receipts:none_text')}</p>
        </EmptyState>
      ) : null}
      {kept?.map(({ motion, receipt }) => (
        <KeptReceipt key={receipt.nonce} motion={motion} receipt={receipt} {...source} />
      ))}
      <Limits />
      {kept === null ? null : <PromiseDesk sessionId={sessionId} motions={motions} {...source} />}
      <p>
        <a href={recordHref}>{t('receipts:to_record')}</a>
      </p>
    </div>
  );
}

/** What a promise and a receipt do not prove. */
function Limits() {
  const { t } = useT();
  return (
    <section aria-labelledby="limits" className="flow">
      <h2 id="limits">{t('receipts:limits')}</h2>
      <ul className="grid list-disc gap-2 ps-6">
        {(['choice', 'later', 'sent', 'shown'] as const).map((key) => (
          <li key={key}>{t(`receipts:limit_${key}`)}</li>
        ))}
      </ul>
    </section>
  );
}

/** Null until script runs: what the device keeps is known to it alone. */
function useKept(sessionId: string, personId: string | null, motions: ListedMotion[]) {
  const [kept, setKept] = useState<Array<{ motion: ListedMotion; receipt: Receipt }> | null>(null);
  useEffect(() => {
    setKept(
      motions.flatMap((motion) => {
        const found = personId === null ? null : readReceipt(personId, motion.motionId);
        return found ? [{ motion, receipt: { sessionId, motionId: motion.motionId, ...found } }] : [];
      }),
    );
  }, [sessionId, personId, motions]);
  return kept;
}
