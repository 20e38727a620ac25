import type { DelegationRules } from '#app/contract/delegation.ts';
import { AppError } from '#app/contract/errors.ts';
import { limits } from '#app/contract/limits.ts';
import type { MotionIdInput } from '#app/contract/inputs/manage-motion.ts';
import { listAgenda } from '#db/queries/agenda.ts';
import { createSealedBox } from '#db/queries/sealed.ts';
import { countMembersInOffice } from '#db/queries/sessions.ts';
import { enterDelegates, findDelegationRules } from '#db/queries/delegations.ts';
import { enterColleges, enterWeights } from '#db/queries/weights.ts';
import { insertElectors, updateMotion, type MotionRow } from '#db/queries/votes.ts';
import type { ActionContext, Work } from '../context.ts';
import { sessionTopic, transact, userTopic } from '../context.ts';
import { presentAgenda } from '../sessions/present.ts';
import { accessMotion } from './access.ts';
import { authorize } from '../policy.ts';
import { canOpenMotion, canWeigh } from './policy.ts';
import { presentMotion } from './present.ts';

/**
 * Opens the vote on a motion. From here its text and rules no longer change, and where members vote it is those of now, with
 * the delegates they have now.
 * @throws AppError `forbidden`, `not_found`, `conflict` when the session is not open, the motion was opened before or
 * its agenda item is hidden, or where members vote and there are none
 */
export async function openMotion(ctx: ActionContext, input: MotionIdInput): Promise<void> {
  await transact(ctx.services, async (work) => {
    const { motion, session } = await accessMotion(ctx, work, input.motionId, canOpenMotion);
    await requireShownItem(work, motion);
    const byMembers = motion.electorate === 'members';
    const electors = byMembers ? await insertElectors(work.tx, motion.motionId) : null;
    const entitled = byMembers && session.spaceId ? await countMembersInOffice(work.tx, session.spaceId) : null;
    if (motion.secrecy === 'sealed') await makeBox(work, motion.motionId, entitled);
    // Nobody could vote, or there is nobody to make a quorum of: it would be published as if members had stayed away.
    if (entitled === 0 && (electors === 0 || motion.quorumRule !== 'none'))
      throw new AppError('conflict', 'motion.no_members');
    const delegation = byMembers ? await enterDelegations(work, motion, session.spaceId) : null;
    const rules = byMembers ? await freezeRules(work, motion, session.spaceId) : {};
    const opened = { ...rules, state: 'open', openedAt: ctx.services.now(), entitled, delegation } as const;
    const row = await updateMotion(work.tx, motion.motionId, opened);
    work.publish({
      topic: sessionTopic(row.sessionId),
      name: 'motion.opened',
      data: { motionId: row.motionId },
      shown: presentMotion(row, undefined),
    });
  });
}

/** Keeps for how much each vote counts and who belongs to which college, of those who are members now. */
async function freezeRules(work: Work, motion: MotionRow, spaceId: string | null): Promise<Partial<MotionRow>> {
  const { motionId, weights, colleges } = motion;
  authorize(canWeigh(motion));
  const frozen: Partial<MotionRow> = {};
  if (weights) {
    const list = await enterWeights(work.tx, motionId, weights.list);
    frozen.weights = { ...weights, list, total: list.reduce((sum, { weight }) => sum + weight, 0) };
  }
  if (!colleges || spaceId === null) return frozen;
  await enterColleges(work.tx, motionId, colleges[0]?.categories ?? []);
  const counted = [];
  for (const college of colleges)
    counted.push({ ...college, entitled: await countMembersInOffice(work.tx, spaceId, college.categories) });
  if (counted.some(({ entitled }) => entitled === 0)) throw new AppError('conflict', 'motion.college_empty');
  return { ...frozen, colleges: counted };
}

/**
 * Keeps who votes in whose name, by the rules of the space and its delegations of now. Of a sealed vote the delegate would
 * know what was cast, and the giver could be made to ask: there is no delegation on one.
 */
async function enterDelegations(
  work: Work,
  motion: MotionRow,
  spaceId: string | null,
): Promise<DelegationRules | null> {
  const rules = await findDelegationRules(work.tx, spaceId);
  if (!rules || motion.secrecy === 'sealed') return null;
  const { sessionId } = motion;
  const pairs = await enterDelegates(work.tx, motion.motionId);
  for (const personId of new Set(pairs.flatMap(({ giverId, delegateId }) => [giverId, delegateId])))
    work.publish({ topic: userTopic(personId), name: 'delegation.changed', data: { sessionId } });
  return rules;
}

/** A sealed vote of so few that its result could never be published is not opened. */
async function makeBox(work: Work, motionId: string, entitled: number | null): Promise<void> {
  if (entitled !== null && entitled < limits.fewestBallots) throw new AppError('conflict', 'motion.sealed_few');
  await createSealedBox(work.tx, motionId);
}

/** What everybody votes on belongs to nothing that they must not see. */
async function requireShownItem(work: Work, motion: { sessionId: string; agendaItemId: string | null }): Promise<void> {
  if (motion.agendaItemId === null) return;
  const agenda = presentAgenda(await listAgenda(work.tx, motion.sessionId));
  if (agenda.some((item) => item.agendaItemId === motion.agendaItemId)) return;
  throw new AppError('conflict', 'agenda.hidden_motion');
}
