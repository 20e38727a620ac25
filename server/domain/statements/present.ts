import type { StatementTally, StatementView } from '#app/contract/views.ts';
import type { StatementRow, StatementTallyRow } from '#db/queries/votes.ts';

export const noVotes: StatementTally = { agree: 0, disagree: 0, pass: 0, revision: 0 };

/** The public counts of a statement. */
export function presentStatementTally(row: StatementTallyRow | undefined): StatementTally {
  return row ? { agree: row.agree, disagree: row.disagree, pass: row.pass, revision: row.changes } : noVotes;
}

/** Whether everybody may know that there is such a statement: not of one that waits, was refused, or was merged while it waited. */
export function isPublicStatement({ state, mergedFrom }: Pick<StatementRow, 'state' | 'mergedFrom'>): boolean {
  return state === 'accepted' || state === 'hidden' || (state === 'merged' && mergedFrom === 'accepted');
}

/** A statement as everybody sees it: a hidden one, or one that was never shown, without its text. */
export function presentStatement(row: StatementRow, tally: StatementTallyRow | undefined): StatementView {
  const whole = presentStatementToModerator(row, tally);
  const covered = row.state === 'hidden' || !isPublicStatement(row);
  return covered ? { ...whole, text: null, translations: {} } : whole;
}

/** A statement as moderators see it: always with its text. */
export function presentStatementToModerator(row: StatementRow, tally: StatementTallyRow | undefined): StatementView {
  return {
    statementId: row.statementId,
    number: row.number,
    text: row.text,
    lang: row.lang,
    translations: row.translations,
    state: row.state,
    mergedInto: row.mergedInto,
    byOrganisers: row.byOrganisers,
    reason: row.reason,
    tally: presentStatementTally(tally),
  };
}
