import type { LedgerHead, ReceiptCheck } from '#app/contract/ledger.ts';
import type { LocalizedText } from '#app/contract/languages.ts';
import { groupReceipt } from '#app/contract/receipts.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { TextField } from '#app/ui/field.tsx';
import { FormErrors, useFieldError, type Refused } from '#app/ui/form-errors.tsx';
import { ReceiptAnswer } from './receipt-answer.tsx';
import { RecordHeads } from './record-heads.tsx';

type Props = {
  sessionId: string;
  receiptsHref: string;
  /** The signed heads as a file. */
  headsHref: string;
  /** The newest of them as a feed. */
  feedHref: string;
  motions: Array<{ number: number; title: LocalizedText }>;
  heads: LedgerHead[];
  publicKey: string | null;
  refused: Refused | undefined;
  /** A receipt that the address proposes for the field. */
  typed: string | undefined;
  /** The receipt that was looked up, and what was found of it. */
  checked: { receipt: string; found: ReceiptCheck } | null;
};

/** The verifiable record: what it proves and what not, a check of a receipt, and its heads. */
export function RecordView({
  sessionId,
  receiptsHref,
  headsHref,
  feedHref,
  motions,
  heads,
  publicKey,
  refused,
  typed,
  checked,
}: Props) {
  const { t } = useT();
  const wrong = useFieldError(refused);
  return (
    <div className="grid gap-6">
      <FormErrors refused={refused} fields={['receipt']} />
      <header className="flow">
        <h1>{t('ledger:title')}</h1>
        <p>{t('ledger:lead')}</p>
      </header>
      {checked ? <ReceiptAnswer found={checked.found} motions={motions} /> : null}
      <section aria-labelledby="check" className="flow">
        <h2 id="check">{t('ledger:check')}</h2>
        <form method="post" className="grid gap-4" noValidate>
          <TextField
            id="receipt"
            name="receipt"
            label={t('ledger:receipt')}
            hint={t('ledger:receipt_hint')}
            error={wrong('receipt')}
            defaultValue={checked ? groupReceipt(checked.receipt) : (refused?.values.receipt ?? typed)}
            autoComplete="off"
            ltr
          />
          <div>
            <Button variant="main">{t('ledger:check_act')}</Button>
          </div>
        </form>
        <p>
          <a href={receiptsHref}>{t('ledger:mine')}</a>
        </p>
      </section>
      <Proves />
      <RecordHeads
        heads={heads}
        publicKey={publicKey}
        sessionId={sessionId}
        headsHref={headsHref}
        feedHref={feedHref}
      />
    </div>
  );
}

function Proves() {
  const { t } = useT();
  return (
    <section aria-labelledby="proves" className="flow">
      <h2 id="proves">{t('ledger:proves')}</h2>
      <ul className="grid list-disc gap-2 ps-6">
        {(['in', 'kept', 'secret', 'sealed'] as const).map((key) => (
          <li key={key}>{t(`ledger:proves_${key}`)}</li>
        ))}
      </ul>
      <h3>{t('ledger:not')}</h3>
      <ul className="grid list-disc gap-2 ps-6">
        {(['choice', 'device', 'pressure', 'page'] as const).map((key) => (
          <li key={key}>{t(`ledger:not_${key}`)}</li>
        ))}
      </ul>
    </section>
  );
}
