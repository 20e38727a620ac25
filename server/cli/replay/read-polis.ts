import path from 'node:path';
import { addStatementInput } from '#app/contract/inputs/add-statement.ts';
import { CommandError } from '../command.ts';
import { readTableFile } from '../read-table.ts';

export type Vote = { participant: string; statement: string; vote: 1 | 0 | -1 };

/** A public Polis export: statements in the order of their ids, votes in the order of their file. */
export type Conversation = {
  statements: Array<{ id: string; text: string; hidden: boolean }>;
  votes: Vote[];
  participants: string[];
};

/** Stands for a statement whose text was withheld at the source. */
const withheld = 'withheld';

const votesByText: Readonly<Record<string, 1 | 0 | -1>> = { '1': 1, '0': 0, '-1': -1 };

/** Reads `comments.csv` and `votes.csv` of a folder. @throws CommandError when they do not fit together */
export function readPolis(folder: string): Conversation {
  const statements = readStatements(path.join(folder, 'comments.csv'));
  const known = new Set(statements.map(({ id }) => id));
  const file = path.join(folder, 'votes.csv');
  const votes = readTableFile(file, ['comment-id', 'voter-id', 'vote']).map(({ line, cell }): Vote => {
    const vote = votesByText[cell('vote')];
    const statement = cell('comment-id');
    if (vote === undefined) throw new CommandError(`${file} line ${line}: "${cell('vote')}" is not a vote.`);
    if (!known.has(statement)) throw new CommandError(`${file} line ${line}: there is no statement ${statement}.`);
    return { participant: cell('voter-id'), statement, vote };
  });
  return { statements, votes, participants: [...new Set(votes.map(({ participant }) => participant))] };
}

function readStatements(file: string): Conversation['statements'] {
  const rows = readTableFile(file, ['comment-id', 'comment-body', 'moderated']).map(({ line, cell }) => {
    const text = addStatementInput.shape.text.safeParse(cell('comment-body').trim() || withheld);
    if (!text.success)
      throw new CommandError(`${file} line ${line}: the statement cannot be taken: ${text.error.issues[0]?.message}.`);
    return { id: cell('comment-id'), text: text.data, hidden: cell('moderated') === '-1' };
  });
  return rows.sort((a, b) => Number(a.id) - Number(b.id));
}

/** The last vote of every participant on every statement, keyed `participant statement`. */
export function lastVotes(votes: Vote[]): Map<string, 1 | 0 | -1> {
  return new Map(votes.map(({ participant, statement, vote }) => [`${participant} ${statement}`, vote]));
}
