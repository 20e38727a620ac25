import * as z from 'zod/mini';
import { groupLabels } from '#app/contract/opinion-groups.ts';
import { levelCounts, sumLevels } from '#app/contract/levels.ts';
import { limits } from '#app/contract/limits.ts';
import { opinionMapView } from '#app/contract/opinion-map.ts';
import { computeOpinionMap } from '../../engines/opinion-map/compute-map.ts';
import { listVotes } from '../../engines/opinion-map/list-votes.ts';
import { showMap } from '../../engines/opinion-map/show-map.ts';
import { checkJson } from '../read-input.ts';
import { readHeader, readTable } from '../read-table.ts';

const published = z.strictObject({
  members: z.array(z.strictObject({ label: z.enum(groupLabels), 'voter-ids': z.array(z.int()) })),
  map: opinionMapView,
  levels: z.optional(levelCounts),
});

const file = 'opinion-map.json';

/**
 * Computes the opinion map of an archive anew from its table of participants and compares groups and figures.
 * @param text the published map, absent where a session has none
 */
export function checkMap(text: string | undefined, votes: string, statements: string, differences: string[]): void {
  if (text === undefined) return;
  const { members, map, levels } = checkJson(published, text, file);
  const { groups, show, people } = computeAnew(votes, readHidden(statements));
  if (levels && (sumLevels(levels) !== people || people < limits.fewestBallots))
    differences.push(`${file}, levels: ${sumLevels(levels)} people are told and ${people} voted`);
  const labels = groups.map((own) => members.find((one) => one['voter-ids'].join() === own.join())?.label);
  for (const { label } of members) {
    if (!labels.includes(label)) differences.push(`${file}: the people of group ${label} are not those the votes give`);
  }
  const expected = voted(show(labels.map((label) => label ?? 'E')));
  const known = voted(map);
  for (const key of Object.keys(expected) as Array<keyof typeof expected>) {
    if (JSON.stringify(expected[key]) !== JSON.stringify(known[key]))
      differences.push(`${file}, ${key}: not what the votes give`);
  }
}

/** The map without statements that nobody voted on: one may be shown again, or let through, after the last map. */
const voted = (view: z.infer<typeof opinionMapView>): z.infer<typeof opinionMapView> => ({
  ...view,
  statements: view.statements.filter(({ all }) => all.some((count) => count > 0)),
});

/** Groups by their pseudonyms, rising, and the map as it is shown with given labels. */
function computeAnew(text: string, hidden: Set<number>) {
  const name = 'participants-votes.csv';
  const numbers = readHeader(text, name)
    .filter((column) => /^\d+$/.test(column))
    .map(Number);
  const people: number[] = [];
  const triples: Array<[number, number, number]> = [];
  for (const { cell } of readTable(text, ['participant'], name)) {
    const person = Number(cell('participant'));
    people.push(person);
    for (const number of numbers) {
      const vote = cell(String(number));
      if (['1', '0', '-1'].includes(vote)) triples.push([person, number, Number(vote)]);
    }
  }
  const named = listVotes(triples, people, numbers);
  const out = new Set([...numbers.keys()].filter((place) => hidden.has(numbers[place] ?? -1)));
  const map = computeOpinionMap(named.votes, { moderatedOut: [...out] });
  return {
    people: people.length,
    groups: map.groups.map(({ members }) => Array.from(members, (row) => people[row] ?? -1).sort((a, b) => a - b)),
    show: (labels: Parameters<typeof showMap>[1]) => showMap(map, labels, numbers, out),
  };
}

function readHidden(text: string): Set<number> {
  const rows = readTable(text, ['statement-id', 'state'], 'statements.csv');
  return new Set(
    [...rows].filter(({ cell }) => cell('state') !== 'accepted').map(({ cell }) => Number(cell('statement-id'))),
  );
}
