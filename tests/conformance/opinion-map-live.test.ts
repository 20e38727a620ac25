import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { computeOpinionMap, type MapState, type OpinionMap } from '#server/engines/opinion-map/compute-map.ts';
import { listVotes, type NamedVotes } from '#server/engines/opinion-map/list-votes.ts';
import { root } from '#tests/support/database-templates.ts';
import {
  expectClusters,
  expectComponents,
  expectOpinions,
  type PublishedCluster,
  type PublishedMap,
} from './opinion-map-published.ts';
import { numbersOf } from './opinion-map-votes.ts';

const data = path.resolve(root, process.env.CONFORMANCE_DATA ?? '../shared/data', 'polis-math');

type Live = PublishedMap & {
  'meta-tids': number[];
  'user-vote-counts': Record<string, number>;
  'base-clusters': { id: number[]; members: number[][]; x: number[]; y: number[]; count: number[] };
};

/**
 * The published outputs as the state of the update before. The starts of k-means follow from the members; the other
 * numbers of groups are not published and start anew, which the smoothing keeps from being shown.
 */
function toState(published: Live, participants: readonly number[]): MapState {
  const { id, members } = published['base-clusters'];
  const clusters = published['group-clusters'].map((one) => toCluster(one.id, one.members));
  const k = clusters.length;
  return {
    inConversation: Int32Array.from(published['in-conv'], (pid) => participants.indexOf(pid)),
    components: [Float64Array.from(published.pca.comps[0]), Float64Array.from(published.pca.comps[1])],
    baseClusters: id.map((one, place) =>
      toCluster(
        one,
        (members[place] ?? []).map((pid) => participants.indexOf(pid)),
      ),
    ),
    clusterings: [{ k, silhouette: 0, clusters }],
    smoothing: { k, lastK: k, repeats: 4 },
  };
}

function toCluster(id: number, members: number[]) {
  return { id, x: 0, y: 0, members: Int32Array.from(members) };
}

describe.skipIf(!existsSync(data))('the opinion map of a live conversation stays what was published', () => {
  describe.each(['150ptpt-3gp-no-strict-no-meta', '25ptpt-3gp-no-strict-with-meta'])('%s', (name) => {
    let cast: NamedVotes<number, number>;
    let published: Live;
    let map: OpinionMap;
    beforeAll(() => {
      const read = <T>(file: string): T => JSON.parse(readFileSync(path.join(data, name, file), 'utf8')) as T;
      published = read<Live>('math-pca2.json');
      cast = listVotes(
        read<Array<[number, number, number, number]>>('votes.json').map(
          ([pid, tid, vote]) => [pid, tid, vote] as const,
        ),
        [],
        published.tids,
      );
      const options = {
        moderatedOut: numbersOf(published['mod-out'], cast.statements),
        meta: numbersOf(published['meta-tids'], cast.statements),
      };
      map = computeOpinionMap(cast.votes, options, toState(published, cast.participants));
    });
    const pidsOf = (rows: ArrayLike<number>): number[] => Array.from(rows, (row) => cast.participants[row] ?? -1);

    test('who is in the conversation, and how much each voted', () => {
      expect(new Set(pidsOf(map.inConversation))).toEqual(new Set(published['in-conv']));
      expect(Object.fromEntries(cast.participants.map((pid, row) => [pid, map.voteCounts[row]]))).toEqual(
        published['user-vote-counts'],
      );
    });

    test('means, components, and where statements lie', () => {
      expectComponents(map, published);
    });

    test('base clusters and groups stay, with the published centres', () => {
      const { id, members, x, y } = published['base-clusters'];
      const named = map.baseClusters.map((one) => ({ ...one, members: Int32Array.from(pidsOf(one.members)) }));
      const expected = id.map((one, place): PublishedCluster => ({
        id: one,
        members: members[place] ?? [],
        center: [x[place] ?? 0, y[place] ?? 0],
      }));
      expectClusters(named, expected);
      const shown = map.clusterings.find(({ k }) => k === map.smoothing?.k);
      expectClusters(shown?.clusters ?? [], published['group-clusters']);
    });

    test('group votes, representative and consensus statements, priorities', () => {
      expectOpinions(map, published);
    });
  });
});
