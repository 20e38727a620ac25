import type { QuestionView } from '#app/contract/views.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { questionOrders, type QuestionOrder } from './arrange.ts';
import { QuestionRow } from './question-row.tsx';
import type { OnSupport } from './support-form.tsx';
import { useArranged } from './use-arranged.ts';

type Props = {
  questions: QuestionView[];
  order: QuestionOrder;
  /** Ids of the questions the reader supports. */
  supported: ReadonlySet<string>;
  /** Ids of questions asked on this page. */
  mine: readonly string[];
  canSupport: boolean;
  onSupport: OnSupport;
};

/** All questions by what became of them; the list does not move under the reader. */
export function QuestionList({ questions, order, mine, ...rest }: Props) {
  const { t } = useT();
  const list = useArranged(questions, order, mine);
  if (questions.length === 0) return <EmptyState title={t('questions:none')}>{t('questions:none_text')}</EmptyState>;
  const rows = (group: Parameters<typeof list.of>[0]) => <Rows {...rest} questions={list.of(group)} />;
  const archived = list.of('archived').length;
  return (
    <div className="stack">
      <Orders current={order} />
      {list.waiting > 0 || list.stale ? (
        <Button type="button" icon={list.waiting > 0 ? 'question' : 'undo'} onClick={list.refresh}>
          {list.waiting > 0 ? t('questions:new', { count: list.waiting }) : t('questions:reorder')}
        </Button>
      ) : null}
      {rows('live')}
      {rows('listed')}
      {list.of('answered').length > 0 ? (
        <>
          <h2 className="text-lg">{t('questions:answered_title')}</h2>
          {rows('answered')}
        </>
      ) : null}
      {archived > 0 ? (
        <details className="add-statement">
          <summary>{t('questions:archived', { count: archived })}</summary>
          {rows('archived')}
        </details>
      ) : null}
      {rows('hidden')}
    </div>
  );
}

type RowsProps = Omit<Props, 'order' | 'mine'>;

function Rows({ questions, supported, canSupport, onSupport }: RowsProps) {
  if (questions.length === 0) return null;
  return (
    <ul className="statement-list">
      {questions.map((question) => (
        <QuestionRow
          key={question.questionId}
          question={question}
          supported={supported.has(question.questionId)}
          canSupport={canSupport}
          onSupport={onSupport}
        />
      ))}
    </ul>
  );
}

function Orders({ current }: { current: QuestionOrder }) {
  const { t } = useT();
  return (
    <nav aria-label={t('questions:order')} className="flex flex-wrap gap-2">
      {questionOrders.map((order) => (
        <ButtonLink
          key={order}
          className="px-3"
          icon={order === current ? 'check' : undefined}
          aria-current={order === current ? 'true' : undefined}
          href={`?tab=questions${order === 'top' ? '' : `&order=${order}`}`}
        >
          {t(`questions:order_${order}`)}
        </ButtonLink>
      ))}
    </nav>
  );
}
