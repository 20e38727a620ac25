import type { StatementView } from '#app/contract/views.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Chip } from '#app/ui/chip.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { StatementText } from './statement-text.tsx';
import type { StatementVote } from './statement-vote-form.tsx';

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
          into={statements.find((row) => row.statementId === statement.mergedInto)?.number ?? null}
        />
      ))}
    </ol>
  );
}

type RowProps = { statement: StatementView; own: StatementVote | undefined; href: string | null; into: number | null };

function StatementRow({ statement, own, href, into }: RowProps) {
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
  if (statement.state === 'merged') return <MergedRow statement={statement} into={into} />;
  return (
    <li id={`s${number}`} className="statement-row">
      <p className="nums text-ink-soft">
        {t('room:statements.number', { number })}
        {statement.byOrganisers ? ` · ${t('own:statement.organisers')}` : null}
      </p>
      <StatementText statement={statement} />
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

/** It stays readable, and leads to the one that is voted on. */
function MergedRow({ statement, into }: Pick<RowProps, 'statement' | 'into'>) {
  const { t } = useT();
  return (
    <li id={`s${statement.number}`} className="statement-row">
      <p className="nums text-ink-soft">{t('own:statement.row_merged', { number: statement.number })}</p>
      <StatementText statement={statement} className="text-ink-soft" />
      {into === null ? null : (
        <p>
          <a href={`#s${into}`}>{t('own:statement.merged_to', { number: into })}</a>
        </p>
      )}
    </li>
  );
}
