import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { toLine, type Findings, type Line } from './figures.ts';
import type { Summary } from './statistics.ts';
import type { Machine } from './surroundings/machine.ts';

/** Findings with where and when they were made. */
export type Result = Omit<Findings, 'figures'> & About & { lines: Line[] };
type About = { date: string; rounds: number; seconds: number; machine: Machine };

export function toResult(findings: Findings, about: About, judged: boolean): Result {
  const { figures, ...rest } = findings;
  return { ...rest, ...about, lines: figures.map((figure) => toLine(figure, judged)) };
}

/** Writes `bench-results/<name>-<date>.json`. @returns its path */
export function writeResult(folder: string, result: Result): string {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${result.name}-${result.date.replaceAll(':', '').slice(0, 17)}.json`);
  writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`);
  return file;
}

/** A number as people read it: three digits that count, more for large ones. */
export function readable(value: number): string {
  if (!Number.isFinite(value)) return '–';
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en');
  return String(Number(value.toPrecision(3)));
}

const range = ({ median, min, max }: Summary): string =>
  min === max ? readable(median) : `${readable(median)} (${readable(min)}–${readable(max)})`;

function aim({ target }: Line): string {
  if (target === null) return '';
  return `${target.limit === 'at least' ? '≥' : '≤'} ${readable(target.than)}${target.of === 'ratio' ? ' ×' : ''}`;
}

const verdict = ({ met }: Line): string => (met === null ? '' : met ? 'met' : 'missed');

function cells(line: Line): string[] {
  return [
    line.unit === '' ? line.label : `${line.label}, ${line.unit.trim()}`,
    range(line.product),
    line.reference === null ? '' : range(line.reference),
    line.ratio === null ? '' : range(line.ratio),
    aim(line),
    verdict(line),
  ];
}

const heads = ['figure', 'product', 'reference', 'ratio', 'target', ''];

/** A table for the terminal, columns in line. */
export function toText({ name, workload, notes, lines }: Result): string {
  const rows = [heads, ...lines.map(cells)];
  const widths = heads.map((_, column) => Math.max(...rows.map((row) => [...(row[column] ?? '')].length)));
  const table = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return [`${name}: ${workload}`, ...table, ...notes].join('\n');
}

/** Tables for the README: medians, with the smallest and largest in brackets. */
export function toMarkdown(results: Result[]): string {
  const [first] = results;
  if (first === undefined) return '';
  const { machine, date, rounds, seconds } = first;
  const about =
    `Measured ${date.slice(0, 10)} on ${machine.cores} cores (${machine.processor}), ${machine.memoryGiB} GiB, ` +
    `Node ${machine.versions.node}; ${rounds} rounds of ${seconds} s; median (smallest–largest).`;
  const rows = results.flatMap((result) =>
    result.lines.map((line) => `| ${[result.name, ...cells(line)].join(' | ')} |`),
  );
  const head = ['benchmark', ...heads.slice(0, -1), 'verdict'];
  return [about, '', `| ${head.join(' | ')} |`, `|${head.map(() => '---').join('|')}|`, ...rows].join('\n');
}
