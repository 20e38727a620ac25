import * as z from 'zod/mini';
import type { BallotPaper } from './ballots.ts';
import { optionIds } from './methods.ts';
import { toWesternDigits } from './western-digits.ts';

const figure = z.int().check(z.minimum(0));

/**
 * An order of options as text: their letters, best first, places parted by `>` and options of one place by `=`, as in
 * `b>a=c`. Options that stand nowhere come after all others.
 */
export const orderText = z.string().check(z.regex(/^[a-t]([>=][a-t]){0,19}$/, { error: 'vote.option_unknown' }));

/** The places of an order, best first. */
export const placesOfOrder = (order: string): string[][] => order.split('>').map((place) => place.split('='));

/** What was counted of ballots that put options in order: how many have each order, how many none, and how many there are. */
export const orderFigures = z.strictObject({
  orders: z.record(orderText, z.int().check(z.minimum(1))),
  blank: figure,
  people: figure,
});
export type OrderFigures = z.infer<typeof orderFigures>;

/**
 * Why orders cannot be those of ballots on this paper: a translation key for each field; empty where they can.
 */
export function wrongInOrders({ orders, blank, people }: OrderFigures, paper: BallotPaper): Record<string, string> {
  const known = new Set(paper.options.map(({ optionId }) => optionId));
  for (const order of Object.keys(orders)) {
    const places = placesOfOrder(order);
    const named = places.flat();
    if (named.some((id) => !known.has(id))) return { orders: 'vote.option_unknown' };
    if (new Set(named).size < named.length) return { orders: 'vote.option_twice' };
    if (paper.method !== 'ranked-schulze' && places.some((place) => place.length > 1))
      return { orders: 'vote.place_shared' };
  }
  if (blank > people) return { blank: 'count.blank_many' };
  const ordered = Object.values(orders).reduce((sum, ballots) => sum + ballots, 0);
  return ordered + blank === people ? {} : { people: 'count.sum_orders' };
}

/** Numbers of options with a blank, a comma, a dash or `>` between places and `=` inside one; then perhaps how many ballots. */
const line = /^([\d\s,،>\-=]+?)(?:\s*[x×X*]\s*(\d{1,6}))?$/u;

/** The places of one line by the numbers of their options; null where it is no order. */
function readPlaces(typed: string, options: number): string[][] | null {
  const places = typed
    .replace(/\s*=\s*/g, '=')
    .split(/[\s,،>-]+/)
    .filter(Boolean)
    .map((place) => place.split('=').map((number) => (/^\d{1,2}$/.test(number) ? Number(number) : 0)));
  const named = places.flat();
  const isOrder = named.length > 0 && new Set(named).size === named.length;
  if (!isOrder || named.some((number) => number < 1 || number > options)) return null;
  return places.map((place) => place.map((number) => optionIds.charAt(number - 1)).sort());
}

/**
 * Reads orders as people type them from paper: a line for each order with the numbers of the options, best first, and after `×`
 * how many ballots have it, one where nothing is said. Lines of the same order are added up; Arabic digits count too.
 * @param options how many options the ballot has
 * @returns also the numbers of the lines, from 1, that are no order of these options
 */
export function readOrders(text: string, options: number): { orders: Record<string, number>; wrong: number[] } {
  const orders = new Map<string, number>();
  const wrong: number[] = [];
  for (const [at, typed] of toWesternDigits(text).split(/\r?\n/).entries()) {
    if (typed.trim() === '') continue;
    const found = line.exec(typed.trim());
    const places = found && readPlaces(found[1] ?? '', options);
    const ballots = Number(found?.[2] ?? 1);
    if (!places || ballots < 1) {
      wrong.push(at + 1);
      continue;
    }
    const order = places.map((place) => place.join('=')).join('>');
    orders.set(order, (orders.get(order) ?? 0) + ballots);
  }
  return { orders: Object.fromEntries(orders), wrong };
}

/** An order by the numbers of its options, as it is read from paper: `2 > 1 = 3`. */
export const writeOrder = (order: string): string =>
  placesOfOrder(order)
    .map((place) => place.map((id) => optionIds.indexOf(id) + 1).join(' = '))
    .join(' > ');
