import { useEffect, useRef } from 'react';
import type { StatementView } from '#app/contract/views.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Card } from '#app/ui/card.tsx';
import { StatementText } from './statement-text.tsx';
import { StatementVoteForm, type StatementVote } from './statement-vote-form.tsx';

type Props = {
  statements: StatementView[];
  votes: Record<string, StatementVote>;
  onVote?: ((statementId: string, vote: StatementVote) => void) | undefined;
};

/** Statements that may say the same: a vote on one of them counts more than saying it twice. */
export function SimilarStatements({ statements, votes, onVote }: Props) {
  const { t } = useT();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <Card kind="asking" as="section" labelledBy="like-title" id="like-statements">
      <h2 ref={heading} id="like-title" tabIndex={-1} className="text-lg">
        {t('own:statement.similar', { count: statements.length })}
      </h2>
      <p>{t('own:statement.similar_text')}</p>
      <ul className="statement-list">
        {statements.map((statement) => (
          <li key={statement.statementId} className="statement-row">
            <p className="nums text-ink-soft">{t('room:statements.number', { number: statement.number })}</p>
            <StatementText statement={statement} />
            <StatementVoteForm
              statement={statement}
              own={votes[statement.statementId]}
              canVote
              onVote={onVote && ((vote) => onVote(statement.statementId, vote))}
            />
          </li>
        ))}
      </ul>
    </Card>
  );
}
