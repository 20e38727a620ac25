import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { computeOpinionMap, type OpinionMap } from '#server/engines/opinion-map/compute-map.ts';
import { root } from '#tests/support/database-templates.ts';
import {
  expectClusters,
  expectComponents,
  expectNear,
  expectOpinions,
  negate,
  type PublishedCluster,
  type PublishedMap,
} from './opinion-map-published.ts';
import { numbersOf, readConversation, type Conversation } from './opinion-map-votes.ts';

const data = path.resolve(root, process.env.CONFORMANCE_DATA ?? '../shared/data');
const golden = path.join(data, 'polis-golden');

type Golden = PublishedMap & {
  rownames: number[];
  proj: Array<[number, number]>;
  'base-clusters': PublishedCluster[];
  silhouettes: Record<string, number>;
};

describe.skipIf(!existsSync(golden) || !existsSync(path.join(data, 'polis-opendata')))(
  'the opinion map from scratch is that of the original code after two updates',
  () => {
    describe.each(['15-per-hour-seattle', 'canadian-electoral-reform'])('%s', (name) => {
      let conversation: Conversation;
      let published: Golden;
      let map: OpinionMap;
      beforeAll(() => {
        conversation = readConversation(path.join(data, 'polis-opendata', name));
        published = JSON.parse(readFileSync(path.join(golden, `${name}.json`), 'utf8')) as Golden;
        const options = { moderatedOut: numbersOf(published['mod-out'], conversation.statements) };
        map = computeOpinionMap(conversation.votes, options, computeOpinionMap(conversation.votes, options));
      });
      const idsOf = (rows: ArrayLike<number>): number[] =>
        Array.from(rows, (row) => conversation.participants[row] ?? -1);

      test('the same participants and statements', () => {
        expect(conversation.participants).toEqual(published.rownames);
        expect(conversation.statements).toEqual(published.tids);
        expect(new Set(idsOf(map.inConversation))).toEqual(new Set(published['in-conv']));
      });

      test('means, components, and where statements and participants lie', () => {
        expectComponents(map, published);
        const [xs, ys] = [published.proj.map(([x]) => x), published.proj.map(([, y]) => y)];
        expectNear(map.positions.xs, negate(xs), 'x of participants');
        expectNear(map.positions.ys, negate(ys), 'y of participants');
      });

      test('base clusters, groups and silhouettes', () => {
        const named = map.baseClusters.map((cluster) => ({
          ...cluster,
          members: Int32Array.from(idsOf(cluster.members)),
        }));
        expectClusters(named, published['base-clusters']);
        const shown = map.clusterings.find(({ k }) => k === map.smoothing?.k);
        expectClusters(shown?.clusters ?? [], published['group-clusters']);
        expect(map.clusterings.map(({ k }) => String(k))).toEqual(Object.keys(published.silhouettes));
        expectNear(
          map.clusterings.map(({ silhouette }) => silhouette),
          Object.values(published.silhouettes),
          'silhouettes',
        );
      });

      test('group votes, representative and consensus statements, priorities', () => {
        expectOpinions(map, published);
      });
    });
  },
);
