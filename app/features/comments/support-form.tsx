import { useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';

export type OnSupport = ((commentId: string, support: boolean) => void) | undefined;

type Props = { commentId: string; number: number; at: string; supported: boolean; onSupport: OnSupport };

/** Supports a comment, or takes the support back. @param at the address of the list as the reader sees it */
export function SupportForm({ commentId, number, at, supported, onSupport }: Props) {
  const { t } = useT();
  return (
    <form
      method="post"
      action={at}
      onSubmit={(event) => {
        if (!onSupport) return;
        event.preventDefault();
        onSupport(commentId, !supported);
      }}
    >
      <input type="hidden" name="intent" value="supportComment" />
      <input type="hidden" name="commentId" value={commentId} />
      <input type="hidden" name="support" value={supported ? '0' : '1'} />
      <Button variant="plain" icon={supported ? 'undo' : 'hand'}>
        {t(supported ? 'room:comments.unsupport' : 'room:comments.support')}
        <span className="sr-only"> {t('room:comments.of_number', { number })}</span>
      </Button>
    </form>
  );
}
