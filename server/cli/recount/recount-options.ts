import * as z from 'zod/mini';
import { wrongInBallot, type BallotPaper } from '#app/contract/ballots.ts';
import {
  hallChannelsOf,
  optionFigures,
  wrongInFigures,
  type NamingFigures,
  type OptionFigures,
} from '#app/contract/hall-figures.ts';
import { orderFigures } from '#app/contract/hall-orders.ts';
import { hallChannels } from '#app/contract/hall.ts';
import { ballotSchema } from '#app/contract/inputs/cast-vote.ts';
import { hasOptions } from '#app/contract/methods.ts';
import type { OptionsResult } from '#app/contract/results.ts';
import type { MotionView } from '#app/contract/views.ts';
import { countOptions, type CastBallot, type CountingRules } from '../../engines/decision/count-motion.ts';
import { CommandError } from '../command.ts';

type Later = 'options' | 'points' | 'seats' | 'hall';
export type PublishedMotion = Omit<MotionView, Later> & Partial<Pick<MotionView, Later>>;

const channel = { channel: z.enum(hallChannels) };
const published = z.array(
  z.strictObject({
    motionId: z.string(),
    number: z.int(),
    ballots: z.array(
      z.strictObject({ ballot: ballotSchema, count: z.int().check(z.minimum(1)), weight: z.optional(z.int()) }),
    ),
    hall: z.optional(z.array(z.union([z.extend(optionFigures, channel), z.extend(orderFigures, channel)]))),
  }),
);
type Published = z.infer<typeof published>[number];
/** What is published of the ballots, by motion. */
export type Ballots = Map<string, Published>;

/** Reads `ballots.json`; archives of an earlier time have none. @throws CommandError */
export function readBallots(text: string | undefined): Ballots {
  if (text === undefined) return new Map();
  try {
    return new Map(published.parse(JSON.parse(text)).map((row) => [row.motionId, row]));
  } catch {
    throw new CommandError('ballots.json is not a list of ballots.');
  }
}

/**
 * What the result of a motion with options must be: from its ballots and the counts of the hall; from its published sums where the
 * hall was counted and these stay unpublished.
 * @returns null where ballots are needed and none are there
 */
export function recountOptions(
  motion: PublishedMotion,
  ballots: Ballots,
  rules: CountingRules,
  wrong: string[],
): OptionsResult | null {
  const { method } = motion;
  if (!hasOptions(method)) return null;
  const paper = { method, options: motion.options ?? [], points: motion.points ?? null, seats: motion.seats ?? null };
  const found = ballots.get(motion.motionId);
  if (found)
    return countOptions(method, paper, fitting(found, paper, wrong), rules, ofHall(motion, found, paper, wrong));
  const sums = sumsOf(motion, paper, wrong);
  return sums && countOptions(method, paper, [], rules, [sums]);
}

function fitting(found: Published, paper: BallotPaper, wrong: string[]): CastBallot[] {
  return found.ballots.flatMap(({ ballot, count, weight }): CastBallot[] => {
    if (!('choice' in ballot) && !wrongInBallot(ballot, paper))
      return [weight === undefined ? { ballot, w: count } : { ballot, w: weight, people: count }];
    wrong.push(`a ballot does not fit: ${JSON.stringify(ballot)}`);
    return [];
  });
}

/** The figures of each count of the hall that the motion tells, and of no other. */
function ofHall(motion: PublishedMotion, found: Published, paper: BallotPaper, wrong: string[]): NamingFigures[] {
  const told = motion.hall ?? [];
  const figures = found.hall ?? [];
  for (const { channel, ballots } of told) {
    const people = figures.find((count) => count.channel === channel)?.people;
    if (people !== ballots) wrong.push(`${channel}: ${ballots} ballots are told and its figures are of ${people}`);
  }
  return figures.filter(({ channel, ...count }) => {
    const isKnown = told.some((one) => one.channel === channel) && hallChannelsOf(paper.method).includes(channel);
    if (isKnown && fits(count, paper)) return true;
    wrong.push(`figures of ${channel} do not fit: ${JSON.stringify(count)}`);
    return false;
  });
}

const fits = (figures: NamingFigures, paper: BallotPaper): boolean =>
  Object.keys(wrongInFigures(figures, paper)).length === 0;

/** All ballots of a motion as one count, from its result: they keep the bounds of its paper together. */
function sumsOf({ hall, result }: PublishedMotion, paper: BallotPaper, wrong: string[]): OptionFigures | null {
  if (!hall?.length || !result || !('scores' in result)) return null;
  const read = optionFigures.safeParse({ options: result.scores, blank: result.blank ?? 0, people: result.cast });
  if (read.success && fits(read.data, paper)) return read.data;
  wrong.push(`its sums do not fit: ${JSON.stringify(result.scores)}`);
  return null;
}
