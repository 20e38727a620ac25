import * as z from 'zod/mini';
import type { BallotPaper } from './ballots.ts';
import { hallChannels, type HallChannel } from './hall.ts';
import { wrongInOrders, type OrderFigures } from './hall-orders.ts';
import { limits } from './limits.ts';
import { isRanked, topScore, type Method } from './methods.ts';

const figure = z.int().check(z.minimum(0));

/**
 * What was counted of ballots that name options: the votes, marks or points of each option in all, the ballots that name none, and
 * how many people are counted, with those.
 */
export const optionFigures = z.strictObject({
  options: z.record(z.string(), figure),
  blank: figure,
  people: figure,
});
export type OptionFigures = z.infer<typeof optionFigures>;

/** What was counted where ballots name options. */
export type NamingFigures = OptionFigures | OrderFigures;

/** What was counted where consent is asked for, with a reason for each block, as it was written or said. */
export type ConsentFigures = { agree: number; aside: number; block: number; reasons: string[] };

/** How the ballots of a count were cast. */
export type HallFigures = { yes: number; no: number; abstain: number } | ConsentFigures | NamingFigures;

/** How many ballots a count has. */
export function ballotsOf(figures: HallFigures): number {
  if ('people' in figures) return figures.people;
  if ('block' in figures) return figures.agree + figures.aside + figures.block;
  return figures.yes + figures.no + figures.abstain;
}

/** By which channels the hall is counted: paper, and hands where each is one vote. */
export function hallChannelsOf(method: Method): readonly HallChannel[] {
  return ['yes-no', 'consent', 'single', 'approval'].includes(method) ? hallChannels : ['paper'];
}

/** What ballots that are not blank can give one option at most, each, and what to say where there is more. */
function mostOf({ method, points }: BallotPaper): { each: number; reason: string } {
  if (method === 'score') return { each: topScore, reason: 'count.marks_many' };
  if (method === 'dot') return { each: points ?? limits.motionPoints.usual, reason: 'count.points_many' };
  return { each: 1, reason: 'count.option_many' };
}

/**
 * Why figures cannot be those of ballots on this paper: a translation key for each field; empty where they can. Each option has a
 * figure, and all ballots together, those by phone too, keep the same bounds.
 */
export function wrongInFigures(figures: NamingFigures, paper: BallotPaper): Record<string, string> {
  if ('orders' in figures !== isRanked(paper.method)) return { people: 'input.unreadable' };
  return 'orders' in figures ? wrongInOrders(figures, paper) : wrongInSums(figures, paper);
}

function wrongInSums({ options, blank, people }: OptionFigures, paper: BallotPaper): Record<string, string> {
  const ids = paper.options.map(({ optionId }) => optionId);
  if (ids.length !== Object.keys(options).length || ids.some((id) => !Object.hasOwn(options, id)))
    return { options: 'vote.option_unknown' };
  if (blank > people) return { blank: 'count.blank_many' };
  const marked = people - blank;
  const { each, reason } = mostOf(paper);
  const over = Object.entries(options).filter(([, figure]) => figure > marked * each);
  if (over.length > 0) return Object.fromEntries(over.map(([id]) => [`options.${id}`, reason]));
  const sum = Object.values(options).reduce((all, figure) => all + figure, 0);
  if (paper.method === 'single') return sum === marked ? {} : { people: 'count.sum_options' };
  if (paper.method === 'dot' && sum > marked * each) return { people: reason };
  // Who approves names an option, and who shares out points spends one; marks may all be 0.
  return paper.method !== 'score' && sum < marked ? { people: 'count.few' } : {};
}

type Counted = { cast: number; hall?: ReadonlyArray<{ channel: HallChannel; ballots: number | null }> };

/**
 * Whether ballots of a motion are published: not those of a few people, by phone and tablet or in one count of the hall, for what
 * remains of the result is theirs.
 */
export function areBallotsPublished({ cast, hall = [] }: Counted): boolean {
  const parts = [cast, ...hall.map(({ ballots }) => ballots ?? 0)].filter((ballots) => ballots > 0);
  return parts.length > 0 && parts.every((ballots) => ballots >= limits.fewestBallots);
}
