import { strToU8, zipSync } from 'fflate';

/** Every archive carries the same date, so that equal contents make equal bytes. The ZIP format starts in 1980. */
const epoch = new Date('1980-01-02T00:00:00Z');

/** Packs text files. The same files give the same bytes. */
export function zipFiles(files: Record<string, string>): Buffer {
  const entries = Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1));
  const packed = zipSync(Object.fromEntries(entries.map(([name, text]) => [name, strToU8(text)])), {
    mtime: epoch,
    level: 6,
  });
  return Buffer.from(packed);
}
