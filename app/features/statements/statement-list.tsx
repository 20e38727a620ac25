import type { StatementView } from '#app/contract/views.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Chip } from '#app/ui/chip.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { UserText } from '#app/ui/user-text.tsx';
import type { StatementVote } from './statement-card.tsx';

type Props = {
  statements: StatementView[];
  votes: Record<string, StatementVote>;
  /** Address of the page that offers one statement for a vote. */
  hrefOf(statementId: string): string;
  canVote: boolean;
};

const words = { 1: 'agree', 0: 'pass', [-1]: 'disagree' } as const;

/** All statements with their counts in words, and one's own vote. */
export function StatementList({ statements, votes, hrefOf, canVote }: Props) {
  const { t } = useT();
  if (statements.length === 0) {
    return <EmptyState title={t('room:statements.none')}>{t('room:statements.none_text')}</EmptyState>;
  }
  return (
    <ol className="statement-list">
      {statements.map((statement) => (
        <StatementRow
          key={statement.statementId}
          statement={statement}
          own={votes[statement.statementId]}
          href={canVote ? hrefOf(statement.statementId) : null}
        />
      ))}
    </ol>
  );
}

type RowProps = { statement: StatementView; own: StatementVote | undefined; href: string | null };

function StatementRow({ statement, own, href }: RowProps) {
  const { t } = useT();
  const { number, tally, reason } = statement;
  if (statement.state === 'hidden') {
    return (
      <li id={`s${number}`} className="statement-row">
        <span className="nums">{number}.</span>{' '}
        {t('room:hidden', { reason: t(`room:reasons.${reason ?? 'off_topic'}`) })}
      </li>
    );
  }
  return (
    <li id={`s${number}`} className="statement-row">
      <p className="nums text-ink-soft">{t('room:statements.number', { number })}</p>
      <UserText text={statement.text ?? ''} lang={statement.lang} />
      <p className="statement-counts nums">
        <span>{t('room:statements.agreed', { count: tally.agree })}</span>
        <span>{t('room:statements.disagreed', { count: tally.disagree })}</span>
        <span>{t('room:statements.passed', { count: tally.pass })}</span>
        {own === undefined ? null : (
          <Chip tone={words[own]}>{t('room:statements.own', { vote: t(`room:statements.${words[own]}`) })}</Chip>
        )}
        {href ? (
          <a href={href}>
            {t(own === undefined ? 'room:statements.vote' : 'room:statements.change')}
            <span className="sr-only"> {t('room:statements.number', { number })}</span>
          </a>
        ) : null}
      </p>
    </li>
  );
}
