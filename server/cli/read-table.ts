import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { CommandError } from './command.ts';

/** One line of a table, by column name; `line` is its place in the file, for messages. */
export type TableRow = { line: number; cell(column: string): string };

/**
 * Reads a CSV file with a header line that has at least the given columns. Cells may hold line breaks.
 * @throws CommandError when it cannot be read
 */
export function readTableFile(file: string, columns: string[]): TableRow[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new CommandError(`${file} cannot be read.`);
  }
  return readTable(text, columns, file);
}

/** As {@link readTableFile}, from a text. @throws CommandError */
export function readTable(text: string, columns: string[], name: string): TableRow[] {
  const records = parseRecords(text, name);
  const header = records[0]?.record ?? [];
  const missing = columns.filter((column) => !header.includes(column)).map((column) => `"${column}"`);
  if (missing.length === 1) throw new CommandError(`${name} has no column ${missing[0]}.`);
  if (missing.length > 1) throw new CommandError(`${name} has no columns ${missing.join(', ')}.`);
  const places = new Map(header.map((column, index) => [column, index]));
  return records.slice(1).map(({ record, line }) => ({
    line,
    cell: (column) => record[places.get(column) ?? -1] ?? '',
  }));
}

/** The column names of a table. */
export function readHeader(text: string, name: string): string[] {
  return parseRecords(text, name)[0]?.record ?? [];
}

function parseRecords(text: string, name: string): Array<{ record: string[]; line: number }> {
  try {
    const found = parse(text, { bom: true, info: true, skip_empty_lines: true }) as unknown as Array<{
      record: string[];
      info: { lines: number };
    }>;
    return found.map(({ record, info }) => ({ record, line: info.lines }));
  } catch (error) {
    throw new CommandError(
      `${name} is not a well-formed table: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
