/** A file inside a ZIP archive, as its directory tells: sizes in bytes, `method` 0 for one that is stored as it is. */
export type ArchiveEntry = { name: string; packed: number; size: number; method: number; offset: number };

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const endSize = 22;
const entrySize = 46;
/** Files that an archive may have; office programs write some dozens, a spreadsheet with pictures some hundreds. */
const mostEntries = 5000;

/**
 * Reads the directory of a ZIP archive; nothing is unpacked.
 * @returns null for what is no whole archive, is split, or has too many files
 */
export function listArchive(bytes: Uint8Array): ArchiveEntry[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === null) return null;
  const count = view.getUint16(end + 10, true);
  if (view.getUint16(end + 4, true) !== 0 || count !== view.getUint16(end + 8, true) || count > mostEntries)
    return null;
  const entries: ArchiveEntry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index += 1) {
    if (at + entrySize > end || view.getUint32(at, true) !== entryMark) return null;
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
    const next = at + entrySize + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0);
    if (next > end) return null;
    entries.push({
      name: latin(bytes.subarray(at + entrySize, at + entrySize + (nameLength ?? 0))),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    });
    at = next;
  }
  return entries;
}

/** The end of the directory: the last thing in the archive but for a comment of 64 KiB at most. */
function findEnd(view: DataView): number | null {
  const last = view.byteLength - endSize;
  for (let at = last; at >= Math.max(0, last - 0xffff); at -= 1) {
    if (view.getUint32(at, true) === endMark && at + endSize + view.getUint16(at + 20, true) === view.byteLength)
      return at;
  }
  return null;
}

/** The bytes of an entry that is stored as it is; null where it is not, or the archive does not fit its directory. */
export function readStored(bytes: Uint8Array, entry: ArchiveEntry): string | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (entry.method !== 0 || entry.offset + 30 > bytes.length) return null;
  const start = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  return start + entry.size <= bytes.length ? latin(bytes.subarray(start, start + entry.size)) : null;
}

/** Names are compared with plain ones only; a byte is a letter. */
function latin(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
}
