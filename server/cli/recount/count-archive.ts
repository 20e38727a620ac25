import { readHeader, readTable } from '../read-table.ts';
import type { Archive } from './read-archive.ts';
import { checkMap } from './check-map.ts';
import { checkRecord } from './check-record.ts';
import { checkMotions } from './check-motions.ts';

export type Recount = {
  votes: number;
  voters: number;
  statements: number;
  motions: number;
  /** One line for each figure of the archive that its votes do not give. */
  differences: string[];
};

type Counts = { agree: number; disagree: number; pass: number };
/** The votes of one voter, or on one statement, by the id of the other. */
type Votes = Map<string, Map<string, string>>;

/**
 * Counts the votes of an archive anew and compares with what it publishes: the counts of every statement, every cell
 * and sum of the participants' table, the opinion map of a closed session, the result of every motion whose result was
 * shown, and the record of the session: its entries under its signed heads, its events and how many ballots it has.
 */
export function recountArchive(archive: Archive): Recount {
  const differences: string[] = [];
  const { byVoter, byStatement, votes } = readVotes(archive['votes.csv'] ?? '', differences);
  const statements = checkStatements(archive['statements.csv'] ?? '', byStatement, differences);
  checkParticipants(archive['participants-votes.csv'] ?? '', byVoter, statements, differences);
  checkMap(
    archive['opinion-map.json'],
    archive['participants-votes.csv'] ?? '',
    archive['statements.csv'] ?? '',
    differences,
  );
  const motions = checkMotions(
    { motions: archive['motions.json'] ?? '', ballots: archive['ballots.json'], weights: archive['weights.json'] },
    differences,
  );
  checkRecord(archive, differences);
  return { votes, voters: byVoter.size, statements: statements.size, motions, differences };
}

function readVotes(text: string, differences: string[]) {
  const byVoter: Votes = new Map();
  const byStatement: Votes = new Map();
  let votes = 0;
  for (const { line, cell } of readTable(text, ['statement-id', 'voter-id', 'vote'], 'votes.csv')) {
    const [statement, voter, vote] = [cell('statement-id'), cell('voter-id'), cell('vote')];
    if (!['1', '0', '-1'].includes(vote)) differences.push(`votes.csv line ${line}: "${vote}" is not a vote`);
    if (byVoter.get(voter)?.has(statement)) {
      differences.push(`votes.csv line ${line}: voter ${voter} stands twice at statement ${statement}`);
    }
    keep(byVoter, voter, statement, vote);
    keep(byStatement, statement, voter, vote);
    votes += 1;
  }
  return { byVoter, byStatement, votes };
}

function keep(votes: Votes, key: string, other: string, vote: string): void {
  const own = votes.get(key) ?? new Map<string, string>();
  votes.set(key, own.set(other, vote));
}

function count(votes: Iterable<string>): Counts {
  const counts = { agree: 0, disagree: 0, pass: 0 };
  for (const vote of votes) counts[vote === '1' ? 'agree' : vote === '-1' ? 'disagree' : 'pass'] += 1;
  return counts;
}

function checkStatements(text: string, byStatement: Votes, differences: string[]): Set<string> {
  const known = new Set<string>();
  for (const { cell } of readTable(text, ['statement-id', 'agree', 'disagree', 'pass'], 'statements.csv')) {
    const statement = cell('statement-id');
    known.add(statement);
    const counted = count(byStatement.get(statement)?.values() ?? []);
    for (const kind of ['agree', 'disagree', 'pass'] as const) {
      compare(differences, `statement ${statement}, ${kind}`, cell(kind), String(counted[kind]));
    }
  }
  for (const statement of byStatement.keys()) {
    if (!known.has(statement)) differences.push(`statement ${statement} has votes and is not in statements.csv`);
  }
  return known;
}

function checkParticipants(text: string, byVoter: Votes, statements: Set<string>, differences: string[]): void {
  const name = 'participants-votes.csv';
  const header = readHeader(text, name);
  for (const statement of statements) {
    if (!header.includes(statement)) differences.push(`${name} has no column for statement ${statement}`);
  }
  const seen = new Set<string>();
  for (const { cell } of readTable(text, ['participant', 'n-votes', 'n-agree', 'n-disagree'], name)) {
    const voter = cell('participant');
    seen.add(voter);
    const own = byVoter.get(voter) ?? new Map<string, string>();
    const counted = count(own.values());
    compare(differences, `voter ${voter}, n-votes`, cell('n-votes'), String(own.size));
    compare(differences, `voter ${voter}, n-agree`, cell('n-agree'), String(counted.agree));
    compare(differences, `voter ${voter}, n-disagree`, cell('n-disagree'), String(counted.disagree));
    for (const statement of statements) {
      compare(differences, `voter ${voter} on statement ${statement}`, cell(statement), own.get(statement) ?? '');
    }
  }
  for (const voter of byVoter.keys()) {
    if (!seen.has(voter)) differences.push(`voter ${voter} is not in ${name}`);
  }
}

function compare(differences: string[], what: string, published: string, counted: string): void {
  if (published !== counted) differences.push(`${what}: published "${published}", counted "${counted}"`);
}
