import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Votes } from '#server/engines/opinion-map/compute-map.ts';
import { listVotes } from '#server/engines/opinion-map/list-votes.ts';
import { root } from '#tests/support/database-templates.ts';
import { createRandom } from '#tests/support/seeded-random.ts';

export type Voting = { votes: Votes; moderatedOut: number[] };

const folder = path.resolve(root, process.env.CONFORMANCE_DATA ?? '../shared/data', 'polis-opendata/vtaiwan.uberx');

/** The votes of vTaiwan in their order, or null where the public data is absent. */
export function readVTaiwan(): Voting | null {
  if (!existsSync(folder)) return null;
  const read = (name: string): Record<string, string>[] =>
    parse(readFileSync(path.join(folder, name), 'utf8'), { bom: true, columns: true, skip_empty_lines: true });
  const cast = read('votes.csv').toSorted((a, b) => Number(a.timestamp) - Number(b.timestamp));
  const { votes, statements } = listVotes(
    cast.map((row) => [row['voter-id'] ?? '', row['comment-id'] ?? '', Number(row.vote)] as const),
  );
  const out = new Set(read('comments.csv').flatMap((row) => (row.moderated === '-1' ? [row['comment-id'] ?? ''] : [])));
  return { votes, moderatedOut: statements.flatMap((name, number) => (out.has(name) ? [number] : [])) };
}

/** Three camps that vote on a tenth of the statements, each four times in five as its camp does. */
export function makeVoting(participants: number, statements: number): Voting {
  const random = createRandom('opinion map', 20_261_127);
  const camps = [0, 1, 2].map(() => Array.from({ length: statements }, () => random.below(3) - 1));
  const cast: Array<[number, number, number]> = [];
  for (let person = 0; person < participants; person += 1) {
    const camp = camps[person % 3] ?? [];
    for (let statement = 0; statement < statements; statement += 1) {
      if (random.below(10) > 0) continue;
      cast.push([person, statement, random.below(5) === 0 ? random.below(3) - 1 : (camp[statement] ?? 0)]);
    }
  }
  return { votes: listVotes(cast).votes, moderatedOut: [] };
}
