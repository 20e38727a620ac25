import type { FormEvent } from 'react';
import type { StatementView } from '#app/contract/views.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { ChoiceButtons } from '#app/ui/choice-buttons.tsx';

export type StatementVote = 1 | 0 | -1;

type Props = {
  statement: StatementView;
  own: StatementVote | undefined;
  canVote: boolean;
  /** With script: sends the vote through the outbox instead of a plain post. */
  onVote?: ((vote: StatementVote) => void) | undefined;
};

/** The vote a submitted form means, by the button that was pressed. */
function pressedVote(event: FormEvent<HTMLFormElement>): StatementVote | null {
  const pressed = (event.nativeEvent as SubmitEvent).submitter;
  const value = pressed instanceof HTMLButtonElement ? Number(pressed.value) : Number.NaN;
  return value === 1 || value === 0 || value === -1 ? value : null;
}

/** Agree, pass, disagree: one press sends the vote. */
export function StatementVoteForm({ statement, own, canVote, onVote }: Props) {
  const { t } = useT();
  const { number, tally } = statement;
  const choices = [
    ['1', 'agree', tally.agree],
    ['0', 'pass', tally.pass],
    ['-1', 'disagree', tally.disagree],
  ] as const;
  return (
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
  );
}
