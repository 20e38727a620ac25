import type { Votes } from './map-types.ts';

/** Votes with the names behind their numbers. */
export type NamedVotes<P, S> = { votes: Votes; participants: P[]; statements: S[] };

/**
 * Numbers participants and statements in the order in which they come, after those given: pass the names of the update
 * before, so that they keep their numbers.
 * @param triples participant, statement and vote (agree 1, pass 0, disagree −1), in the order in which they were cast
 * @throws RangeError for a vote that is not −1, 0 or 1
 */
export function listVotes<P, S>(
  triples: Iterable<readonly [participant: P, statement: S, vote: number]>,
  participants: Iterable<P> = [],
  statements: Iterable<S> = [],
): NamedVotes<P, S> {
  const [rows, columns] = [new Map<P, number>(), new Map<S, number>()];
  for (const name of participants) numberOf(rows, name);
  for (const name of statements) numberOf(columns, name);
  const listed: [number[], number[], number[]] = [[], [], []];
  for (const [participant, statement, vote] of triples) {
    if (vote !== 0 && vote !== 1 && vote !== -1) throw new RangeError(`A vote is ${vote}, not −1, 0 or 1.`);
    listed[0].push(numberOf(rows, participant));
    listed[1].push(numberOf(columns, statement));
    listed[2].push(vote);
  }
  return {
    votes: {
      participantCount: rows.size,
      statementCount: columns.size,
      participants: Int32Array.from(listed[0]),
      statements: Int32Array.from(listed[1]),
      values: Int8Array.from(listed[2]),
    },
    participants: [...rows.keys()],
    statements: [...columns.keys()],
  };
}

function numberOf<N>(numbers: Map<N, number>, name: N): number {
  const known = numbers.get(name);
  if (known !== undefined) return known;
  numbers.set(name, numbers.size);
  return numbers.size - 1;
}
