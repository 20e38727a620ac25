import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';

/** Votes by `participant statement`. Read without the product's own readers, so that it can be checked with them. */
export type Votes = Map<string, string>;

/** The tables of votes hold numbers only, so that a line is a row and a comma a border. */
function rowsOf(text: string): string[][] {
  return text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map((line) => line.split(','));
}

/** The last vote of each pair in a `votes.csv`, whatever the order of its columns. */
export function readVotes(text: string, statementColumn: string): Votes {
  const [header = [], ...rows] = rowsOf(text);
  const [statement, voter, vote] = [statementColumn, 'voter-id', 'vote'].map((name) => header.indexOf(name));
  return new Map(rows.map((row) => [`${row[voter ?? -1]} ${row[statement ?? -1]}`, row[vote ?? -1] ?? '']));
}

/** The cells of a `participants-votes.csv`: every column whose name is a number is a statement. */
export function readParticipants(text: string): Votes {
  const [header = [], ...rows] = rowsOf(text);
  const votes: Votes = new Map();
  for (const row of rows) {
    for (const [index, name] of header.entries()) {
      if (/^\d+$/.test(name) && row[index]) votes.set(`${row[header.indexOf('participant')]} ${name}`, row[index]);
    }
  }
  return votes;
}

/** What was published of a conversation: from its list of votes, and from its table of participants. */
export function readSource(folder: string): { lines: number; last: Votes; table: Votes } {
  const text = readFileSync(path.join(folder, 'votes.csv'), 'utf8');
  return {
    lines: rowsOf(text).length - 1,
    last: readVotes(text, 'comment-id'),
    table: readParticipants(readFileSync(path.join(folder, 'participants-votes.csv'), 'utf8')),
  };
}

type Statement = { text: string; hidden: boolean };

/** The statements that were published, by id: those that were moderated out came without their text. */
export function readSourceStatements(folder: string): Map<string, Statement> {
  const rows = readRecords(readFileSync(path.join(folder, 'comments.csv'), 'utf8'));
  return new Map(
    rows.map((row) => {
      const hidden = row.moderated === '-1';
      return [
        row['comment-id'] ?? '',
        { hidden, text: hidden ? '' : (row['comment-body'] ?? '').normalize('NFC').trim() },
      ];
    }),
  );
}

/** The statements of an export, by number; the apostrophe that keeps spreadsheets from calculating is taken off. */
export function readStatements(text: string): Map<string, Statement> {
  return new Map(
    readRecords(text).map((row) => {
      const shown = (row.text ?? '').replace(/^'(?=[=+\-@\t\r])/, '');
      return [row['statement-id'] ?? '', { hidden: row.state === 'hidden', text: shown }];
    }),
  );
}

function readRecords(text: string): Record<string, string>[] {
  return parse(text, { bom: true, columns: true, skip_empty_lines: true });
}
