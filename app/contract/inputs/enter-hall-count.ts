import * as z from 'zod/mini';
import { hallChannels } from '../hall.ts';
import { id } from '../ids.ts';
import { limits } from '../limits.ts';

const error = 'count.number';
const ballots = z.int({ error }).check(z.minimum(0, { error }), z.maximum(limits.hallBallots, { error }));
const channel = z.enum(hallChannels, { error: 'count.channel' });

/** A count of paper ballots or of raised hands; `people` is how many were counted, and the three answers make them up. */
export const enterHallCountInput = z
  .strictObject({
    motionId: id,
    channel,
    yes: ballots,
    no: ballots,
    abstain: ballots,
    people: ballots.check(z.minimum(1, { error: 'count.nobody' })),
  })
  .check(
    z.refine(({ yes, no, abstain, people }) => yes + no + abstain === people, { path: ['people'], error: 'count.sum' }),
  );
export type EnterHallCountInput = z.infer<typeof enterHallCountInput>;

export const withdrawHallCountInput = z.strictObject({ motionId: id, channel });
export type WithdrawHallCountInput = z.infer<typeof withdrawHallCountInput>;
