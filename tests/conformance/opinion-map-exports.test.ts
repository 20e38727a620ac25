import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  computeOpinionMap,
  type MapState,
  type OpinionMap,
  type Votes,
} from '#server/engines/opinion-map/compute-map.ts';
import { root } from '#tests/support/database-templates.ts';
import { adjustedRandIndex, nearestCentroidAgreement } from './opinion-map-agreement.ts';
import type { PublishedCluster } from './opinion-map-published.ts';
import { groupsById, numbersOf, readConversation, type Conversation } from './opinion-map-votes.ts';

const data = path.resolve(root, process.env.CONFORMANCE_DATA ?? '../shared/data');
const exports = path.join(data, 'polis-opendata');
const golden = path.join(data, 'polis-golden');

const leastIndex = 0.8;
const leastAgreement = 0.95;

/** How far groups, by participant, agree with the published ones of those who are in both. */
function indexOf({ groups }: Conversation, found: Map<number, number>): number {
  return adjustedRandIndex(
    [...groups].flatMap(([participant, group]) => {
      const other = found.get(participant);
      return group === null || other === undefined ? [] : [[group, other] as const];
    }),
  );
}

/** The map of the update before, had it shown the published groups: each base cluster in that of most of its members. */
function withPublishedGroups(map: OpinionMap, { groups, participants }: Conversation): MapState {
  const ids = [...new Set(groups.values())].filter((id) => id !== null).sort((a, b) => a - b);
  const shareOf = (members: Int32Array, id: number): number =>
    members.filter((row) => groups.get(participants[row] ?? -1) === id).length / members.length;
  const clusters = ids.map((id) => {
    const members = map.baseClusters.filter((one) => shareOf(one.members, id) > 0.5).map((one) => one.id);
    return { id, x: 0, y: 0, members: Int32Array.from(members) };
  });
  const k = ids.length;
  return { ...map, clusterings: [{ k, silhouette: 0, clusters }], smoothing: { k, lastK: k, repeats: 4 } };
}

/** Computed anew after every so many votes, as a live conversation is. */
function replay({ votes }: Conversation, moderatedOut: number[], batch: number): OpinionMap {
  const upTo = (end: number): Votes => {
    const [participants, statements] = [votes.participants.subarray(0, end), votes.statements.subarray(0, end)];
    const count = (numbers: Int32Array): number => numbers.reduce((most, one) => Math.max(most, one + 1), 0);
    const counts = { participantCount: count(participants), statementCount: count(statements) };
    return { ...counts, participants, statements, values: votes.values.subarray(0, end) };
  };
  const step = (end: number, before?: OpinionMap): OpinionMap => {
    const some = upTo(Math.min(end, votes.values.length));
    return computeOpinionMap(some, { moderatedOut: moderatedOut.filter((one) => one < some.statementCount) }, before);
  };
  let map = step(batch);
  for (let end = 2 * batch; end < votes.values.length + batch; end += batch) map = step(end, map);
  return map;
}

describe.skipIf(!existsSync(exports))('the opinion map finds the groups of published exports', () => {
  describe.each(['15-per-hour-seattle', 'canadian-electoral-reform', 'vtaiwan.uberx'])('%s', (name) => {
    let conversation: Conversation;
    let moderatedOut: number[];
    let map: OpinionMap;
    beforeAll(() => {
      conversation = readConversation(path.join(exports, name));
      moderatedOut = numbersOf(conversation.moderatedOut, conversation.statements);
      map = computeOpinionMap(conversation.votes, { moderatedOut });
    });

    test('participants lie nearest to the middle of their published group', () => {
      const points = conversation.participants.flatMap((participant, row) => {
        const group = conversation.groups.get(participant) ?? null;
        return group === null ? [] : [{ x: map.positions.xs[row] ?? 0, y: map.positions.ys[row] ?? 0, group }];
      });
      expect(nearestCentroidAgreement(points)).toBeGreaterThanOrEqual(leastAgreement);
    });

    test('groups that start as published stay with them', () => {
      const next = computeOpinionMap(conversation.votes, { moderatedOut }, withPublishedGroups(map, conversation));
      expect(indexOf(conversation, groupsById(next, conversation.participants))).toBeGreaterThanOrEqual(leastIndex);
    });

    test.skipIf(name !== 'vtaiwan.uberx')('the groups from scratch (of the others, see below)', () => {
      expect(indexOf(conversation, groupsById(map, conversation.participants))).toBeGreaterThanOrEqual(leastIndex);
    });

    test.skipIf(name === '15-per-hour-seattle')(
      'the groups of a replay by 200 votes (those of 15-per-hour-seattle depend on how many votes at a time)',
      { timeout: 120_000 },
      () => {
        const last = replay(conversation, moderatedOut, 200);
        expect(indexOf(conversation, groupsById(last, conversation.participants))).toBeGreaterThanOrEqual(leastIndex);
      },
    );

    test.skipIf(name === 'vtaiwan.uberx' || !existsSync(golden))(
      'from scratch the original code is as far from the export as this one, whose history is not published',
      () => {
        const published = JSON.parse(readFileSync(path.join(golden, `${name}.json`), 'utf8')) as {
          'base-clusters': PublishedCluster[];
          'group-clusters': PublishedCluster[];
        };
        const base = new Map(published['base-clusters'].map(({ id, members }) => [id, members]));
        const original = published['group-clusters'].flatMap(({ id, members }) =>
          members.flatMap((one) => (base.get(one) ?? []).map((participant) => [participant, id] as const)),
        );
        const index = indexOf(conversation, new Map(original));
        expect(index).toBeLessThan(leastIndex);
        expect(indexOf(conversation, groupsById(map, conversation.participants))).toBe(index);
      },
    );
  });
});
