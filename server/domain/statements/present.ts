import type { StatementTally, StatementView } from '#app/contract/views.ts';
import type { StatementRow, StatementTallyRow } from '#db/queries/votes.ts';

export const noVotes: StatementTally = { agree: 0, disagree: 0, pass: 0, revision: 0 };

/** The public counts of a statement. */
export function presentStatementTally(row: StatementTallyRow | undefined): StatementTally {
  return row ? { agree: row.agree, disagree: row.disagree, pass: row.pass, revision: row.changes } : noVotes;
}

/** A statement as everybody sees it: a hidden one without its text. */
export function presentStatement(row: StatementRow, tally: StatementTallyRow | undefined): StatementView {
  return {
    statementId: row.statementId,
    number: row.number,
    text: row.state === 'accepted' ? row.text : null,
    lang: row.lang,
    state: row.state,
    reason: row.reason,
    tally: presentStatementTally(tally),
  };
}
