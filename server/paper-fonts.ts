import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { inflateSync } from 'node:zlib';

/** Latin first: of two faces of one family the first is taken, and Arabic letters are in no Latin one. */
const files = [
  'ibm-plex-sans/files/ibm-plex-sans-latin-400-normal.woff',
  'ibm-plex-sans/files/ibm-plex-sans-latin-600-normal.woff',
  'ibm-plex-sans-arabic/files/ibm-plex-sans-arabic-arabic-400-normal.woff',
  'ibm-plex-sans-arabic/files/ibm-plex-sans-arabic-arabic-600-normal.woff',
  'noto-sans-tifinagh/files/noto-sans-tifinagh-tifinagh-400-normal.woff',
  'ibm-plex-sans/files/ibm-plex-sans-latin-ext-400-normal.woff',
];

/** The fonts of the pages, as the typesetter reads them. */
export function readPaperFonts(): Buffer[] {
  const { resolve } = createRequire(import.meta.url);
  return files.map((file) => unpackWoff(readFileSync(resolve(`@fontsource/${file}`))));
}

const headerLength = 44;
const entryLength = 20;

/**
 * Unpacks a WOFF font (W3C, version 1.0) into the OpenType font it holds: its tables, each compressed by itself or not.
 * @throws Error for another format
 */
export function unpackWoff(woff: Buffer): Buffer {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('this is no WOFF font');
  const count = woff.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, index) => readTable(woff, headerLength + index * entryLength));
  const head = Buffer.alloc(12 + 16 * count);
  const selector = Math.floor(Math.log2(count));
  woff.copy(head, 0, 4, 8);
  head.writeUInt16BE(count, 4);
  head.writeUInt16BE(2 ** selector * 16, 6);
  head.writeUInt16BE(selector, 8);
  head.writeUInt16BE((count - 2 ** selector) * 16, 10);
  const parts: Buffer[] = [head];
  let offset = head.length;
  for (const [index, { tag, checksum, data }] of tables.entries()) {
    const at = 12 + 16 * index;
    tag.copy(head, at);
    head.writeUInt32BE(checksum, at + 4);
    head.writeUInt32BE(offset, at + 8);
    head.writeUInt32BE(data.length, at + 12);
    const padding = Buffer.alloc((4 - (data.length % 4)) % 4);
    parts.push(data, padding);
    offset += data.length + padding.length;
  }
  return Buffer.concat(parts);
}

function readTable(woff: Buffer, at: number): { tag: Buffer; checksum: number; data: Buffer } {
  const [offset, packedLength, length, checksum] = [4, 8, 12, 16].map((more) => woff.readUInt32BE(at + more)) as [
    number,
    number,
    number,
    number,
  ];
  const packed = woff.subarray(offset, offset + packedLength);
  return { tag: woff.subarray(at, at + 4), checksum, data: packedLength < length ? inflateSync(packed) : packed };
}
