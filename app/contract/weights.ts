import * as z from 'zod/mini';
import { languages } from './languages.ts';
import { toWesternDigits } from './western-digits.ts';

/**
 * For how much each vote counts: whole numbers, told before the vote with their reason. Seats that are not listed count
 * once. From the opening on `list` names every elector, without a seat those who have none, and `total` is their sum.
 */
export const motionWeights = z.strictObject({
  reason: z.string(),
  /** The language in which the reason was written. */
  lang: z.enum(languages),
  list: z.array(z.strictObject({ seat: z.nullable(z.int()), weight: z.int() })),
  total: z.nullable(z.int()),
});
export type MotionWeights = z.infer<typeof motionWeights>;

/** How much was cast of all there is, where votes count for more than one. */
export const weightCast = z.strictObject({ cast: z.int(), entitled: z.int() });
export type WeightCast = z.infer<typeof weightCast>;

/** A weight as typed: a seat and a whole number, parted by a sign or a space. Digits of both scripts. */
export function readWeightLines(text: string): Array<{ seat: number; weight: number }> {
  return toWesternDigits(text)
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [, seat, weight] = /^(\d{1,4})\s*[=:;,،؛\t ]\s*(\d{1,6})$/.exec(line) ?? [];
      return { seat: Number(seat ?? Number.NaN), weight: Number(weight ?? Number.NaN) };
    });
}

/** The lines of a list, as {@link readWeightLines} reads them. */
export const writeWeightLines = (list: MotionWeights['list']): string =>
  list.map(({ seat, weight }) => `${seat} = ${weight}`).join('\n');
