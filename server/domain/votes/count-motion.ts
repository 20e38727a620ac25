import type { CollegeResult, MotionColleges, SeatCategory } from '#app/contract/colleges.ts';
import { ballotsOf, type HallFigures, type NamingFigures } from '#app/contract/hall-figures.ts';
import { hasOptions, stands } from '#app/contract/methods.ts';
import type { MotionResult } from '#app/contract/results.ts';
import type { Reader } from '#db/client.ts';
import { listWeighedBallots, listWeighedCounts, type WeighedCounts } from '#db/queries/weights.ts';
import { countTakingPart } from '#db/queries/attendance.ts';
import { listMethodBallots, type BallotCounts, type MotionRow } from '#db/queries/votes.ts';
import {
  countOptions,
  decideConsent,
  type CastBallot,
  type CountingRules,
} from '../../engines/decision/count-motion.ts';
import { addAnswers, tellChannels } from '../../engines/decision/add-channels.ts';
import { decideMotion, joinColleges } from '../../engines/decision/decide-motion.ts';

/**
 * Counts a motion by its method from its committed ballots and the confirmed counts of the hall. The caller holds its lock, so that none comes meanwhile.
 * @param counts as `listBallotCounts` gave them under that lock
 */
export async function countMotion(
  db: Reader,
  motion: MotionRow,
  counts: BallotCounts | undefined,
): Promise<MotionResult> {
  const { method, motionId, entitled, quorumRule } = motion;
  const hall = (motion.hall ?? []).flatMap(({ channel, figures }) => (figures ? [{ channel, figures }] : []));
  const ofHall = hall.reduce((sum, { figures }) => sum + ballotsOf(figures), 0);
  const delegated = counts?.delegated ?? 0;
  const apart = motion.delegation?.forQuorum === false ? delegated : 0;
  const present = await readPresent(db, motion, { cast: (counts?.cast ?? 0) + ofHall, apart });
  const channels = tellChannels({ cast: counts?.cast ?? 0, kiosk: counts?.kiosk ?? 0, hall });
  const by = delegated > 0 ? { delegated } : {};
  if (motion.colleges) return countColleges(db, motion, motion.colleges);
  if (method === 'yes-no' && motion.weights) {
    const [all] = await listWeighedCounts(db, motionId);
    const weighed = { people: all?.cast ?? 0, weight: all?.weight ?? 0 };
    return { ...decideMotion(choicesOf(all), motion, entitled, present, undefined, weighed), ...by };
  }
  if (method === 'yes-no') {
    const all = addAnswers(counts ?? { yes: 0, no: 0, abstain: 0 }, { hall });
    return { ...decideMotion(all, motion, entitled, present, channels), ...by };
  }
  const ballots = motion.weights
    ? await listWeighedBallots(db, motionId)
    : ((await listMethodBallots(db, [motionId])).get(motionId) ?? []);
  const rules = { entitled, quorumRule, present, weight: motion.weights?.total ?? undefined };
  const result = hasOptions(method)
    ? countOptions(method, { options: motion.options ?? [], seats: motion.seats }, ballots, rules, figuresOf(hall))
    : countConsent(ballots, hall, rules);
  return { ...result, ...(channels && { channels }), ...by };
}

const figuresOf = (hall: Array<{ figures: HallFigures }>): NamingFigures[] =>
  hall.flatMap(({ figures }) => ('people' in figures ? [figures] : []));

/**
 * Where members vote and an attendance list is kept, the quorum is of those who are there or voted. Who votes by role without a seat
 * of their own is not on the attendance list; so it is never fewer than voted, and nobody is counted twice. Where a vote by a
 * delegate does not count for the quorum it is taken off.
 * `apart` are ballots by delegates that do not count, `categories` those of one college.
 */
async function readPresent(
  db: Reader,
  motion: MotionRow,
  { cast, apart, categories = null }: { cast: number; apart: number; categories?: readonly SeatCategory[] | null },
): Promise<number | undefined> {
  if (motion.electorate !== 'members') return undefined;
  const who = { ever: false, delegated: motion.delegation?.forQuorum ?? false, categories };
  const part = await countTakingPart(db, motion.sessionId, motion.motionId, who);
  if (part === null) return apart > 0 ? cast - apart : undefined;
  return Math.max(part, cast - apart);
}

const choicesOf = (row: WeighedCounts | undefined) => ({
  yes: row?.yes ?? 0,
  no: row?.no ?? 0,
  abstain: row?.abstain ?? 0,
});

/** Each college by its own rules, from the ballots of its electors. */
async function countColleges(db: Reader, motion: MotionRow, colleges: MotionColleges): Promise<MotionResult> {
  const counted = await listWeighedCounts(db, motion.motionId);
  const results: CollegeResult[] = [];
  for (const [at, { entitled, categories, ...rules }] of colleges.entries()) {
    const row = counted.find(({ college }) => college === at);
    // Where each vote counts once, its weight is one.
    const { cast = 0, delegated = 0, weight = 0 } = row ?? {};
    const apart = motion.delegation?.forQuorum === false ? delegated : 0;
    const present = await readPresent(db, motion, { cast, apart, categories });
    const weighed = motion.weights ? { people: cast, weight } : undefined;
    const result = decideMotion(choicesOf(row), rules, entitled, present, undefined, weighed);
    results.push({ ...result, ...(delegated > 0 && { delegated }) });
  }
  return joinColleges(results);
}

function countConsent(
  ballots: CastBallot[],
  hall: Array<{ figures: HallFigures }>,
  rules: CountingRules,
): MotionResult {
  const counts = { agree: 0, aside: 0, block: 0 };
  const reasons: string[] = [];
  for (const { ballot, w } of ballots) {
    if (!('stand' in ballot)) continue;
    counts[ballot.stand] += w;
    const { reason } = ballot;
    if (reason !== undefined) reasons.push(...Array.from({ length: w }, () => reason));
  }
  for (const { figures } of hall) {
    if (!('block' in figures)) continue;
    for (const stand of stands) counts[stand] += figures[stand];
    reasons.push(...figures.reasons);
  }
  return decideConsent(counts, reasons, rules);
}
