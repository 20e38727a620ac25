import type { ActAnswer } from '#app/contract/commands.ts';
import type { VoteStatementInput } from '#app/contract/inputs/vote-statement.ts';
import { AppError } from '#app/contract/errors.ts';
import { listStandings } from '#db/queries/people.ts';
import { listSessionsForShare } from '#db/queries/sessions.ts';
import { listStatementsForShare } from '#db/queries/votes.ts';
import { upsertStatementVotes } from '#db/queries/store-votes.ts';
import { requirePerson } from '../actor.ts';
import type { ActionContext, Work } from '../context.ts';
import { storeLastOfEach } from '../last-of-each.ts';
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
  const { targets, people } = await readForVotes(work, acts);
  const refused = acts.map((act) => {
    const target = targets.get(act.input.statementId);
    const person = people.get(act.personId);
    if (!target) return new AppError('not_found', 'statement.unknown');
    if (!person) return new AppError('unauthenticated', 'auth.needed');
    const decision = canVoteStatement(person, target.statement, target.session);
    return decision.ok ? null : refusal(decision);
  });
  return storeLastOfEach(work, {
    acts,
    refused,
    idOf: (act) => act.input.statementId,
    valueOf: (act) => act.input.vote,
    store: upsertStatementVotes,
    note: (id) => work.noteVotes('statements', id, targets.get(id)?.session.sessionId ?? ''),
  });
}

/**
 * What the decisions need, asked for in one go. Sessions are locked before statements, everywhere, so that two
 * transactions never wait for each other.
 */
async function readForVotes({ tx }: Work, acts: Array<Act<'voteStatement'>>) {
  const statements = [...new Set(acts.map((act) => act.input.statementId))];
  const personIds = [...new Set(acts.map((act) => act.personId))];
  const [sessions, locked, people] = await Promise.all([
    listSessionsForShare(tx, { statements }),
    listStatementsForShare(tx, statements),
    listStandings(tx, personIds, { statements }),
  ]);
  const pairs = locked.flatMap((statement) => {
    const session = sessions.find((row) => row.sessionId === statement.sessionId);
    return session ? [[statement.statementId, { statement, session }] as const] : [];
  });
  return { targets: new Map(pairs), people };
}
