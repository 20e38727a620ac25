import { expect } from 'vitest';
import type {
  Cluster,
  ConsensusStatement,
  OpinionMap,
  RepresentativeStatement,
  Side,
  Tally,
} from '#server/engines/opinion-map/compute-map.ts';

/** A statement as published outputs list it. */
export type PublishedStatement = {
  tid: number;
  'n-success': number;
  'n-trials': number;
  'p-success': number;
  'p-test': number;
};

export type PublishedRepresentative = PublishedStatement & {
  repness: number;
  'repness-test': number;
  'repful-for': Side;
  'best-agree'?: boolean;
};

export type PublishedCluster = { id: number; members: number[]; center: [number, number] };

type PublishedVotes = { 'n-members': number; votes: Record<string, { A: number; D: number; S: number }> };

/** What the outputs of the original code have in common. In them agree is −1, so that places have the other sign. */
export type PublishedMap = {
  tids: number[];
  pca: {
    center: number[];
    comps: [number[], number[]];
    'comment-projection': [number[], number[]];
    'comment-extremity': number[];
  };
  'mod-out': number[];
  'in-conv': number[];
  'group-clusters': PublishedCluster[];
  'group-votes': Record<string, PublishedVotes>;
  repness: Record<string, PublishedRepresentative[]>;
  consensus: Record<Side, PublishedStatement[]>;
  'group-aware-consensus': Record<string, number>;
  'comment-priorities': Record<string, number>;
};

const tolerance = 1e-6;

/** All numbers are the same to 1e-6. */
export function expectNear(found: ArrayLike<number>, published: ArrayLike<number>, what: string): void {
  expect(found.length, `how many ${what}`).toBe(published.length);
  const differences = Array.from(found, (value, index) => Math.abs(value - (published[index] ?? Number.NaN)));
  // A difference that is not a number is none that is small enough.
  const wrong = differences.filter((difference) => !(difference <= tolerance));
  expect(wrong, what).toEqual([]);
}

/** Numbers with the other sign. */
export function negate(values: ArrayLike<number>): number[] {
  return Array.from(values, (value) => -value);
}

/** Steps 1 to 5: means, components and where statements lie. */
export function expectComponents(map: OpinionMap, published: PublishedMap): void {
  const { pca } = published;
  expectNear(map.center, negate(pca.center), 'means');
  expectNear(map.components[0], pca.comps[0], 'weights of the first component');
  expectNear(map.components[1], pca.comps[1], 'weights of the second component');
  expectNear(map.statementPositions.xs, negate(pca['comment-projection'][0]), 'x of statements');
  expectNear(map.statementPositions.ys, negate(pca['comment-projection'][1]), 'y of statements');
  expectNear(map.extremity, pca['comment-extremity'], 'extremities');
}

/** The same clusters in the same order, their members in any, and centres to 1e-6. */
export function expectClusters(found: readonly Cluster[], published: readonly PublishedCluster[]): void {
  const listed = (one: { id: number; members: ArrayLike<number> }) => ({
    id: one.id,
    members: Array.from(one.members).sort((a, b) => a - b),
  });
  expect(found.map(listed)).toEqual(published.map(listed));
  expectNear(
    found.flatMap(({ x, y }) => [x, y]),
    negate(published.flatMap(({ center }) => center)),
    'coordinates of centres',
  );
}

/** Steps 8 to 10: what groups voted, what sets them apart and what they share, and what to show next. */
export function expectOpinions(map: OpinionMap, published: PublishedMap): void {
  const { tids } = published;
  const byTid = (values: Record<string, number>): number[] => tids.map((tid) => values[tid] ?? Number.NaN);
  for (const { id, members, votes } of map.groups) {
    const expected = published['group-votes'][id];
    expect(members.length).toBe(expected?.['n-members']);
    expect(listVotes(votes)).toEqual(tids.map((tid) => expected?.votes[tid]));
  }
  expect(map.groups.map(({ id }) => String(id))).toEqual(Object.keys(published.repness).sort());
  for (const [place, { id }] of map.groups.entries()) {
    expectRepresentative(map.representative[place] ?? [], published.repness[id] ?? [], tids);
  }
  expectStatements(map.consensus.agree, published.consensus.agree, tids);
  expectStatements(map.consensus.disagree, published.consensus.disagree, tids);
  expectNear(map.groupAwareConsensus, byTid(published['group-aware-consensus']), 'group-aware consensus');
  expectNear(map.priorities, byTid(published['comment-priorities']), 'priorities');
}

function listVotes({ agree, disagree, seen }: Tally): Array<{ A: number; D: number; S: number }> {
  return Array.from(seen, (S, statement) => ({ A: agree[statement] ?? -1, D: disagree[statement] ?? -1, S }));
}

function expectStatements(found: ConsensusStatement[], published: PublishedStatement[], tids: number[]): void {
  expect(found.map((one) => [tids[one.statement], one.successes, one.trials])).toEqual(
    published.map((one) => [one.tid, one['n-success'], one['n-trials']]),
  );
  expectNear(
    found.flatMap(({ share, shareTest }) => [share, shareTest]),
    published.flatMap((one) => [one['p-success'], one['p-test']]),
    'shares and their tests',
  );
}

function expectRepresentative(
  found: RepresentativeStatement[],
  published: PublishedRepresentative[],
  tids: number[],
): void {
  expectStatements(found, published, tids);
  expect(found.map(({ side, bestAgree }) => [side, bestAgree])).toEqual(
    published.map((one) => [one['repful-for'], one['best-agree'] ?? false]),
  );
  expectNear(
    found.flatMap(({ ratio, ratioTest }) => [ratio, ratioTest]),
    published.flatMap((one) => [one.repness, one['repness-test']]),
    'ratios and their tests',
  );
}
