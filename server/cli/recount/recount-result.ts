import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod/mini';
import { wrongInBallot, type BallotPaper } from '#app/contract/ballots.ts';
import type { ChannelCounts } from '#app/contract/hall.ts';
import { hasOptions, type Method } from '#app/contract/methods.ts';
import { ballotSchema } from '#app/contract/inputs/cast-vote.ts';
import type { MotionResult } from '#app/contract/results.ts';
import type { MotionView } from '#app/contract/views.ts';
import { countOptions, decideConsent, type CastBallot } from '../../engines/decision/count-motion.ts';
import { decideMotion } from '../../engines/decision/decide-motion.ts';
import { CommandError } from '../command.ts';

type Later = 'options' | 'points' | 'seats' | 'hall';
export type PublishedMotion = Omit<MotionView, Later> & Partial<Pick<MotionView, Later>>;

const published = z.array(
  z.strictObject({
    motionId: z.string(),
    number: z.int(),
    ballots: z.array(z.strictObject({ ballot: ballotSchema, count: z.int().check(z.minimum(1)) })),
  }),
);
/** The published ballots by motion. */
export type Ballots = Map<string, z.infer<typeof published>[number]['ballots']>;

/** Reads `ballots.json`; archives of an earlier time have none. @throws CommandError */
export function readBallots(text: string | undefined): Ballots {
  if (text === undefined) return new Map();
  try {
    return new Map(published.parse(JSON.parse(text)).map(({ motionId, ballots }) => [motionId, ballots]));
  } catch {
    throw new CommandError('ballots.json is not a list of ballots.');
  }
}

/**
 * What the result of a motion must be: from its published counts for yes/no and consent, from its ballots otherwise.
 * @returns null where ballots are needed and none are there: a few ballots are not published
 */
export function recountResult(motion: PublishedMotion, ballots: Ballots, wrong: string[]): MotionResult | null {
  const { method, result, quorumRule, majorityRule, entitled } = motion;
  const present = result?.present;
  if (present !== undefined && present < (result?.cast ?? 0)) wrong.push(`${present} are told present and more voted`);
  const rules = { quorumRule, entitled, present };
  if (result && 'yes' in result) {
    checkChannels(motion, result.channels, wrong);
    return decideMotion(result, { quorumRule, majorityRule }, entitled, present, result.channels);
  }
  if (result && 'block' in result) return decideConsent(result, result.reasons, rules);
  const found = ballots.get(motion.motionId);
  if (!found || !hasOptions(method)) return null;
  const paper: BallotPaper = { method, options: motion.options ?? [], points: motion.points ?? null };
  return countOptions(method, { ...paper, seats: motion.seats ?? null }, fitting(found, paper, wrong), rules);
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

function fitting(found: NonNullable<ReturnType<Ballots['get']>>, paper: BallotPaper, wrong: string[]): CastBallot[] {
  return found.flatMap(({ ballot, count }): CastBallot[] => {
    if (!('choice' in ballot) && !wrongInBallot(ballot, paper)) return [{ ballot, w: count }];
    wrong.push(`a ballot does not fit: ${JSON.stringify(ballot)}`);
    return [];
  });
}

/** The shape that results of a method have. */
export function isResultOf(method: Method, result: MotionResult): boolean {
  if (method === 'yes-no') return 'yes' in result;
  return method === 'consent' ? 'block' in result : 'ranking' in result;
}
