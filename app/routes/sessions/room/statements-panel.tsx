import { lazy, Suspense, type ReactNode } from 'react';
import { useT } from '#app/i18n/use-t.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { StatementCard } from '#app/features/statements/statement-card.tsx';
import { StatementList } from '#app/features/statements/statement-list.tsx';
import { statementVoter, unvotedOf } from './asking-now.tsx';
import { notLoaded } from './not-loaded.tsx';
import { StatementViews } from './statement-views.tsx';
import type { PanelProps } from './room.tsx';

/** Fetched when it is opened, with what draws it. */
const MapView = lazy<(panel: Pick<PanelProps, 'page' | 'live'>) => ReactNode>(() =>
  import('./map-view.tsx').then((loaded) => ({ default: loaded.MapView }), notLoaded),
);

/** Fetched when the tab is opened; the server has it at once. Without a network the rest goes on. */
const OwnStatementsPart = lazy<(panel: PanelProps) => ReactNode>(() =>
  import('./own-statements-part.tsx').catch(() => ({ default: () => null })),
);

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
function Voting(panel: PanelProps) {
  const { page, live, query } = panel;
  const { t } = useT();
  const { self } = page;
  const shown = live.room.statements.filter((row) => row.state === 'accepted');
  const unvoted = unvotedOf(page, live);
  const picked = shown.find((row) => row.statementId === query.get('statement'));
  const asking = picked ?? unvoted[0];
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
      <Suspense>
        <OwnStatementsPart {...panel} />
      </Suspense>
      <StatementList
        statements={live.room.statements}
        votes={live.votes}
        canVote={self.can.vote}
        hrefOf={(statementId) => `?tab=statements&statement=${statementId}#statement`}
      />
    </>
  );
}
