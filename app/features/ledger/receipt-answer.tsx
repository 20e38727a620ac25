import type { ReceiptCheck, ReceiptFound } from '#app/contract/ledger.ts';
import type { LocalizedText } from '#app/contract/languages.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { UserWords } from '#app/ui/user-text.tsx';

type Props = { found: ReceiptCheck; motions: Array<{ number: number; title: LocalizedText }> };

/** What a check of a receipt found, in words, and the proof for whoever computes it again. */
export function ReceiptAnswer({ found, motions }: Props) {
  const { t } = useT();
  if (found.state !== 'found') {
    return (
      <Notice kind={found.state === 'unknown' ? 'warning' : 'info'} title={t(`ledger:found.${found.state}`)}>
        {t(`ledger:found.${found.state}_text`)}
      </Notice>
    );
  }
  return <Found found={found} motions={motions} />;
}

function Found({ found, motions }: { found: ReceiptFound; motions: Props['motions'] }) {
  const { t, pick } = useT();
  const motion = pick(motions.find(({ number }) => number === found.motion)?.title);
  const { position, head, replaced } = found;
  const key = replaced ? 'replaced' : 'counted';
  return (
    <Notice kind={replaced ? 'warning' : 'success'} title={t(`ledger:found.${key}`)}>
      <p>
        <UserWords text={motion.text} lang={motion.lang} />
      </p>
      <p className="nums">{t('ledger:found.place', { place: position + 1, count: head.size })}</p>
      <p>{t(`ledger:found.${key}_text`)}</p>
      <details>
        <summary>{t('ledger:found.proof')}</summary>
        <pre className="whitespace-pre-wrap break-all text-start" dir="ltr" lang="en">
          {JSON.stringify(proofOf(found), null, 1)}
        </pre>
      </details>
    </Notice>
  );
}

/** In the words of `cli verify-log`, so that it can be pasted beside the heads of the record. */
function proofOf({ position, content, head, path }: ReceiptFound) {
  return { index: position, size: head.size, path, entry: content };
}
