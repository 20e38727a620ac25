import type { QuestionView } from '#app/contract/views.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Chip } from '#app/ui/chip.tsx';
import { UserText, UserWords } from '#app/ui/user-text.tsx';
import { isWaitingForAnswer } from './arrange.ts';
import { SupportForm, type OnSupport } from './support-form.tsx';

type Props = { question: QuestionView; supported: boolean; canSupport: boolean; onSupport: OnSupport };

/** One question with its state in words, its answer, and how many support it. */
export function QuestionRow({ question, supported, canSupport, onSupport }: Props) {
  const { t } = useT();
  const { number, questionId, reason, supports } = question;
  if (question.state === 'hidden') {
    return (
      <li id={`q${number}`} className="statement-row">
        <p className="text-ink-soft">
          <span className="nums">{t('questions:number', { number })}</span>{' '}
          {t('room:hidden', { reason: t(`room:reasons.${reason ?? 'off_topic'}`) })}
        </p>
      </li>
    );
  }
  return (
    <li id={`q${number}`} className="statement-row">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-soft">
        <span className="nums">{t('questions:number', { number })}</span>
        <span>{question.author ? <UserWords text={question.author} /> : t('questions:no_name')}</span>
        <StateChip state={question.state} />
      </p>
      <UserText text={question.text ?? ''} lang={question.lang} className="font-bold" />
      <Answer question={question} />
      <div className="statement-counts nums">
        <span>{t('questions:supports', { count: supports })}</span>
        {supported ? <Chip tone="agree">{t('questions:supported')}</Chip> : null}
        {canSupport && isWaitingForAnswer(question) ? (
          <SupportForm questionId={questionId} number={number} supported={supported} onSupport={onSupport} />
        ) : null}
      </div>
    </li>
  );
}

const chips = {
  shortlisted: ['info', 'flag'],
  live: ['warn', 'comment'],
  answered: ['agree', 'check'],
  archived: ['pass', 'document'],
} as const;

function StateChip({ state }: Pick<QuestionView, 'state'>) {
  const { t } = useT();
  if (!(state in chips)) return null;
  const [tone, icon] = chips[state as keyof typeof chips];
  return (
    <Chip tone={tone} icon={icon}>
      {t(`questions:state_${state}`)}
    </Chip>
  );
}

function Answer({ question: { answer, answerLang, answeredAt } }: { question: QuestionView }) {
  const { t } = useT();
  if (answeredAt === null) return null;
  if (answer === null) return <p className="quote">{t('questions:answered_aloud')}</p>;
  return (
    <div className="quote">
      <p className="font-bold">{t('questions:answer')}</p>
      <UserText text={answer} lang={answerLang ?? 'ar'} />
    </div>
  );
}
