import type { ActAnswer } from '#app/contract/commands.ts';
import type { VoteStatementInput } from '#app/contract/inputs/vote-statement.ts';
import { AppError } from '#app/contract/errors.ts';
import { listStandings } from '#db/queries/people.ts';
import { listSessionsForShare } from '#db/queries/sessions.ts';
import { listSessionIdsOfStatements, listStatementsForShare, upsertStatementVotes } from '#db/queries/votes.ts';
import { requirePerson } from '../actor.ts';
import type { ActionContext, Work } from '../context.ts';
import { lastOfEach, refuse } from '../last-of-each.ts';
import { refusal } from '../policy.ts';
import type { Act, Outcome } from '../writer.ts';
import { canVoteStatement } from './policy.ts';

/**
 * Stores or changes a person's vote on a statement: 1 agrees, 0 passes, -1 disagrees. Answers after the commit.
 * @throws AppError `not_found`, `forbidden` or `conflict` with the policy's reason
 */
export async function voteStatement(
  ctx: ActionContext,
  input: VoteStatementInput,
): Promise<ActAnswer<'voteStatement'>> {
  const { personId } = requirePerson(ctx.actor);
  return ctx.services.writer.submit({ name: 'voteStatement', personId, lang: ctx.lang, input });
}

/** Stores a batch of votes: statements locked in share mode, decided one by one, one upsert for all. */
export async function storeStatementVotes(work: Work, acts: Array<Act<'voteStatement'>>): Promise<Outcome[]> {
  const found = await lockStatements(work, [...new Set(acts.map((act) => act.input.statementId))]);
  const standings = await listStandings(
    work.tx,
    [...new Set(acts.map((act) => act.personId))],
    [...new Set([...found.values()].map(({ session }) => session.sessionId))],
  );
  const refused = acts.map((act) => {
    const target = found.get(act.input.statementId);
    const person = standings.get(act.personId);
    if (!target) return new AppError('not_found', 'statement.unknown');
    if (!person) return new AppError('unauthenticated', 'auth.needed');
    const decision = canVoteStatement(person, target.statement, target.session);
    return decision.ok ? null : refusal(decision);
  });
  const keyOf = (act: Act<'voteStatement'>) => `${act.input.statementId} ${act.personId}`;
  const groups = lastOfEach(acts, refused, keyOf);
  const revisions = await upsertStatementVotes(
    work.tx,
    groups.rows.map(({ act, changes }) => ({
      statementId: act.input.statementId,
      personId: act.personId,
      vote: act.input.vote,
      changes,
    })),
  );
  for (const { act } of groups.rows) {
    work.noteVotes('statements', act.input.statementId, found.get(act.input.statementId)?.session.sessionId ?? '');
  }
  return acts.map((act, index) => {
    const error = refused[index];
    if (error) return refuse(error);
    return { ok: true, answer: { revision: groups.revisionOf(index, revisions.get(keyOf(act)) ?? 1) } };
  });
}

/** Sessions are locked before statements, everywhere, so that two transactions never wait for each other. */
async function lockStatements(work: Work, ids: string[]) {
  const sessions = await listSessionsForShare(work.tx, await listSessionIdsOfStatements(work.tx, ids));
  const statements = await listStatementsForShare(work.tx, ids);
  const pairs = statements.flatMap((statement) => {
    const session = sessions.find((row) => row.sessionId === statement.sessionId);
    return session ? [[statement.statementId, { statement, session }] as const] : [];
  });
  return new Map(pairs);
}
