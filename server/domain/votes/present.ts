import type { CollegeView, MotionColleges } from '#app/contract/colleges.ts';
import { ballotsOf } from '#app/contract/hall-figures.ts';
import type { HallCountView } from '#app/contract/hall.ts';
import type { MotionView } from '#app/contract/views.ts';
import { mustStaySealed } from './policy.ts';
import { quorumOf } from '../../engines/decision/decide-motion.ts';
import type { HallCount } from '#db/queries/hall-counts.ts';
import type { BallotCounts, MotionRow } from '#db/queries/votes.ts';

/**
 * A motion as everybody sees it. How many voted is public while it is open; how they voted only once the result is
 * shown.
 */
export function presentMotion(row: MotionRow, counts: BallotCounts | undefined): MotionView {
  return {
    motionId: row.motionId,
    agendaItemId: row.agendaItemId,
    number: row.number,
    title: row.title,
    explanation: row.explanation,
    state: row.state,
    method: row.method,
    options: row.options ?? [],
    points: row.points,
    seats: row.seats,
    secrecy: row.secrecy,
    electorate: row.electorate,
    quorumRule: row.quorumRule,
    majorityRule: row.majorityRule,
    entitled: row.entitled,
    quorum: row.colleges ? null : quorumOf(row.quorumRule, row.entitled),
    openedAt: row.openedAt?.toISOString() ?? null,
    closedAt: row.closedAt?.toISOString() ?? null,
    cast: countCast(counts),
    ...(row.delegation && { delegation: row.delegation }),
    ...presentDelegated(counts),
    ...(row.weights && { weights: { reason: row.weights.reason, lang: row.weights.lang, total: row.weights.total } }),
    ...(row.colleges && {
      colleges: row.colleges.map((college, at) => presentCollege(college, counts?.parts?.[at] ?? 0)),
    }),
    revision: counts?.changes ?? 0,
    hall: (row.hall ?? []).map(presentHallCount),
    resultShown: row.resultShown,
    result: row.resultShown ? row.result : null,
  };
}

/** A count of the hall without how its ballots were cast. */
export function presentHallCount({ channel, state, figures }: HallCount): HallCountView {
  return { channel, state, ballots: figures === null ? null : ballotsOf(figures) };
}

/** How many of the ballots delegates cast; nothing where none did. */
export const presentDelegated = (counts: BallotCounts | undefined): { delegated?: number } =>
  counts && counts.delegated > 0 ? { delegated: counts.delegated } : {};

const presentCollege = (college: MotionColleges[number], part: number): CollegeView => ({
  ...college,
  quorum: quorumOf(college.quorumRule, college.entitled),
  part,
});

/** How many of each college take part by their ballots; nothing where there are none. */
export const presentParts = ({ parts }: BallotCounts): { parts?: number[] } => (parts ? { parts } : {});

/** Ballots cast. */
export function countCast(counts: BallotCounts | undefined): number {
  return counts?.cast ?? 0;
}

/** The result as moderators see it before it is shown; of a few sealed ballots they see none either. */
export function presentMotionToModerator(row: MotionRow, counts: BallotCounts | undefined): MotionView {
  return { ...presentMotion(row, counts), result: mustStaySealed(row) ? null : row.result };
}
