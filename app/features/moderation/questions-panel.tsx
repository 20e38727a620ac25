import type { OpenQuestionAppeal } from '#app/contract/cockpit-queue.ts';
import type { QuestionState, QuestionView, RoomView } from '#app/contract/views.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { AppealBody } from './appeals-panel.tsx';
import { QuestionCard, type RefusedAnswer } from './question-card.tsx';
import { useSteadyList } from './steady-list.ts';

const idOf = (question: QuestionView): string => question.questionId;
const first = 12;
const active: readonly QuestionState[] = ['held', 'live', 'shortlisted', 'open'];

type Props = {
  room: RoomView;
  /** Those that wait, were hidden or refused, with the texts that the room does not have. */
  unshown: QuestionView[];
  own: string;
  refused: RefusedAnswer | null;
};

/** Waiting ones first, then the live one, the shortlist, and the rest by support; what is done with lies folded below. */
export function QuestionsPanel({ room, unshown, own, refused }: Props) {
  const { t } = useT();
  const all = mergeQuestions(room.questions.items, unshown);
  const busy = all
    .filter(({ state }) => active.includes(state))
    .sort(
      (a, b) => active.indexOf(a.state) - active.indexOf(b.state) || b.supports - a.supports || a.number - b.number,
    );
  const list = useSteadyList(busy, idOf, own, first);
  const rest = busy.length - list.shown.filter(({ gone }) => !gone).length - list.waiting;
  const open = room.session.state === 'open';
  const byId = new Map(all.map((row) => [row.questionId, row]));
  return (
    <>
      {busy.length === 0 && list.shown.length === 0 ? (
        <EmptyState title={t('moderate:questions_none')}>
          <p>{t('moderate:questions_none_text')}</p>
        </EmptyState>
      ) : null}
      {list.waiting > 0 ? (
        <p>
          <Button type="button" wide icon="question" onClick={list.showAll}>
            {t('questions:new', { count: list.waiting })}
          </Button>
        </p>
      ) : null}
      {list.shown.map(({ item }) => (
        <QuestionCard
          key={item.questionId}
          question={byId.get(item.questionId) ?? item}
          open={open}
          refused={refused}
        />
      ))}
      {rest > 0 ? <p className="text-ink-soft">{t('moderate:questions_rest', { count: rest })}</p> : null}
      <Folded
        questions={all.filter(({ state }) => state === 'answered')}
        name="answered"
        open={open}
        refused={refused}
      />
      <Folded
        questions={all.filter(({ state }) => state === 'archived')}
        name="archived"
        open={open}
        refused={refused}
      />
      <Folded
        questions={all.filter(({ state }) => state === 'hidden' || state === 'refused')}
        name="hidden"
        open={open}
        refused={refused}
      />
    </>
  );
}

/** The live room knows what is shown now, the moderators' own list the texts of the rest. */
function mergeQuestions(live: QuestionView[], unshown: QuestionView[]): QuestionView[] {
  const texts = new Map(unshown.map((row) => [row.questionId, row]));
  const shown = live.flatMap((row) => {
    const known = texts.get(row.questionId);
    if (row.state !== 'hidden') return [row];
    return known ? [{ ...known, state: row.state, reason: row.reason }] : [];
  });
  const ids = new Set(live.map((row) => row.questionId));
  return [...shown, ...unshown.filter((row) => !ids.has(row.questionId) && row.state !== 'hidden')];
}

type FoldedProps = { questions: QuestionView[]; name: string; open: boolean; refused: RefusedAnswer | null };

function Folded({ questions, name, open, refused }: FoldedProps) {
  const { t } = useT();
  if (questions.length === 0) return null;
  return (
    <details open={questions.some((row) => row.questionId === refused?.questionId)}>
      <summary className="py-2 font-bold text-indigo">
        {t(`moderate:questions_${name}`, { count: questions.length })}
      </summary>
      <div className="grid gap-3 pt-2">
        {questions.map((question) => (
          <QuestionCard key={question.questionId} question={question} open={open} refused={refused} />
        ))}
      </div>
    </details>
  );
}

const appealOf = ({ appealId }: OpenQuestionAppeal): string => appealId;

/** Appeals about questions, oldest first, each with the question and what its author says against the decision. */
export function QuestionAppeals({ appeals, own }: { appeals: OpenQuestionAppeal[]; own: string }) {
  const { t } = useT();
  const list = useSteadyList(appeals, appealOf, own, appeals.length);
  return (
    <>
      {list.shown.map(({ item, gone }) => (
        <QuestionCard key={item.appealId} question={item.question} gone={gone} open={false} refused={null}>
          <AppealBody appeal={item} about={t('questions:number', { number: item.question.number })} />
        </QuestionCard>
      ))}
    </>
  );
}
