import { useT } from '#app/i18n/use-t.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { AddStatementForm } from '#app/features/statements/add-statement-form.tsx';
import { StatementCard } from '#app/features/statements/statement-card.tsx';
import { StatementList } from '#app/features/statements/statement-list.tsx';
import { statementVoter } from './asking-now.tsx';
import type { PanelProps } from './room.tsx';

/** One statement that asks for a vote, then all of them, then a field for one's own. */
export function StatementsPanel({ page, live, refused, query }: PanelProps) {
  const { t } = useT();
  const { self } = page;
  const shown = live.room.statements.filter((row) => row.state === 'accepted');
  const unvoted = shown.filter((row) => live.votes[row.statementId] === undefined);
  const picked = shown.find((row) => row.statementId === query.get('statement'));
  const asking = picked ?? unvoted[0];
  const mine = refused?.form === 'addStatement' ? refused : undefined;
  return (
    <div className="stack">
      {asking && self.can.vote ? (
        <StatementCard
          statement={asking}
          own={live.votes[asking.statementId]}
          left={unvoted.length}
          canVote={self.can.vote}
          onVote={statementVoter(live, asking.statementId)}
        />
      ) : null}
      {self.can.vote && shown.length > 0 && unvoted.length === 0 ? (
        <Notice kind="success">{t('room:statements.all_done')}</Notice>
      ) : null}
      {self.can.addStatement ? (
        <AddStatementForm
          key={page.actionId}
          actionId={page.actionId}
          error={mine && t(`errors:${mine.error.fields?.text ?? mine.error.reason}`)}
          typed={mine?.values.text}
          onAdd={
            live.outbox
              ? (text) => void live.outbox?.submit('addStatement', { sessionId: live.room.session.sessionId, text })
              : undefined
          }
        />
      ) : null}
      <StatementList
        statements={live.room.statements}
        votes={live.votes}
        canVote={self.can.vote}
        hrefOf={(statementId) => `?tab=statements&statement=${statementId}#statement`}
      />
    </div>
  );
}
