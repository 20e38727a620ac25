import { useEffect, useRef, type FormEvent } from 'react';
import type { StatementView } from '#app/contract/views.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Card } from '#app/ui/card.tsx';
import { ChoiceButtons } from '#app/ui/choice-buttons.tsx';
import { UserText } from '#app/ui/user-text.tsx';

export type StatementVote = 1 | 0 | -1;

type Props = {
  statement: StatementView;
  own: StatementVote | undefined;
  /** Statements still without this person's vote, this one included. */
  left: number;
  canVote: boolean;
  /** With script: sends the vote through the outbox instead of a plain post. */
  onVote?: ((vote: StatementVote) => void) | undefined;
};

/** The vote a submitted form means, by the button that was pressed. */
export function pressedVote(event: FormEvent<HTMLFormElement>): StatementVote | null {
  const pressed = (event.nativeEvent as SubmitEvent).submitter;
  const value = pressed instanceof HTMLButtonElement ? Number(pressed.value) : Number.NaN;
  return value === 1 || value === 0 || value === -1 ? value : null;
}

/** One statement that asks for a vote; after it the next one is offered. */
export function StatementCard({ statement, own, left, canVote, onVote }: Props) {
  const { t } = useT();
  const { number, tally } = statement;
  const choices = [
    ['1', 'agree', tally.agree],
    ['0', 'pass', tally.pass],
    ['-1', 'disagree', tally.disagree],
  ] as const;
  const heading = useHeading(statement.statementId);
  return (
    <Card kind="asking" as="section" labelledBy="statement-title" id="statement">
      <p className="text-ink-soft nums">{t('room:statements.ask', { count: left })}</p>
      <h2 ref={heading} id="statement-title" className="text-base" tabIndex={-1}>
        {t('room:statements.number', { number })}
      </h2>
      <UserText text={statement.text ?? ''} lang={statement.lang} className="text-lg" />
      <form
        method="post"
        action="?tab=statements"
        onSubmit={(event) => {
          const vote = onVote && pressedVote(event);
          if (vote === null || vote === undefined) return;
          event.preventDefault();
          onVote?.(vote);
        }}
      >
        <input type="hidden" name="intent" value="voteStatement" />
        <input type="hidden" name="statementId" value={statement.statementId} />
        <ChoiceButtons
          name="vote"
          label={t('room:statements.your_vote', { number })}
          chosenLabel={t('room:statements.chosen')}
          disabled={!canVote}
          choices={choices.map(([value, tone, count]) => ({
            value,
            tone,
            label: t(`room:statements.${tone}`),
            name: t(`room:statements.${tone}_name`, { number, count }),
            chosen: own === Number(value),
          }))}
        />
      </form>
    </Card>
  );
}

/** The buttons go on to the next statement: who is on one of them is led to what it says first. */
function useHeading(statementId: string) {
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(statementId);
  useEffect(() => {
    if (before.current === statementId) return;
    before.current = statementId;
    const card = heading.current?.closest('section');
    if (card?.contains(document.activeElement)) heading.current?.focus();
  }, [statementId]);
  return heading;
}
