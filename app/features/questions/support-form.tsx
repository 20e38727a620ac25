import { useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';

export type OnSupport = ((questionId: string, support: boolean) => void) | undefined;

type Props = { questionId: string; number: number; supported: boolean; onSupport: OnSupport };

/** Supports a question, or takes the support back. */
export function SupportForm({ questionId, number, supported, onSupport }: Props) {
  const { t } = useT();
  return (
    <form
      method="post"
      action="?tab=questions"
      onSubmit={(event) => {
        if (!onSupport) return;
        event.preventDefault();
        onSupport(questionId, !supported);
      }}
    >
      <input type="hidden" name="intent" value="supportQuestion" />
      <input type="hidden" name="questionId" value={questionId} />
      <input type="hidden" name="support" value={supported ? '0' : '1'} />
      <Button icon={supported ? 'undo' : 'hand'}>
        <span>
          {t(supported ? 'questions:unsupport' : 'questions:support')}
          <span className="sr-only"> {t('questions:number', { number })}</span>
        </span>
      </Button>
    </form>
  );
}
