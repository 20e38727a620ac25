import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod/mini';
import { countBallots } from '#app/contract/hall-ballots.ts';
import { areBallotsPublished } from '#app/contract/hall-figures.ts';
import { hasOptions } from '#app/contract/methods.ts';
import { motionWeights, type MotionWeights } from '#app/contract/weights.ts';
import { motionView } from '#app/contract/views.ts';
import { CommandError } from '../command.ts';
import { readBallots, type Ballots, type PublishedMotion } from './recount-options.ts';
import { isResultOf, recountResult } from './recount-result.ts';

/**
 * Counts every motion anew and compares all of its result: yes/no and consent from their published counts (who voted how
 * is not in the archive), methods with options from their ballots and the counts of the hall. @returns how many results were looked at
 */
export function checkMotions(
  { motions, ballots, weights }: { motions: string; ballots: string | undefined; weights?: string | undefined },
  differences: string[],
): number {
  const published = readBallots(ballots);
  const lists = readWeights(weights);
  let looked = 0;
  for (const motion of readMotions(motions)) {
    checkShown(motion, published, differences);
    checkWeights(motion, lists, differences);
    if (motion.result === null) continue;
    looked += 1;
    checkResult(motion, published, differences);
  }
  return looked;
}

/** The weights of all electors make up the sum that the motion tells. */
function checkWeights({ motionId, number, weights }: PublishedMotion, lists: Weights, differences: string[]): void {
  const list = lists.get(motionId);
  if (!weights && !list) return;
  const sum = list?.reduce((all, { weight }) => all + weight, 0);
  if (sum !== weights?.total)
    differences.push(`motion ${number}, weights: published "${weights?.total}", in weights.json "${sum}"`);
}

type Weights = Map<string, MotionWeights['list']>;
const weightsFile = z.array(z.extend(motionWeights, { motionId: z.string(), number: z.int() }));

function readWeights(text: string | undefined): Weights {
  if (text === undefined) return new Map();
  try {
    return new Map(weightsFile.parse(JSON.parse(text)).map(({ motionId, list }) => [motionId, list]));
  } catch {
    throw new CommandError('weights.json is not a list of weights.');
  }
}

function checkShown(motion: PublishedMotion, ballots: Ballots, differences: string[]): void {
  const { number, result, resultShown, state } = motion;
  if (!resultShown && result !== null) differences.push(`motion ${number}: a result is there that was never shown`);
  if (resultShown && (result === null || state !== 'closed'))
    differences.push(`motion ${number}: the shown result is missing`);
  if (!resultShown && ballots.has(motion.motionId))
    differences.push(`motion ${number}: ballots are there and the result was never shown`);
}

function checkResult(motion: PublishedMotion, ballots: Ballots, differences: string[]): void {
  const { number, result, method } = motion;
  if (result === null) return;
  const cast = countBallots({ cast: motion.cast, hall: motion.hall ?? [] });
  if (cast !== result.cast) differences.push(`motion ${number}: ${cast} ballots were cast and ${result.cast} counted`);
  if (!isResultOf(method, result)) {
    differences.push(`motion ${number}: the result is not one of the method ${method}`);
    return;
  }
  const wrong: string[] = [];
  const expected = recountResult(motion, ballots, wrong);
  differences.push(...wrong.map((what) => `motion ${number}: ${what}`));
  if (hasOptions(method) && areBallotsPublished(motion) && !motion.weights && !ballots.has(motion.motionId))
    differences.push(`motion ${number}: its ballots are missing`);
  if (!expected) return;
  const [told, counted]: Array<Record<string, unknown>> = [result, expected];
  for (const key of new Set([...Object.keys(result), ...Object.keys(expected)])) {
    if (isDeepStrictEqual(told?.[key], counted?.[key])) continue;
    differences.push(`motion ${number}, ${key}: published ${words(told?.[key])}, counted ${words(counted?.[key])}`);
  }
}

const words = (value: unknown): string => `"${typeof value === 'object' ? JSON.stringify(value) : String(value)}"`;

/** Archives of the time when every motion asked for yes or no say nothing of options, and earlier ones nothing of the hall. */
const publishedMotion = z.extend(motionView, {
  options: z.optional(motionView.shape.options),
  points: z.optional(motionView.shape.points),
  seats: z.optional(motionView.shape.seats),
  hall: z.optional(motionView.shape.hall),
});

function readMotions(text: string): PublishedMotion[] {
  try {
    return z.array(publishedMotion).parse(JSON.parse(text));
  } catch {
    throw new CommandError('motions.json is not a list of motions.');
  }
}
