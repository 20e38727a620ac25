import type { MinutesBlock } from './minutes.ts';

const cells = (line: string): string[] =>
  line
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim());

type Kind = MinutesBlock['kind'];

function kindOf(line: string): Kind | null {
  if (line.trim() === '') return null;
  if (line.startsWith('## ')) return 'heading';
  if (line.startsWith('- ')) return 'list';
  return line.startsWith('|') ? 'table' : 'paragraph';
}

/**
 * Reads the plain text of a part of the minutes: an empty line ends a paragraph, `## ` begins a heading, `- ` an item of a
 * list, and lines that begin with `|` are the rows of a table, its head first.
 */
export function readMinutesText(text: string): MinutesBlock[] {
  const groups: Array<{ kind: Kind; lines: string[] }> = [];
  let last: Kind | null = null;
  for (const line of text.split('\n')) {
    const kind = kindOf(line);
    if (kind !== null && kind === last && kind !== 'heading') groups.at(-1)?.lines.push(line);
    else if (kind !== null) groups.push({ kind, lines: [line] });
    last = kind;
  }
  return groups.map(toBlock);
}

function toBlock({ kind, lines }: { kind: Kind; lines: string[] }): MinutesBlock {
  if (kind === 'heading') return { kind, text: lines.join(' ').slice(3).trim() };
  if (kind === 'list') return { kind, items: lines.map((line) => line.slice(2).trim()) };
  if (kind === 'paragraph') return { kind, text: lines.map((line) => line.trim()).join('\n') };
  const [head = [], ...rows] = lines.map(cells);
  const width = Math.max(head.length, ...rows.map((row) => row.length));
  const full = (row: string[]): string[] => Array.from({ length: width }, (_, at) => row[at] ?? '');
  return { kind, head: full(head), rows: rows.map(full) };
}

/** One line, in which nothing starts a block or parts a cell. */
/** Runs of white space become one space; a space that does not break stays one where it stands alone. */
const flat = (text: string): string => text.replace(/\s+/g, (run) => (run === '\u00a0' ? run : ' ')).trim();
const cell = (text: string): string => flat(text).replaceAll('|', '/');
const paragraph = (text: string): string => text.split('\n').map(flat).filter(Boolean).map(harmless).join('\n');
const harmless = (line: string): string => line.replace(/^(## |- |\| ?)/, '\u2013 ');

/** Writes blocks as the plain text that {@link readMinutesText} reads back as the same blocks. */
export function writeMinutesText(blocks: readonly MinutesBlock[]): string {
  return blocks.map(writeBlock).filter(Boolean).join('\n\n');
}

function writeBlock(block: MinutesBlock): string {
  if (block.kind === 'heading') return `## ${flat(block.text)}`;
  if (block.kind === 'paragraph') return paragraph(block.text);
  if (block.kind === 'list') return block.items.map((item) => `- ${flat(item)}`).join('\n');
  return [block.head, ...block.rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');
}
