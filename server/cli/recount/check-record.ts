import * as z from 'zod/mini';
import { ballotSchema } from '#app/contract/inputs/cast-vote.ts';
import { checkLog } from '../../engines/merkle/check-log.ts';
import { checkWith } from '../../engines/merkle/tree-head.ts';
import { explainBroken } from '../verify-log/explain-broken.ts';
import { readKey, readLog } from '../verify-log/read-log.ts';
import type { Archive } from './read-archive.ts';

const entry = z.union([
  z.strictObject({
    kind: z.literal('event'),
    seq: z.int(),
    name: z.string(),
    at: z.string(),
    data: z.record(z.string(), z.unknown()),
  }),
  z.strictObject({
    kind: z.literal('ballot'),
    motion: z.int(),
    receipt: z.string(),
    replaces: z.optional(z.array(z.int())),
  }),
  z.strictObject({ kind: z.literal('choice'), motion: z.int(), ballot: ballotSchema }),
  z.strictObject({ kind: z.literal('count'), motion: z.int(), ballots: z.int() }),
]);
type Entry = z.infer<typeof entry>;

/**
 * Checks the record of a session, where the archive has one: that its entries are under its signed heads, that its
 * events are the first of `log.json`, and that every closed motion counted the ballots that stand in it and were not
 * changed by a later one.
 */
export function checkRecord(archive: Archive, differences: string[]): void {
  const text = archive['record.json'];
  if (text === undefined) return;
  const { log, publicKey } = readLog(text, 'record.json');
  if (publicKey === null) differences.push('record.json: it has no key');
  const broken = checkLog(log, publicKey === null ? null : checkWith(readKey(publicKey).key));
  if (broken) differences.push(`record.json: ${explainBroken(broken, log)}`);
  const entries = (JSON.parse(text) as { entries?: unknown[] }).entries ?? [];
  const read = entries.map((one, place): Entry | null => {
    const found = entry.safeParse(parse(one)).data;
    if (!found) differences.push(`record.json, entry ${place}: it is none of the kinds that a record has`);
    return found ?? null;
  });
  checkEvents(read, archive['log.json'] ?? '[]', differences);
  checkCounts(read, archive['motions.json'] ?? '[]', differences);
  checkChoices(read, archive['motions.json'] ?? '[]', differences);
}

function parse(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : null;
  } catch {
    return null;
  }
}

function checkEvents(entries: Array<Entry | null>, log: string, differences: string[]): void {
  const published = (parse(log) ?? []) as Array<Record<string, unknown>>;
  const recorded = entries.filter((one) => one?.kind === 'event');
  for (const [place, event] of recorded.entries()) {
    const { seq, name, at, data } = published[place] ?? {};
    if (JSON.stringify({ kind: 'event', seq, name, at, data }) === JSON.stringify(event)) continue;
    differences.push(`record.json: its event ${event.seq} is not the one of log.json`);
    return;
  }
}

const closedMotion = z.object({ motionId: z.string(), number: z.int(), state: z.string(), cast: z.int() });

function checkCounts(entries: Array<Entry | null>, motions: string, differences: string[]): void {
  const valid = ballotsInForce(entries, differences);
  const counts = new Map(entries.flatMap((one) => (one?.kind === 'count' ? [[one.motion, one.ballots] as const] : [])));
  const known = z.safeParse(z.array(closedMotion), parse(motions)).data ?? [];
  const closings = entries.flatMap((one) => (one?.kind === 'event' && one.name === 'motion.closed' ? [one.data] : []));
  for (const { motionId, number, cast } of known.filter(({ state }) => state === 'closed')) {
    const told = counts.get(number);
    const found = valid.get(number) ?? 0;
    const isClosedHere = closings.some((data) => data.motionId === motionId);
    if (told === undefined && isClosedHere)
      differences.push(`record.json: motion ${number} was closed and its count is missing`);
    else if (told === undefined) continue;
    else if (told !== found || cast !== found)
      differences.push(
        `record.json: motion ${number} has ${found} ballots in force, counted ${told}, published ${cast}`,
      );
  }
}

const shownMotion = z.object({
  number: z.int(),
  secrecy: z.string(),
  method: z.string(),
  cast: z.int(),
  result: z.nullable(z.record(z.string(), z.unknown())),
});

/** Of a sealed vote whose result was shown the record lists as many choices as ballots, and they make its result. */
function checkChoices(entries: Array<Entry | null>, motions: string, differences: string[]): void {
  const known = z.safeParse(z.array(shownMotion), parse(motions)).data ?? [];
  for (const { number, secrecy, method, cast, result } of known) {
    const choices = entries.flatMap((one) => (one?.kind === 'choice' && one.motion === number ? [one.ballot] : []));
    const isListed = secrecy === 'sealed' && result !== null;
    if (choices.length > 0 && !isListed) differences.push(`record.json: motion ${number} has choices and no result`);
    if (choices.length === 0 || !isListed) continue;
    if (choices.length !== cast)
      differences.push(`record.json: motion ${number} has ${choices.length} choices and ${cast} ballots`);
    if (method !== 'yes-no') continue;
    for (const choice of ['yes', 'no', 'abstain']) {
      const found = choices.filter((ballot) => 'choice' in ballot && ballot.choice === choice).length;
      if (result[choice] !== found)
        differences.push(`record.json: motion ${number} lists ${found} ${choice}, published ${String(result[choice])}`);
    }
  }
}

/** Ballots by phone of each motion that no later entry replaced. */
function ballotsInForce(entries: Array<Entry | null>, differences: string[]): Map<number, number> {
  const standing = new Map<number, number>();
  for (const [place, one] of entries.entries()) {
    if (one?.kind !== 'ballot') continue;
    for (const former of one.replaces ?? []) {
      if (standing.get(former) !== one.motion)
        differences.push(`record.json, entry ${place}: it replaces what is no ballot in force of its motion`);
      standing.delete(former);
    }
    standing.set(place, one.motion);
  }
  const counts = new Map<number, number>();
  for (const motion of standing.values()) counts.set(motion, (counts.get(motion) ?? 0) + 1);
  return counts;
}
