import * as z from 'zod/mini';
import { methods } from '../methods.ts';
import { seatCategories } from '../colleges.ts';
import { id } from '../ids.ts';
import { limits } from '../limits.ts';
import { localizedText } from '../text.ts';
import { electorates, majorityRules, quorumRules, secrecies } from '../motion-rules.ts';

const motion = {
  agendaItemId: z.optional(id),
  title: localizedText(limits.title),
  explanation: z.optional(localizedText(limits.paragraph)),
  secrecy: z.enum(secrecies, { error: 'motion.secrecy_missing' }),
  electorate: z.enum(electorates, { error: 'motion.electorate_missing' }),
  /** Without it, more than half where members vote and none where everybody does. */
  quorumRule: z.optional(z.enum(quorumRules, { error: 'motion.rule_unknown' })),
  /** Simple where it is left out; another one is for yes/no motions only. */
  majorityRule: z.optional(z.enum(majorityRules, { error: 'motion.rule_unknown' })),
  /**
   * Two colleges that both decide: the first holds the seats of these categories, the second all others, with rules of its own
   * where they are named.
   */
  colleges: z.optional(
    z.strictObject({
      categories: z.array(z.enum(seatCategories, { error: 'motion.rule_unknown' })),
      quorumRule: z.optional(z.enum(quorumRules, { error: 'motion.rule_unknown' })),
      majorityRule: z.optional(z.enum(majorityRules, { error: 'motion.rule_unknown' })),
    }),
  ),
  /** Yes or no where it is left out. */
  method: z.optional(z.enum(methods, { error: 'motion.method_unknown' })),
  /** What there is to choose from, for the methods that have options; its order is that of the ballot. */
  options: z.optional(
    z.array(localizedText(limits.title)).check(z.maxLength(limits.motionOptions.max, { error: 'motion.options_many' })),
  ),
  /** Points that each voter shares out, for `dot`; ten where it is left out. */
  points: z.optional(
    z
      .int({ error: 'motion.points_range' })
      .check(
        z.minimum(limits.motionPoints.min, { error: 'motion.points_range' }),
        z.maximum(limits.motionPoints.max, { error: 'motion.points_range' }),
      ),
  ),
  /** How many options win, for `ranked-stv`; one where it is left out. */
  seats: z.optional(
    z
      .int({ error: 'motion.seats_range' })
      .check(
        z.minimum(1, { error: 'motion.seats_range' }),
        z.maximum(limits.motionOptions.max, { error: 'motion.seats_range' }),
      ),
  ),
};

export const createMotionInput = z.strictObject({ actionId: id, sessionId: id, ...motion });
export type CreateMotionInput = z.infer<typeof createMotionInput>;

export const editMotionInput = z.strictObject({ motionId: id, ...motion });
export type EditMotionInput = z.infer<typeof editMotionInput>;

export const motionIdInput = z.strictObject({ motionId: id });
export type MotionIdInput = z.infer<typeof motionIdInput>;
