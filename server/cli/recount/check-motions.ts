import * as z from 'zod/mini';
import { motionView, type MotionResult } from '#app/contract/views.ts';
import { decideMotion } from '../../engines/decision/decide-motion.ts';
import { CommandError } from '../command.ts';

/**
 * Decides every motion anew from its published counts and compares quorum and outcome. Single ballots are confidential
 * and not in the archive. @returns how many results were looked at
 */
export function checkMotions(text: string, differences: string[]): number {
  const motions = readMotions(text);
  let looked = 0;
  for (const { number, result, resultShown, cast, state, entitled, quorumRule, majorityRule } of motions) {
    if (!resultShown && result !== null) differences.push(`motion ${number}: a result is there that was never shown`);
    if (resultShown && (result === null || state !== 'closed'))
      differences.push(`motion ${number}: the shown result is missing`);
    if (result === null) continue;
    looked += 1;
    const expected = decideMotion(result, { quorumRule, majorityRule }, entitled);
    for (const key of Object.keys(expected) as Array<keyof MotionResult>) {
      if (result[key] !== expected[key]) {
        differences.push(`motion ${number}, ${key}: published "${result[key]}", counted "${expected[key]}"`);
      }
    }
    if (cast !== result.cast)
      differences.push(`motion ${number}: ${cast} ballots were cast and ${result.cast} counted`);
  }
  return looked;
}

function readMotions(text: string) {
  try {
    return z.array(motionView).parse(JSON.parse(text));
  } catch {
    throw new CommandError('motions.json is not a list of motions.');
  }
}
