import { useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';

type Props = { commentId: string; intent: 'withdrawComment' | 'returnComment'; number?: number };

/** Takes back one's own comment, or puts it back. */
export function WithdrawForm({ commentId, intent, number }: Props) {
  const { t } = useT();
  return (
    <form method="post" action="?tab=debate">
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="commentId" value={commentId} />
      <Button variant="plain" icon={intent === 'returnComment' ? 'undo' : undefined}>
        {t(intent === 'returnComment' ? 'room:own.put_back' : 'room:comments.withdraw')}
        {number === undefined ? null : <span className="sr-only"> {t('room:comments.of_number', { number })}</span>}
      </Button>
    </form>
  );
}
