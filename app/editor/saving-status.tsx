import type { LexicalEditor } from 'lexical';
import { useState } from 'react';
import { useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Icon, type IconName } from '#app/ui/icon.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { $plainText } from './blocks/plain-text.ts';
import { savingWord, type Saving, type SavingWord } from './sharing/saving.ts';

const signs: Record<SavingWord, { icon: IconName; tone: string }> = {
  saved: { icon: 'success', tone: 'tone-agree' },
  saving: { icon: 'clock', tone: 'tone-info' },
  waiting: { icon: 'wifi-off', tone: 'tone-warn' },
  failed: { icon: 'warning', tone: 'tone-disagree' },
};

/** How far the writer's words have come, in words. */
export function SavingStatus({ saving }: { saving: Saving }) {
  const { t } = useT();
  const word = savingWord(saving);
  const { icon, tone } = signs[word];
  const kept = word === 'waiting' && saving.stored >= saving.made;
  return (
    <p className={`chip ${tone}`} data-saving={word}>
      <Icon name={icon} />
      {t(kept ? 'editor:saving.waiting_kept' : `editor:saving.${word}`)}
    </p>
  );
}

/** Why the connection was ended for good, with the text in reach. */
export function ClosedNotice({ editor, saving }: { editor: LexicalEditor; saving: Saving }) {
  const { t } = useT();
  const { closeCode } = saving;
  if (closeCode === null) return null;
  const reason = ['1009', '4401', '4403', '4404', '4422', '4429'].includes(String(closeCode)) ? closeCode : 'other';
  const failed = savingWord(saving) === 'failed';
  return (
    <Notice
      kind={failed ? 'danger' : 'warning'}
      title={t(`editor:closed.${reason}`)}
      actions={failed ? <CopyText editor={editor} /> : undefined}
    >
      {t(failed ? 'editor:closed.not_saved' : 'editor:closed.all_saved')}
    </Notice>
  );
}

function CopyText({ editor }: { editor: LexicalEditor }) {
  const { t } = useT();
  const [state, setState] = useState<'copy' | 'copied' | 'by_hand'>('copy');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(editor.read($plainText));
      setState('copied');
    } catch {
      const root = editor.getRootElement();
      if (root) getSelection()?.selectAllChildren(root);
      setState('by_hand');
    }
  };
  return (
    <Button type="button" icon="document" onClick={() => void copy()}>
      {t(`editor:closed.${state}`)}
    </Button>
  );
}
