import { strToU8, zipSync, type Zippable } from 'fflate';

const bytes = (...parts: Array<string | number[]>): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? Array.from(part, (c) => c.charCodeAt(0)) : part)),
  );

const archive = (files: Zippable): Uint8Array<ArrayBuffer> => Uint8Array.from(zipSync(files, { level: 9 }));
const xml = strToU8('<x/>');
const office = (main: string, more: Zippable = {}) => archive({ '[Content_Types].xml': xml, [main]: xml, ...more });
const open = (type: string, more: Zippable = {}) =>
  archive({ mimetype: [strToU8(type), { level: 0 }], 'content.xml': xml, ...more });

const app1 = (content: number[]): number[] => [0xff, 0xe1, 0, content.length + 2, ...content];
const text = (letters: string): number[] => Array.from(letters, (letter) => letter.charCodeAt(0));
/** One entry, in the order of Intel. */
const directory = [42, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0];
/** Exif in the order of Intel: turned by 90°, made by a camera with a name. */
const exif = [...text('Exif\0\0II'), ...directory, ...text('SECRET-PLACE')];

const pngChunk = (name: string, content: string): number[] =>
  [[0, 0, 0, content.length], text(name), text(content), [0, 0, 0, 0]].flat();

/** A small file of each kind that is taken, and some that only look like one. */
export const samples = {
  pdf: bytes('%PDF-1.4\n%%EOF\n'),
  docx: office('word/document.xml'),
  xlsx: office('xl/workbook.xml'),
  odt: open('application/vnd.oasis.opendocument.text'),
  ods: open('application/vnd.oasis.opendocument.spreadsheet'),
  png: bytes(
    [0x89],
    'PNG\r\n',
    [0x1a, 0x0a],
    pngChunk('tEXt', 'SECRET-PLACE'),
    pngChunk('IDAT', 'x'),
    pngChunk('IEND', ''),
  ),
  jpeg: bytes([0xff, 0xd8], app1(exif), [0xff, 0xdb, 0, 3, 1], [0xff, 0xda, 0, 2, 1, 2, 3, 0xff, 0xd9]),
} as const;

export const impostors = {
  unknown: {
    html: bytes('<html><script>alert(1)</script>'),
    svg: bytes('<svg xmlns="http://www.w3.org/2000/svg"/>'),
    program: bytes('MZ', [0, 0, 1]),
    zip: archive({ 'a.txt': xml }),
    'an archive cut off': office('word/document.xml').slice(0, 40),
    presentation: open('application/vnd.oasis.opendocument.presentation'),
    'a PDF behind something else': bytes(' %PDF-1.4'),
  },
  macros: {
    docm: office('word/document.xml', { 'word/vbaProject.bin': xml }),
    'odt with Basic': open('application/vnd.oasis.opendocument.text', { 'Basic/Standard/Module1.xml': xml }),
  },
  packed: { bomb: office('word/document.xml', { 'word/media/a.xml': new Uint8Array(3_000_000) }) },
} as const;
