import { useMemo } from 'react';
import { useT } from '#app/i18n/use-t.tsx';
import { isWaitingForAnswer, questionOrders } from '#app/features/questions/arrange.ts';
import { AskForm } from '#app/features/questions/ask-form.tsx';
import { QuestionList } from '#app/features/questions/question-list.tsx';
import { OwnQuestions } from '#app/features/questions/own-questions.tsx';
import { QuestionRule } from '#app/features/questions/question-notes.tsx';
import { useShell } from '#app/features/shell/use-shell.ts';
import { Disclosure } from '#app/ui/disclosure.tsx';
import type { PanelProps } from './room.tsx';

/** The questions of the session: asking one, after the like ones were offered, and supporting those of others. */
export default function QuestionsPanel({ page, live, refused, query }: PanelProps) {
  const { t } = useT();
  const { path } = useShell();
  const { self } = page;
  const { questions, session } = live.room;
  const { outbox } = live;
  const { sessionId } = session;
  const supported = useMemo(() => new Set(live.supported), [live.supported]);
  const onSupport = outbox
    ? (questionId: string, support: boolean) => void outbox.submit('supportQuestion', { questionId, support })
    : undefined;
  const mine = refused?.form === 'askQuestion' ? refused : undefined;
  const appeal = refused?.form === 'appealQuestion' ? refused : undefined;
  const asksFirst = mine?.error.reason === 'question.similar';
  return (
    <div className="stack">
      <OwnQuestions
        items={self.ownQuestions}
        refused={
          appeal
            ? {
                questionId: appeal.values.questionId ?? '',
                reason: appeal.error.fields?.text ?? appeal.error.reason,
                text: appeal.values.text,
              }
            : null
        }
      />
      {self.can.ask ? (
        <Disclosure label={t('questions:ask')} icon="question" main open={Boolean(mine)}>
          <AskForm
            sessionId={sessionId}
            actionId={page.actionId}
            held={session.holdComments && !self.can.moderate}
            name={self.name}
            others={questions.items.filter(isWaitingForAnswer)}
            supported={supported}
            error={mine && !asksFirst ? t(`errors:${mine.error.fields?.text ?? mine.error.reason}`) : undefined}
            typed={mine?.values}
            asksFirst={asksFirst}
            onAsk={outbox ? (question) => void outbox.submit('askQuestion', { sessionId, ...question }) : undefined}
            onSupport={onSupport}
          />
        </Disclosure>
      ) : null}
      <QuestionRule
        holding={session.holdComments}
        held={questions.held}
        hidden={questions.items.filter((row) => row.state === 'hidden').length}
        logHref={`${path.split('?')[0]}/log`}
      />
      <QuestionList
        questions={questions.items}
        order={questionOrders.find((known) => known === query.get('order')) ?? 'top'}
        supported={supported}
        mine={live.asked}
        canSupport={self.can.vote}
        onSupport={onSupport}
      />
    </div>
  );
}
