import { useState, type FormEvent } from 'react';
import { promiseFile, type PromiseFile } from '#app/contract/promise-file.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { TextArea } from '#app/ui/field.tsx';
import { UserWords } from '#app/ui/user-text.tsx';
import { useReceiptCheck, WhatWasFound, type ListedMotion } from './kept-receipt.tsx';
import { FileField } from './file-field.tsx';

type Props = { sessionId: string; motions: ListedMotion[]; publicKey: string | null; proofHref: string };

/** Where somebody checks a promise that a voter brings, in the browser. */
export function PromiseDesk({ sessionId, motions, ...source }: Props) {
  const { t } = useT();
  const [error, setError] = useState<string>();
  const [brought, setBrought] = useState<{ file: PromiseFile; motion: ListedMotion; at: number } | null>(null);
  const onSubmit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const field = event.currentTarget.elements.namedItem('promise') as HTMLTextAreaElement;
    const file = readPromise(field.value);
    const motion = motions.find(({ motionId }) => motionId === file?.motionId);
    const fits = file !== null && motion !== undefined && file.sessionId === sessionId;
    setError(fits ? undefined : t(file === null ? 'receipts:unreadable' : 'receipts:elsewhere'));
    setBrought(fits ? { file, motion, at: Date.now() } : null);
    if (!fits) field.focus();
  };
  return (
    <section aria-labelledby="brought" className="flow">
      <h2 id="brought">{t('receipts:brought')}</h2>
      <p>{t('receipts:brought_text')}</p>
      <form className="grid gap-3" onSubmit={onSubmit} noValidate>
        <FileField id="promise-file" label={t('receipts:file')} into="promise" />
        <TextArea
          id="promise"
          name="promise"
          label={t('receipts:paste')}
          rows={6}
          error={error}
          spellCheck={false}
          autoComplete="off"
        />
        <div>
          <Button>{t('receipts:brought_check')}</Button>
        </div>
      </form>
      {brought ? <Brought key={brought.at} {...brought} {...source} /> : null}
    </section>
  );
}

function readPromise(text: string): PromiseFile | null {
  try {
    return promiseFile.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

type BroughtProps = { file: PromiseFile; motion: ListedMotion } & Omit<Props, 'sessionId' | 'motions'>;

function Brought({ file: { tachawor: _, ...receipt }, motion, ...source }: BroughtProps) {
  const { pick } = useT();
  const { checked } = useReceiptCheck(receipt, source);
  const title = pick(motion.title);
  return (
    <div className="grid gap-2">
      <p>
        <strong>
          <UserWords text={title.text} lang={title.lang} />
        </strong>
      </p>
      <WhatWasFound checked={checked} promised />
    </div>
  );
}
