import { describe, expect, test } from 'vitest';
import { fileKinds } from '#app/contract/agenda-documents.ts';
import { kindOfFile } from '#server/engines/files/kind-of-file.ts';
import { listArchive } from '#server/engines/files/list-archive.ts';
import { stripPicture } from '#server/engines/files/strip-picture.ts';
import { impostors, samples } from '#tests/support/sample-files.ts';

test.each(fileKinds)('a file of the kind %s is known by its bytes', (kind) => {
  expect(kindOfFile(samples[kind])).toEqual({ kind });
});

describe.each(Object.entries(impostors))('refused as %s', (refused, files) => {
  test.each(Object.entries(files))('%s', (_name, bytes) => {
    expect(kindOfFile(bytes as Uint8Array)).toEqual({ refused });
  });
});

test('no cut and no changed byte of an archive breaks the reading of it', () => {
  for (const whole of [samples.docx, samples.odt]) {
    for (let at = 0; at < whole.length; at += 1) {
      const changed = whole.slice();
      changed[at] = (changed[at] ?? 0) ^ 0xff;
      expect(() => [kindOfFile(changed), kindOfFile(whole.slice(0, at)), listArchive(changed)]).not.toThrow();
    }
  }
});

const asText = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

test('pictures lose what stands beside them; how a photograph is to be turned stays', () => {
  for (const kind of ['png', 'jpeg'] as const) {
    expect(asText(samples[kind])).toContain('SECRET-PLACE');
    const clean = stripPicture(kind, samples[kind]);
    expect(asText(clean)).not.toContain('SECRET-PLACE');
    expect(kindOfFile(clean)).toEqual({ kind });
    expect(stripPicture(kind, clean), 'nothing more to take').toEqual(clean);
  }
  const jpeg = asText(stripPicture('jpeg', samples.jpeg));
  expect(jpeg).toContain('Exif\0\0MM\0*\0\0\0\b\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06');
  expect(jpeg.endsWith('\xff\xda\0\x02\x01\x02\x03\xff\xd9')).toBe(true);
  expect(asText(stripPicture('png', samples.png))).toContain('IDAT');
});

test('a picture that cannot be read through stays as it is, without an error', () => {
  for (const kind of ['png', 'jpeg'] as const)
    for (let at = 3; at < samples[kind].length; at += 1)
      expect(() => stripPicture(kind, samples[kind].slice(0, at))).not.toThrow();
  expect(stripPicture('pdf', samples.pdf)).toBe(samples.pdf);
});
