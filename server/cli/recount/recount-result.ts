import { isDeepStrictEqual } from 'node:util';
import type { ChannelCounts } from '#app/contract/hall.ts';
import { sumLevels, type LevelCounts } from '#app/contract/levels.ts';
import { limits } from '#app/contract/limits.ts';
import type { Method } from '#app/contract/methods.ts';
import type { CollegeResult, CollegeView } from '#app/contract/colleges.ts';
import type { MotionResult, YesNoResult } from '#app/contract/results.ts';
import { decideConsent } from '../../engines/decision/count-motion.ts';
import { decideMotion, joinColleges, type Weighed } from '../../engines/decision/decide-motion.ts';
import { recountOptions, type Ballots, type PublishedMotion } from './recount-options.ts';

/**
 * What the result of a motion must be: from its published counts for yes/no and consent, from its ballots otherwise.
 * @returns null where ballots are needed and none are there: a few ballots are not published
 */
export function recountResult(motion: PublishedMotion, ballots: Ballots, wrong: string[]): MotionResult | null {
  const { result, quorumRule, majorityRule, entitled } = motion;
  const present = result?.present;
  const delegated = result?.delegated;
  if (delegated !== motion.delegated)
    wrong.push(`${delegated} ballots by delegates are told and ${motion.delegated} were cast`);
  if (delegated !== undefined && delegated > (motion.delegation?.most ?? 0) * (motion.cast - delegated))
    wrong.push('more ballots by delegates than its rules allow');
  const apart = motion.delegation?.forQuorum === false ? (delegated ?? 0) : 0;
  if (present !== undefined && present < (result?.cast ?? 0) - apart)
    wrong.push(`${present} are told present and more voted`);
  const rules = { quorumRule, entitled, present, weight: motion.weights?.total ?? undefined };
  const levels = checkLevels(motion, wrong);
  if (motion.colleges && result && 'yes' in result) return recountColleges(motion, motion.colleges, result, wrong);
  const channels = result?.channels;
  if (result) checkChannels(motion, channels, wrong);
  const by = {
    ...(delegated !== undefined && { delegated }),
    ...(levels && { levels }),
    ...(channels && { channels }),
  };
  if (result && 'yes' in result) {
    const weighed = weighedOf(motion, wrong);
    return { ...decideMotion(result, { quorumRule, majorityRule }, entitled, present, channels, weighed), ...by };
  }
  if (result && 'block' in result) return { ...decideConsent(result, result.reasons, rules), ...by };
  const counted = recountOptions(motion, ballots, rules, wrong);
  return counted && { ...counted, ...by };
}

/**
 * The levels of assurance make up the ballots by phone and tablet, are told only where everybody may vote, and not of a few
 * ballots. Who is of which level only the forum knows; archives of an earlier time tell none.
 */
function checkLevels({ electorate, cast, result }: PublishedMotion, wrong: string[]): LevelCounts | undefined {
  const levels = result?.levels;
  if (!levels) return undefined;
  if (electorate !== 'all') wrong.push('levels are told and only members vote');
  if (cast < limits.fewestBallots) wrong.push(`levels are told of ${cast} ballots`);
  if (sumLevels(levels) !== cast) wrong.push(`its levels have ${sumLevels(levels)} ballots and ${cast} were cast`);
  if (Object.values(levels).some((count) => count < 0)) wrong.push('a level has fewer than no ballots');
  return levels;
}

/** How many people voted, and what all of them weigh; their ballots are not in the archive where they said yes or no. */
function weighedOf({ weights, result }: PublishedMotion, wrong: string[]): Weighed | undefined {
  if (!weights) return undefined;
  const { cast = 0, weight } = result ?? {};
  if ((weight?.cast ?? 0) < cast) wrong.push(`${cast} people voted and weigh ${weight?.cast}`);
  return { people: cast, weight: weights.total ?? 0 };
}

/** Each college by its own rules from its published counts, and both together. */
function recountColleges(
  { weights, delegation }: PublishedMotion,
  colleges: CollegeView[],
  { colleges: told = [] }: YesNoResult,
  wrong: string[],
): MotionResult {
  const results = colleges.map(({ quorumRule, majorityRule, entitled, part }, at) => {
    const one: Partial<CollegeResult> = told[at] ?? {};
    const { yes = 0, no = 0, abstain = 0, cast = 0, present, delegated, weight } = one;
    const apart = delegation?.forQuorum === false ? (delegated ?? 0) : 0;
    if (cast - apart !== part) wrong.push(`college ${at + 1}: ${part} took part and ${cast - apart} were counted`);
    const weighed = weights ? { people: cast, weight: weight?.entitled ?? 0 } : undefined;
    const rules = { quorumRule, majorityRule };
    const result = decideMotion({ yes, no, abstain }, rules, entitled, present, undefined, weighed);
    return { ...result, ...(delegated !== undefined && { delegated }) };
  });
  const all = joinColleges(results);
  if (weights && all.weight?.entitled !== weights.total)
    wrong.push(`its colleges weigh ${all.weight?.entitled} and all electors ${weights.total}`);
  return all;
}

/**
 * The ballots of the hall are those of its confirmed counts, and with those by phone and at shared tablets they make up the
 * result. How many of the ballots of the record came by tablet only the forum knows.
 */
function checkChannels(
  { cast, hall, result }: PublishedMotion,
  told: ChannelCounts | undefined,
  wrong: string[],
): void {
  const counted = (hall ?? []).map(({ channel, ballots }) => [channel, ballots ?? 0] as const);
  const kiosk = told?.kiosk ?? 0;
  if (told?.kiosk !== undefined && (kiosk < 1 || kiosk > cast)) wrong.push(`channels: ${kiosk} of ${cast} by tablet`);
  const byDevice = { phone: cast - kiosk, ...(kiosk > 0 && { kiosk }) };
  const channels = counted.length > 0 || kiosk > 0 ? { ...byDevice, ...Object.fromEntries(counted) } : undefined;
  if (!isDeepStrictEqual(told, channels))
    wrong.push(`channels: published ${JSON.stringify(told)}, counted ${JSON.stringify(channels)}`);
  const sum = Object.values(told ?? {}).reduce((all, ballots) => all + ballots, 0);
  if (told && sum !== result?.cast) wrong.push(`its channels have ${sum} ballots and ${result?.cast} were counted`);
}

/** The shape that results of a method have. */
export function isResultOf(method: Method, result: MotionResult): boolean {
  if (method === 'yes-no') return 'yes' in result;
  return method === 'consent' ? 'block' in result : 'ranking' in result;
}
