import type { ActAnswer } from '#app/contract/commands.ts';
import { AppError } from '#app/contract/errors.ts';
import type { WithdrawFloorInput } from '#app/contract/inputs/manage-floor.ts';
import { findFloor, listFloorRequests } from '#db/queries/floor.ts';
import { requirePerson } from '../actor.ts';
import type { ActionContext, Work } from '../context.ts';
import { refusal } from '../policy.ts';
import { lockSessionsForPosts } from '../sessions/access.ts';
import type { Act, Outcome } from '../writer.ts';
import { leaveList } from './leave-list.ts';
import { canWithdrawFloor } from './policy.ts';
import { publishFloor } from './tell-floor.ts';

/**
 * Takes one's own request to speak back while it waits. Doing it twice changes nothing. Answers after the commit.
 * @throws AppError `not_found`, `forbidden` for another person's, `conflict` once it does not wait any more
 */
export async function withdrawFloor(
  ctx: ActionContext,
  input: WithdrawFloorInput,
): Promise<ActAnswer<'withdrawFloor'>> {
  const { personId } = requirePerson(ctx.actor);
  return ctx.services.writer.submit({ name: 'withdrawFloor', personId, lang: ctx.lang, input });
}

/** Takes back a batch of requests, one after the other under their sessions' locks. */
export async function storeFloorWithdrawals(work: Work, acts: Array<Act<'withdrawFloor'>>): Promise<Outcome[]> {
  const ids = [...new Set(acts.map((act) => act.input.requestId))];
  const found = await listFloorRequests(work.tx, ids);
  const sessionOf = new Map(found.map((row) => [row.requestId, row.sessionId]));
  const targets = await lockSessionsForPosts(
    work,
    acts.flatMap(({ personId, input }) => {
      const sessionId = sessionOf.get(input.requestId);
      return sessionId ? [{ personId, input: { sessionId } }] : [];
    }),
  );
  const outcomes: Outcome[] = [];
  const changed = new Set<string>();
  for (const { personId, input } of acts) {
    const [request] = await listFloorRequests(work.tx, [input.requestId]);
    const person = request && targets.get(request.sessionId)?.people.get(personId);
    if (!request || !person) {
      outcomes.push({ ok: false, error: new AppError('not_found', 'floor.unknown') });
      continue;
    }
    const decision = canWithdrawFloor(person, request);
    if (!decision.ok) {
      outcomes.push({ ok: false, error: refusal(decision) });
      continue;
    }
    if (request.state === 'waiting') {
      const floor = await findFloor(work.tx, request.sessionId);
      await leaveList(work, floor, request.requestId, { state: 'withdrawn', endedAt: work.at });
      changed.add(request.sessionId);
    }
    outcomes.push({ ok: true, answer: { requestId: request.requestId, state: 'withdrawn' } });
  }
  for (const sessionId of changed) await publishFloor(work, sessionId);
  return outcomes;
}
