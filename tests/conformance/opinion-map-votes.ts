import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import type { OpinionMap } from '#server/engines/opinion-map/compute-map.ts';
import { listVotes, type NamedVotes } from '#server/engines/opinion-map/list-votes.ts';

/** A public conversation, participants in the order of their first vote. */
export type Conversation = NamedVotes<number, number> & {
  /** Published group by participant; null for those in none. */
  groups: Map<number, number | null>;
  /** Statements that were moderated out, by id. */
  moderatedOut: number[];
};

/** Reads a conversation of the Polis open data. Its statements are the columns of the table of participants. */
export function readConversation(folder: string): Conversation {
  const read = (name: string): Record<string, string>[] =>
    parse(readFileSync(path.join(folder, name), 'utf8'), { bom: true, columns: true, skip_empty_lines: true });
  const cast = read('votes.csv')
    .map((row) => [row.timestamp, row['voter-id'], row['comment-id'], row.vote].map(Number))
    .sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
  const table = read('participants-votes.csv');
  const statements = Object.keys(table[0] ?? {})
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
  const triples = cast.map(([, voter = -1, comment = -1, vote = Number.NaN]) => [voter, comment, vote] as const);
  return {
    ...listVotes(triples, [], statements),
    groups: new Map(
      table.map((row) => [Number(row.participant), row['group-id'] === '' ? null : Number(row['group-id'])]),
    ),
    moderatedOut: read('comments.csv')
      .filter((row) => row.moderated === '-1')
      .map((row) => Number(row['comment-id'])),
  };
}

/** The numbers of statements with these ids; ids nobody could vote on are left out. */
export function numbersOf(ids: readonly number[], all: readonly number[]): number[] {
  return ids.map((id) => all.indexOf(id)).filter((number) => number >= 0);
}

/** Participants, by id, of each group of a map. */
export function groupsById(map: OpinionMap, participants: readonly number[]): Map<number, number> {
  return new Map(
    map.groups.flatMap(({ id, members }) => [...members].map((row) => [participants[row] ?? -1, id] as const)),
  );
}
