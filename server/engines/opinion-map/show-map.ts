import type { GroupLabel } from '#app/contract/opinion-groups.ts';
import type { MapCounts, OpinionMapView, StatementShare } from '#app/contract/opinion-map.ts';
import { fewestInGroup } from '#app/contract/opinion-groups.ts';
import type { ConsensusStatement, Group, OpinionMap, Side, Tally } from './map-types.ts';

type Shown = { group: Group; label: GroupLabel; representative: OpinionMap['representative'][number] };

/**
 * What everybody may see of a map. Groups of fewer than ten people are left out, and with them as many of the smallest
 * others as are needed so that subtracting what is shown tells of no fewer than ten either.
 * @param labels one for each group, in the order of `map.groups`
 * @param numbers the number under which each statement is known, by its place
 * @param hidden places of statements that are not shown
 */
export function showMap(
  map: OpinionMap,
  labels: readonly GroupLabel[],
  numbers: readonly number[],
  hidden: ReadonlySet<number>,
): OpinionMapView {
  const shown = chooseShown(map, labels);
  const people = map.inConversation.length;
  const isEnough = people >= fewestInGroup;
  const nameShare = (side: Side) => (one: ConsensusStatement) => share(one, side, numbers);
  return {
    people,
    withheld: people - shown.reduce((sum, { group }) => sum + group.members.length, 0),
    groups: shown.map(({ group, label, representative }) => ({
      label,
      size: group.members.length,
      x: round(group.x),
      y: round(group.y),
      dots: listDots(map, group),
      representative: representative.map((one) => share(one, one.side, numbers)),
    })),
    statements: numbers.flatMap((number, place) =>
      hidden.has(place)
        ? []
        : [
            {
              number,
              all: countAt(map.votes, place),
              groups: shown.map(({ group }) => countAt(group.votes, place)),
              together: shown.length > 0 ? round(map.groupAwareConsensus[place] ?? 0) : 0,
            },
          ],
    ),
    consensus: isEnough
      ? [...map.consensus.agree.map(nameShare('agree')), ...map.consensus.disagree.map(nameShare('disagree'))]
      : [],
  };
}

function chooseShown(map: OpinionMap, labels: readonly GroupLabel[]): Shown[] {
  const bySize = map.groups
    .map((group, place) => ({
      group,
      label: labels[place] ?? 'E',
      representative: map.representative[place] ?? [],
    }))
    .sort((a, b) => b.group.members.length - a.group.members.length);
  const shown = bySize.filter(({ group }) => group.members.length >= fewestInGroup);
  const sizeOf = (list: Shown[]): number => list.reduce((sum, { group }) => sum + group.members.length, 0);
  let withheld = sizeOf(bySize) - sizeOf(shown);
  while (withheld > 0 && withheld < fewestInGroup && shown.length > 0) {
    withheld += shown.pop()?.group.members.length ?? 0;
  }
  return shown.sort((a, b) => a.label.localeCompare(b.label));
}

/** The base clusters of a group: people of nearly one opinion, placed together. */
function listDots(map: OpinionMap, group: Group): Array<[number, number, number]> {
  const members = new Set(group.members);
  return map.baseClusters
    .filter(({ members: [first] }) => first !== undefined && members.has(first))
    .map(({ x, y, members: own }) => [round(x), round(y), own.length]);
}

function share(one: ConsensusStatement, side: Side, numbers: readonly number[]): StatementShare {
  return { number: numbers[one.statement] ?? 0, side, count: one.successes, of: one.trials };
}

function countAt(tally: Tally, place: number): MapCounts {
  const [agree, disagree] = [tally.agree[place] ?? 0, tally.disagree[place] ?? 0];
  return [agree, disagree, (tally.seen[place] ?? 0) - agree - disagree];
}

const round = (value: number): number => Math.round(value * 1000) / 1000;
