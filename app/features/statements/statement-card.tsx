import { useEffect, useRef } from 'react';
import type { StatementView } from '#app/contract/views.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Card } from '#app/ui/card.tsx';
import { StatementText } from './statement-text.tsx';
import { StatementVoteForm, type StatementVote } from './statement-vote-form.tsx';

type Props = {
  statement: StatementView;
  own: StatementVote | undefined;
  /** Statements still without this person's vote, this one included. */
  left: number;
  canVote: boolean;
  /** With script: sends the vote through the outbox instead of a plain post. */
  onVote?: ((vote: StatementVote) => void) | undefined;
};

/** One statement that asks for a vote; after it the next one is offered. */
export function StatementCard({ statement, own, left, canVote, onVote }: Props) {
  const { t } = useT();
  const { number } = statement;
  const heading = useHeading(statement.statementId);
  return (
    <Card kind="asking" as="section" labelledBy="statement-title" id="statement">
      <p className="text-ink-soft nums">{t('room:statements.ask', { count: left })}</p>
      <h2 ref={heading} id="statement-title" className="text-base" tabIndex={-1}>
        {t('room:statements.number', { number })}
      </h2>
      {statement.byOrganisers ? <p className="text-ink-soft">{t('own:statement.organisers')}</p> : null}
      <StatementText statement={statement} className="text-lg" />
      <StatementVoteForm statement={statement} own={own} canVote={canVote} onVote={onVote} />
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
