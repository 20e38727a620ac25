import { useMemo } from 'react';
import { prepareLike } from '#app/contract/like-statements.ts';
import type { OpenStatementAppeal } from '#app/contract/cockpit-queue.ts';
import type { StatementView } from '#app/contract/views.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { AppealBody } from './appeals-panel.tsx';
import { StatementCard, type RefusedStatement } from './statement-card.tsx';
import { useSteadyList } from './steady-list.ts';
import { WaitingStatements } from './waiting-statements.tsx';

const idOf = (statement: StatementView): string => statement.statementId;
const first = 20;

type Props = { held: StatementView[]; others: StatementView[]; own: string; refused: RefusedStatement | null };

/** Statements that wait, oldest first: each let through, refused, or merged into one that is shown. */
export function HeldStatements({ held, others, own, refused }: Props) {
  const { t } = useT();
  const list = useSteadyList(held, idOf, own, first);
  const findLike = useMemo(() => prepareLike(held.length > 0 ? others : []), [held.length, others]);
  if (list.shown.length === 0 && list.waiting === 0) return null;
  return (
    <>
      <h3>{t('moderate:held_statements', { count: held.length })}</h3>
      <WaitingStatements list={list} />
      {list.shown.map(({ item, gone }) => (
        <StatementCard
          key={item.statementId}
          statement={item}
          gone={gone}
          others={others}
          findLike={findLike}
          refused={refused}
        />
      ))}
    </>
  );
}

const appealOf = ({ appealId }: OpenStatementAppeal): string => appealId;

/** Appeals about statements, oldest first, each with the statement and what its author says against the decision. */
export function StatementAppeals({ appeals, own }: { appeals: OpenStatementAppeal[]; own: string }) {
  const { t } = useT();
  const list = useSteadyList(appeals, appealOf, own, appeals.length);
  if (list.shown.length === 0) return null;
  return (
    <>
      {list.shown.map(({ item, gone }) => (
        <StatementCard key={item.appealId} statement={item.statement} gone={gone} others={[]} refused={null}>
          <AppealBody appeal={item} about={t('moderate:statement_number', { number: item.statement.number })} />
        </StatementCard>
      ))}
    </>
  );
}
