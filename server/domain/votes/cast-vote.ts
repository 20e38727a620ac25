import type { ActAnswer } from '#app/contract/commands.ts';
import type { CastVoteInput } from '#app/contract/inputs/cast-vote.ts';
import { AppError } from '#app/contract/errors.ts';
import { listSessionsForShare } from '#db/queries/sessions.ts';
import { listMotionsForShare, listSessionIdsOfMotions, upsertBallots } from '#db/queries/votes.ts';
import { listStandings } from '#db/queries/people.ts';
import { requirePerson } from '../actor.ts';
import type { ActionContext, Work } from '../context.ts';
import { refusal } from '../policy.ts';
import type { Act, Outcome } from '../writer.ts';
import { lastOfEach, refuse } from '../last-of-each.ts';
import { canVote } from './policy.ts';

/**
 * Casts or changes a person's ballot on an open motion. Answers after the commit; `revision` counts the changes.
 * @throws AppError `not_found`, `forbidden` or `conflict` with the policy's reason
 */
export async function castVote(ctx: ActionContext, input: CastVoteInput): Promise<ActAnswer<'castVote'>> {
  const { personId } = requirePerson(ctx.actor);
  return ctx.services.writer.submit({ name: 'castVote', personId, lang: ctx.lang, input });
}

/** Stores a batch of ballots: motions locked in share mode, decided one by one, one upsert for all. */
export async function storeBallots(work: Work, acts: Array<Act<'castVote'>>): Promise<Outcome[]> {
  const motionIds = [...new Set(acts.map((act) => act.input.motionId))];
  const found = await lockMotions(work, motionIds);
  const standings = await listStandings(
    work.tx,
    [...new Set(acts.map((act) => act.personId))],
    [...new Set([...found.values()].map(({ session }) => session.sessionId))],
  );
  const refused = acts.map((act) => {
    const target = found.get(act.input.motionId);
    const person = standings.get(act.personId);
    if (!target) return new AppError('not_found', 'motion.unknown');
    if (!person) return new AppError('unauthenticated', 'auth.needed');
    const decision = canVote(person, target.motion, target.session);
    return decision.ok ? null : refusal(decision);
  });
  const groups = lastOfEach(acts, refused, (act) => `${act.input.motionId} ${act.personId}`);
  const revisions = await upsertBallots(
    work.tx,
    groups.rows.map(({ act, changes }) => ({
      motionId: act.input.motionId,
      personId: act.personId,
      choice: act.input.ballot.choice,
      changes,
    })),
  );
  for (const { act } of groups.rows) {
    work.noteVotes('motions', act.input.motionId, found.get(act.input.motionId)?.session.sessionId ?? '');
  }
  return acts.map((act, index) => {
    const error = refused[index];
    if (error) return refuse(error);
    const key = `${act.input.motionId} ${act.personId}`;
    return { ok: true, answer: { revision: groups.revisionOf(index, revisions.get(key) ?? 1) } };
  });
}

/** Sessions are locked before motions, everywhere, so that two transactions never wait for each other. */
async function lockMotions(work: Work, motionIds: string[]) {
  const sessions = await listSessionsForShare(work.tx, await listSessionIdsOfMotions(work.tx, motionIds));
  const motions = await listMotionsForShare(work.tx, motionIds);
  const pairs = motions.flatMap((motion) => {
    const session = sessions.find((row) => row.sessionId === motion.sessionId);
    return session ? [[motion.motionId, { motion, session }] as const] : [];
  });
  return new Map(pairs);
}
