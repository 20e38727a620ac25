import { lazy, Suspense } from 'react';
import { useT } from '#app/i18n/use-t.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { AddStatementForm } from '#app/features/statements/add-statement-form.tsx';
import { StatementCard } from '#app/features/statements/statement-card.tsx';
import { StatementList } from '#app/features/statements/statement-list.tsx';
import { statementVoter, unvotedOf } from './asking-now.tsx';
import { StatementViews } from './statement-views.tsx';
import type { PanelProps } from './room.tsx';

/** Fetched when it is opened, with what draws it. */
const MapView = lazy(async () => ({ default: (await import('./map-view.tsx')).MapView }));

/** The statements as questions, or the map of the answers. */
export function StatementsPanel(panel: PanelProps) {
  const { t } = useT();
  const map = panel.query.get('view') === 'map';
  return (
    <div className="stack">
      <StatementViews map={map} />
      {map ? (
        <Suspense fallback={<p>{t('room:loading')}</p>}>
          <MapView page={panel.page} live={panel.live} />
        </Suspense>
      ) : (
        <Voting {...panel} />
      )}
    </div>
  );
}

/** One statement that asks for a vote, then a field for one's own, then all of them. */
function Voting({ page, live, refused, query }: PanelProps) {
  const { t } = useT();
  const { self } = page;
  const shown = live.room.statements.filter((row) => row.state === 'accepted');
  const unvoted = unvotedOf(page, live);
  const picked = shown.find((row) => row.statementId === query.get('statement'));
  const asking = picked ?? unvoted[0];
  const mine = refused?.form === 'addStatement' ? refused : undefined;
  return (
    <>
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
    </>
  );
}
