import type { FormEvent } from 'react';
import { useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import type { IconName } from '#app/ui/icon.tsx';

type Props = {
  intent: 'withdrawComment' | 'supportComment';
  commentId: string;
  label: string;
  /** Address of the list as the reader sees it. */
  at?: string;
  number: number;
  icon?: IconName | undefined;
  /** Whether support is given or taken back. */
  support?: '0' | '1';
  onSubmit?: (event: FormEvent) => void;
};

/** One act on a comment with one press: supporting it, taking the support back or withdrawing one's own. */
export function CommentAct({ intent, commentId, label, at = '?tab=debate', number, icon, support, onSubmit }: Props) {
  const { t } = useT();
  return (
    <form method="post" action={at} onSubmit={onSubmit}>
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="commentId" value={commentId} />
      {support ? <input type="hidden" name="support" value={support} /> : null}
      <Button variant="plain" icon={icon}>
        {label}
        <span className="sr-only"> {t('room:comments.of_number', { number })}</span>
      </Button>
    </form>
  );
}
