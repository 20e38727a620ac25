import { hasOptions, optionIds } from '#app/contract/methods.ts';
import { AppError } from '#app/contract/errors.ts';
import type { CreateMotionInput } from '#app/contract/inputs/manage-motion.ts';
import { limits } from '#app/contract/limits.ts';
import type { MotionRow } from '#db/queries/votes.ts';

type Asked = Pick<CreateMotionInput, 'method' | 'options' | 'points' | 'seats' | 'majorityRule'>;
type Stored = Pick<MotionRow, 'method' | 'options' | 'points' | 'seats'>;

/**
 * What the ballots of a motion look like: its method, its options with their letters, points and seats.
 * @throws AppError `invalid` for options too few, alike or not asked for, for numbers that the method does not have, for
 * more seats than options, and for a majority where yes and no are not asked
 */
export function ballotPaperOf({ method = 'yes-no', options, points, seats, majorityRule }: Asked): Stored {
  const fields = {
    ...(majorityRule !== undefined &&
      majorityRule !== 'simple' &&
      method !== 'yes-no' && { majorityRule: 'motion.majority_yes_no' }),
    ...(points !== undefined && method !== 'dot' && { points: 'motion.points_dot' }),
    ...(seats !== undefined && method !== 'ranked-stv' && { seats: 'motion.seats_stv' }),
    ...wrongOptions(method, options),
    ...(seats !== undefined && options && seats > options.length && { seats: 'motion.seats_many' }),
  };
  if (Object.keys(fields).length > 0) throw new AppError('invalid', 'input.check', { fields });
  return {
    method,
    options: options ? options.map((text, at) => ({ optionId: optionIds.charAt(at), text })) : null,
    points: method === 'dot' ? (points ?? limits.motionPoints.usual) : null,
    seats: method === 'ranked-stv' ? (seats ?? 1) : null,
  };
}

function wrongOptions(method: Stored['method'], options: Asked['options']): Record<string, string> {
  if (!hasOptions(method)) return options ? { options: 'motion.options_not_asked' } : {};
  if (!options || options.length < limits.motionOptions.min) return { options: 'motion.options_few' };
  for (const lang of ['ar', 'fr', 'en'] as const) {
    const texts = options.flatMap((option) => option[lang] ?? []);
    const twice = texts.findIndex((text, at) => texts.indexOf(text) < at);
    if (twice >= 0) return { [`options.${twice}.${lang}`]: 'motion.options_alike' };
  }
  return {};
}
