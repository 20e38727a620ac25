import { AppError } from '#app/contract/errors.ts';
import { hallChannelsOf, type HallFigures } from '#app/contract/hall-figures.ts';
import type { HallChannel, HallCountView } from '#app/contract/hall.ts';
import type { MotionView } from '#app/contract/views.ts';
import { listStandingEntries } from '#db/queries/hall-counts.ts';
import { findSession } from '#db/queries/sessions.ts';
import { listBallotCounts, listMotions } from '#db/queries/votes.ts';
import { requirePerson } from '../actor.ts';
import type { ActionContext } from '../context.ts';
import { transact } from '../context.ts';
import { authorize } from '../policy.ts';
import { canModerateSession } from '../sessions/policy.ts';
import { readMostBallots } from './most-ballots.ts';
import { canCountHall } from './policy.ts';
import { countCast, presentMotion } from './present.ts';

/** One channel as somebody who counts sees it: where it stands, and what they entered themselves. */
export type CountedChannel = { channel: HallChannel; count: HallCountView | null; own: HallFigures | null };

/**
 * The counts of the hall on the motion of this number for one who may moderate, of the channels that its method has: never the
 * figures that another entered.
 * @returns also why nothing can be entered now, and how many ballots are possible at most, null where nobody knows
 * @throws AppError `not_found`, `unauthenticated`, `forbidden`
 */
export async function loadHallCounts(
  ctx: ActionContext,
  { sessionId, number }: { sessionId: string; number: number },
): Promise<{ motion: MotionView; channels: CountedChannel[]; refusal: string | null; most: number | null }> {
  const person = requirePerson(ctx.actor);
  return transact(ctx.services, async ({ tx }) => {
    const session = await findSession(tx, sessionId);
    if (!session) throw new AppError('not_found', 'session.unknown');
    authorize(canModerateSession(person, session));
    const row = (await listMotions(tx, sessionId)).find((one) => one.number === number);
    if (!row) throw new AppError('not_found', 'motion.unknown');
    const { motionId } = row;
    const counts = (await listBallotCounts(tx, [motionId])).get(motionId);
    const motion = presentMotion(row, counts);
    const own = (await listStandingEntries(tx, motionId)).filter((entry) => entry.personId === person.personId);
    const decision = canCountHall(person, row, session);
    return {
      motion,
      channels: hallChannelsOf(row.method).map((channel) => ({
        channel,
        count: motion.hall.find((count) => count.channel === channel) ?? null,
        own: own.find((entry) => entry.channel === channel)?.figures ?? null,
      })),
      refusal: decision.ok ? null : decision.reason,
      most: row.state === 'open' ? await readMostBallots(tx, row, countCast(counts)) : null,
    };
  });
}
