import { readTable } from '../read-table.ts';
import { readArchive } from '../recount/read-archive.ts';

/** Which number stands for whom and what in the open data. */
export type Mapping = {
  /** Voter id of the source → pseudonym. */
  voters: Record<string, number>;
  /** Comment id of the source → number and id of the statement. */
  statements: Record<string, { number: number; statementId: string }>;
};

export type Comparison = { expected: number; equal: number; different: number; missing: number; extra: number };

/**
 * Compares the votes of an export with those that were published at the source.
 * @param expected last votes, keyed `participant statement` in the source's ids
 */
export function compareExport(archive: Uint8Array, expected: Map<string, 1 | 0 | -1>, mapping: Mapping): Comparison {
  const votes = readTable(
    readArchive(archive, 'export.zip')['votes.csv'] ?? '',
    ['statement-id', 'voter-id', 'vote'],
    'votes.csv',
  );
  const found = new Map(votes.map(({ cell }) => [`${cell('voter-id')} ${cell('statement-id')}`, cell('vote')]));
  const comparison = { expected: expected.size, equal: 0, different: 0, missing: 0, extra: 0 };
  for (const [key, vote] of expected) {
    const [participant = '', statement = ''] = key.split(' ');
    const mapped = `${mapping.voters[participant]} ${mapping.statements[statement]?.number}`;
    const stored = found.get(mapped);
    found.delete(mapped);
    comparison[stored === undefined ? 'missing' : stored === String(vote) ? 'equal' : 'different'] += 1;
  }
  // Two rows of one pair would have hidden each other in the map above.
  comparison.extra =
    found.size + votes.length - new Set(votes.map(({ cell }) => `${cell('voter-id')} ${cell('statement-id')}`)).size;
  return comparison;
}
