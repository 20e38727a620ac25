import { AppError } from '#app/contract/errors.ts';
import { ballotsOf, wrongInFigures, type HallFigures } from '#app/contract/hall-figures.ts';
import type { HallChannel } from '#app/contract/hall.ts';
import { putHallCount } from '#app/contract/hall-ballots.ts';
import { hasOptions } from '#app/contract/methods.ts';
import type { EnterHallCountInput, WithdrawHallCountInput } from '#app/contract/inputs/enter-hall-count.ts';
import { insertHallEntry, listStandingEntries, withdrawHallEntries, type HallCount } from '#db/queries/hall-counts.ts';
import { listBallotCounts, updateMotion, type MotionRow } from '#db/queries/votes.ts';
import { compareCounts } from '../../engines/decision/compare-counts.ts';
import type { ActionContext, Work } from '../context.ts';
import { sessionTopic, transact } from '../context.ts';
import { authorize } from '../policy.ts';
import { accessMotion } from './access.ts';
import { readMostBallots } from './most-ballots.ts';
import { canCountByChannel, canCountHall } from './policy.ts';
import { countCast, presentHallCount } from './present.ts';

/**
 * Enters what one person counted of paper ballots or raised hands. The last entry of each person stands; when those of two
 * and more people agree the count is confirmed, and somebody who then enters another one takes that back.
 * @throws AppError `forbidden`, `not_found`, `invalid` for figures that its ballots cannot give, `conflict` when the motion is not
 * open, is sealed or of a method or channel that is not counted, or where it would have more ballots than members who are there or
 * voted
 */
export async function enterHallCount(ctx: ActionContext, input: EnterHallCountInput): Promise<void> {
  const { motionId, channel } = input;
  const figures = figuresOf(input);
  await transact(ctx.services, async (work) => {
    const { motion, person } = await accessMotion(ctx, work, motionId, canCountHall);
    authorize(canCountByChannel(motion, channel));
    requireFitting(motion, figures);
    await requirePlace(work, motion, channel, figures);
    const entry = { motionId, channel, ...figures, enteredBy: person.personId, enteredAt: ctx.services.now() };
    await insertHallEntry(work.tx, entry);
    const standing = (await listStandingEntries(work.tx, motionId)).filter((row) => row.channel === channel);
    const state = compareCounts(standing.map((row) => row.figures));
    await keepCount(work, motion, channel, { channel, state, figures: state === 'confirmed' ? figures : null });
  });
}

function figuresOf(input: EnterHallCountInput): HallFigures {
  if ('yes' in input) return { yes: input.yes, no: input.no, abstain: input.abstain };
  if ('block' in input) {
    const { agree, aside, block, reasons } = input;
    return { agree, aside, block, reasons };
  }
  const { blank, people } = input;
  return 'orders' in input ? { orders: input.orders, blank, people } : { options: input.options, blank, people };
}

/** Figures that the ballots of this motion can give: yes and no where these are asked, and else within what its method allows. */
function requireFitting({ method, options, points }: MotionRow, figures: HallFigures): void {
  const isOfOptions = 'people' in figures;
  if (isOfOptions !== hasOptions(method) || 'block' in figures !== (method === 'consent'))
    throw new AppError('invalid', 'input.unreadable');
  const fields = isOfOptions ? wrongInFigures(figures, { method, options: options ?? [], points }) : {};
  if (Object.keys(fields).length > 0) throw new AppError('invalid', 'input.check', { fields });
}

/**
 * Withdraws all that was entered of one channel, whoever did: it can be counted anew, or the vote be closed without it.
 * Where nothing stands nothing changes.
 * @throws AppError `forbidden`, `not_found`, `conflict` when the motion is not open
 */
export async function withdrawHallCount(ctx: ActionContext, input: WithdrawHallCountInput): Promise<void> {
  const { motionId, channel } = input;
  await transact(ctx.services, async (work) => {
    const { motion, person } = await accessMotion(ctx, work, motionId, canCountHall);
    if (!motion.hall?.some((row) => row.channel === channel)) return;
    const by = { withdrawnBy: person.personId, withdrawnAt: ctx.services.now() };
    await withdrawHallEntries(work.tx, motionId, channel, by);
    await keepCount(work, motion, channel, null);
  });
}

/** Each person once: what the other channel has confirmed and what came by phone leave place for so many. */
async function requirePlace(work: Work, motion: MotionRow, channel: HallChannel, figures: HallFigures): Promise<void> {
  const { motionId } = motion;
  const cast = countCast((await listBallotCounts(work.tx, [motionId])).get(motionId));
  const most = await readMostBallots(work.tx, motion, cast);
  const others = (motion.hall ?? []).filter((row) => row.channel !== channel);
  const all = others.reduce((sum, row) => sum + (row.figures ? ballotsOf(row.figures) : 0), cast + ballotsOf(figures));
  if (most !== null && all > most) throw new AppError('conflict', 'count.too_many');
}

async function keepCount(work: Work, motion: MotionRow, channel: HallChannel, count: HallCount | null): Promise<void> {
  const { motionId, sessionId } = motion;
  const hall = putHallCount(motion.hall ?? [], channel, count);
  await updateMotion(work.tx, motionId, { hall: hall.length > 0 ? hall : null });
  const told = count ? presentHallCount(count) : ({ channel, state: 'withdrawn', ballots: null } as const);
  work.publish({
    topic: sessionTopic(sessionId),
    name: 'motion.counted',
    data: { motionId, ...told, by: 'moderator' },
  });
}
