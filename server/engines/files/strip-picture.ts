import type { FileKind } from '#app/contract/agenda-documents.ts';

/**
 * A picture without what cameras and programs write beside it: place, time, device, author. How a JPEG is to be turned
 * stays. What cannot be read through stays as it is.
 */
export function stripPicture(kind: FileKind, bytes: Uint8Array): Uint8Array {
  if (kind === 'jpeg') return stripJpeg(bytes);
  return kind === 'png' ? stripPng(bytes) : bytes;
}

/** Application segments that are part of how a JPEG looks: JFIF, colour profile, Adobe's colour transform. */
const keptSegments: ReadonlySet<number> = new Set([0xe0, 0xe2, 0xee]);
const comment = 0xfe;
const scan = 0xda;

function stripJpeg(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: Uint8Array[] = [bytes.subarray(0, 2)];
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    const end = at + 2 + view.getUint16(at + 2);
    if (marker === scan) return join([...parts, bytes.subarray(at)]);
    if (end > bytes.length) return bytes;
    const segment = bytes.subarray(at, end);
    const beside = (marker >= 0xe0 && marker <= 0xef && !keptSegments.has(marker)) || marker === comment;
    if (!beside) parts.push(segment);
    else if (marker === 0xe1) parts.push(...turnOf(segment));
    at = end;
  }
  return bytes;
}

const exif = [0x45, 0x78, 0x69, 0x66, 0, 0];
const orientation = 0x0112;

/** Of the Exif segment only how the picture is to be turned (Exif 2.32, 4.6.4), written anew; nothing where it says nothing. */
function turnOf(segment: Uint8Array): Uint8Array[] {
  const view = new DataView(segment.buffer, segment.byteOffset, segment.byteLength);
  const start = 10;
  if (!exif.every((byte, at) => segment[4 + at] === byte) || segment.length < start + 10) return [];
  const little = segment[start] === 0x49;
  const directory = start + view.getUint32(start + 4, little);
  const count = directory + 2 <= segment.length ? view.getUint16(directory, little) : 0;
  for (let index = 0; index < count; index += 1) {
    const entry = directory + 2 + index * 12;
    if (entry + 12 > segment.length) return [];
    if (view.getUint16(entry, little) !== orientation) continue;
    const turn = view.getUint16(entry + 8, little);
    return turn >= 2 && turn <= 8 ? [turnSegment(turn)] : [];
  }
  return [];
}

function turnSegment(turn: number): Uint8Array {
  const head = [0xff, 0xe1, 0, 34, ...exif, 0x4d, 0x4d, 0, 42, 0, 0, 0, 8];
  return Uint8Array.from([...head, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, turn, 0, 0, 0, 0, 0, 0]);
}

/** Chunks of a PNG that say something beside the picture (PNG 1.2, 4.2.3; the Exif extension). */
const besidePng: ReadonlySet<string> = new Set(['tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME']);

function stripPng(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: Uint8Array[] = [bytes.subarray(0, 8)];
  let at = 8;
  while (at + 12 <= bytes.length) {
    const end = at + 12 + view.getUint32(at);
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (end > bytes.length) return bytes;
    if (!besidePng.has(name)) parts.push(bytes.subarray(at, end));
    if (name === 'IEND') return join(parts);
    at = end;
  }
  return bytes;
}

function join(parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
