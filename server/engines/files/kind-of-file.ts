import type { FileKind } from '#app/contract/agenda-documents.ts';
import { listArchive, readStored, type ArchiveEntry } from './list-archive.ts';

/** `unknown`: none of the kinds we take. `macros`: it brings a program with it. `packed`: it would grow too large when opened. */
export type FileVerdict = { kind: FileKind } | { refused: 'unknown' | 'macros' | 'packed' };

/** Unpacked bytes of an office file, in all and for each byte of the file. */
const mostUnpacked = 200 * 1024 * 1024;
const mostRatio = 200;

const begins = (bytes: Uint8Array, sign: readonly number[]): boolean => sign.every((byte, at) => bytes[at] === byte);
const text = (letters: string): number[] => Array.from(letters, (letter) => letter.charCodeAt(0));

const signs: ReadonlyArray<[FileKind, readonly number[]]> = [
  ['pdf', text('%PDF-')],
  ['png', [0x89, ...text('PNG\r\n'), 0x1a, 0x0a]],
  ['jpeg', [0xff, 0xd8, 0xff]],
];

/** The kind of a file by its bytes, whatever its name and its declared type say. */
export function kindOfFile(bytes: Uint8Array): FileVerdict {
  const plain = signs.find(([, sign]) => begins(bytes, sign));
  if (plain) return { kind: plain[0] };
  return begins(bytes, [...text('PK'), 3, 4]) ? kindOfArchive(bytes) : { refused: 'unknown' };
}

function kindOfArchive(bytes: Uint8Array): FileVerdict {
  const entries = listArchive(bytes);
  const kind = entries && officeKind(bytes, entries);
  if (!entries || !kind) return { refused: 'unknown' };
  if (entries.some(({ name }) => isProgram(name))) return { refused: 'macros' };
  const unpacked = entries.reduce((sum, entry) => sum + entry.size, 0);
  return unpacked > mostUnpacked || unpacked > bytes.length * mostRatio ? { refused: 'packed' } : { kind };
}

const openDocument: Record<string, FileKind> = {
  'application/vnd.oasis.opendocument.text': 'odt',
  'application/vnd.oasis.opendocument.spreadsheet': 'ods',
};

/** OpenDocument files begin with their type; those of Office are known by their main part (ISO 26300-2, 3.3; ECMA-376-2). */
function officeKind(bytes: Uint8Array, entries: ArchiveEntry[]): FileKind | null {
  const first = entries.find(({ name }) => name === 'mimetype');
  if (first) return first.size < 100 ? (openDocument[readStored(bytes, first) ?? ''] ?? null) : null;
  const has = (wanted: string): boolean => entries.some(({ name }) => name === wanted);
  if (!has('[Content_Types].xml')) return null;
  if (has('word/document.xml')) return 'docx';
  return has('xl/workbook.xml') ? 'xlsx' : null;
}

/** Macros of Office, and scripts of OpenDocument. */
const isProgram = (name: string): boolean => /(^|\/)vbaProject\.bin$/i.test(name) || /^(Basic|Scripts)\//.test(name);
