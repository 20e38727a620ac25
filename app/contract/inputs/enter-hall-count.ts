import * as z from 'zod/mini';
import { hallChannels } from '../hall.ts';
import { orderText } from '../hall-orders.ts';
import { id } from '../ids.ts';
import { limits } from '../limits.ts';
import { longText } from '../text.ts';

const error = 'count.number';
const upTo = (most: number) => z.int({ error }).check(z.minimum(0, { error }), z.maximum(most, { error }));
const ballots = upTo(limits.hallBallots);
const channel = z.enum(hallChannels, { error: 'count.channel' });
const people = ballots.check(z.minimum(1, { error: 'count.nobody' }));

/** A count of paper ballots or of raised hands; `people` is how many were counted, and the three answers make them up. */
export const enterHallCountInput = z
  .strictObject({ motionId: id, channel, yes: ballots, no: ballots, abstain: ballots, people })
  .check(
    z.refine(({ yes, no, abstain, people: all }) => yes + no + abstain === all, {
      path: ['people'],
      error: 'count.sum',
    }),
  );

/** The same where consent is asked for. Each block has a reason; of several entries that agree those of the last stand. */
export const enterHallConsentInput = z
  .strictObject({
    motionId: id,
    channel,
    agree: ballots,
    aside: ballots,
    block: ballots,
    reasons: z
      .array(longText(limits.blockReason))
      .check(z.maxLength(limits.hallReasons, { error: 'count.reasons_many' })),
    people,
  })
  .check(
    z.refine(({ agree, aside, block, people: all }) => agree + aside + block === all, {
      path: ['people'],
      error: 'count.sum_consent',
    }),
    z.refine(({ block, reasons }) => reasons.length === block, { path: ['reasons'], error: 'count.reasons' }),
  );

/**
 * The same of a motion that names options: the votes, marks or points of each in all. Whether they can be those of so many ballots is
 * known once the motion is.
 */
export const enterHallOptionsInput = z.strictObject({
  motionId: id,
  channel,
  options: z.record(
    z.string().check(z.regex(/^[a-t]$/, { error: 'vote.option_unknown' })),
    upTo(limits.hallBallots * limits.motionPoints.max),
  ),
  blank: ballots,
  people,
});

/** The same of a motion that puts options in order: how many ballots have each order. */
export const enterHallOrdersInput = z.strictObject({
  motionId: id,
  channel,
  orders: z
    .record(orderText, upTo(limits.hallBallots).check(z.minimum(1, { error })), { error: 'count.lines' })
    .check(z.refine((orders) => Object.keys(orders).length <= limits.hallOrders, { error: 'count.lines_many' })),
  blank: ballots,
  people,
});
export type EnterHallCountInput =
  | z.infer<typeof enterHallCountInput>
  | z.infer<typeof enterHallConsentInput>
  | z.infer<typeof enterHallOptionsInput>
  | z.infer<typeof enterHallOrdersInput>;

export const withdrawHallCountInput = z.strictObject({ motionId: id, channel });
export type WithdrawHallCountInput = z.infer<typeof withdrawHallCountInput>;
