import type { QuestionView } from '#app/contract/views.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Card } from '#app/ui/card.tsx';
import { UserText } from '#app/ui/user-text.tsx';

/** The question that is being answered now, in sight of every tab. */
export function LiveQuestion({ questions }: { questions: QuestionView[] }) {
  const { t } = useT();
  const question = questions.find((row) => row.state === 'live');
  if (!question) return null;
  return (
    <Card kind="marked" as="section" labelledBy="live-question">
      <h2 id="live-question" className="text-base">
        {t('room:live_question')}
      </h2>
      <UserText text={question.text ?? ''} lang={question.lang} className="text-lg" />
    </Card>
  );
}
