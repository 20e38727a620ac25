import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MinutesLang, MinutesPaper } from '#app/contract/minutes.ts';
import { composePaper } from '#server/engines/minutes/compose-paper.ts';
import { draftContent } from '#server/engines/minutes/draft-content.ts';
import { writeDocx } from '#server/engines/minutes/write-docx.ts';
import { readPaperFonts, unpackWoff } from '#server/paper-fonts.ts';
import { createPaperThread, type PaperThread } from '#server/paper-thread.ts';
import { record } from '#tests/support/minutes-record.ts';
import { readPdf } from '#tests/support/read-pdf.ts';

const sha256 = 'ab'.repeat(32);
const paperOf = (lang: MinutesLang): MinutesPaper =>
  composePaper(
    {
      session: record.title,
      content: draftContent(record),
      number: 2,
      reason: 'سقط عدد',
      publishedAt: '2026-11-10T10:00:00.000Z',
      sha256,
      signatures: [],
    },
    lang,
  );

describe('the Word file', () => {
  const open = async (lang: MinutesLang): Promise<string> =>
    strFromU8(unzipSync(await writeDocx(paperOf(lang)))['word/document.xml'] ?? new Uint8Array());
  /** Paragraphs with their properties and words, in the order of the file. */
  const paragraphs = (xml: string) =>
    [...xml.matchAll(/<w:p>(.*?)<\/w:p>/gs)].map(([, inner = '']) => ({
      inner,
      text: [...inner.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, words]) => words).join(''),
    }));

  test('has Arabic from right to left, in the order in which it is read', async () => {
    const all = paragraphs(await open('ar'));
    const texts = all.map(({ text }) => text);
    const places = ['محضر: جلسة الحدائق', 'الجلسة', 'المملكة المغربية', 'الحضور', 'سير الأشغال والتصويت', 'التوقيعات'];
    expect(places.map((text) => texts.indexOf(text))).toEqual(
      places.map((text) => texts.indexOf(text)).toSorted((a, b) => a - b),
    );
    expect(texts).toContain('خديجة (جمعية 2): تدخل واحد، 3 دقائق');
    for (const { inner, text } of all.filter((one) => !one.text.startsWith('SHA-256'))) {
      expect(inner, text).toContain('<w:bidi/>');
    }
    const arabic = all.find(({ text }) => text === 'المملكة المغربية');
    expect(arabic?.inner).toContain('<w:rtl/>');
    expect(arabic?.inner).toContain('w:bidi="ar-MA"');
  });

  test('has headings, lists and a table with a head, and marks words of the other language', async () => {
    const xml = await open('fr');
    const all = paragraphs(xml);
    const styleOf = (text: string) =>
      /<w:pStyle w:val="(\w+)"/.exec(all.find((one) => one.text === text)?.inner ?? '')?.[1];
    expect([styleOf('Procès-verbal : Séance des jardins'), styleOf('Présence'), styleOf('2. Débat')]).toEqual([
      'Heading1',
      'Heading2',
      'Heading3',
    ]);
    expect(all.find(({ text }) => text === 'Ouverture : 17:00')?.inner).toContain('<w:numPr>');
    expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(1);
    expect(xml).not.toContain('<w:bidiVisual/>');
    expect(await open('ar')).toContain('<w:bidiVisual/>');
    const mixed = all.find(({ text }) => text.startsWith('n° 1'))?.inner ?? '';
    expect(mixed).toMatch(/w:bidi="ar-MA"[^<]*\/><\/w:rPr><w:t[^>]*>نريد ظلا</);
    expect(mixed).toContain('w:val="fr-MA"');
  });

  test('tells which version it is', async () => {
    const texts = paragraphs(await open('ar')).map(({ text }) => text);
    expect(texts).toContain('النسخة 2');
    expect(texts).toContain(`SHA-256 ${sha256}`);
  });
});

describe('fonts', () => {
  test('are unpacked whole: each table is where the directory says, with the checksum it says', () => {
    const fonts = readPaperFonts();
    expect(fonts).toHaveLength(6);
    for (const font of fonts) {
      const count = font.readUInt16BE(4);
      for (let at = 12; at < 12 + 16 * count; at += 16) {
        const [tag, sum, offset, length] = [
          font.toString('latin1', at, at + 4),
          ...[4, 8, 12].map((more) => font.readUInt32BE(at + more)),
        ];
        if (tag === 'head') continue;
        const data = Buffer.concat([font.subarray(Number(offset), Number(offset) + Number(length)), Buffer.alloc(3)]);
        let total = 0;
        for (let word = 0; word < Number(length); word += 4) total = (total + data.readUInt32BE(word)) >>> 0;
        expect(total, String(tag)).toBe(sum);
      }
    }
  });
  test('another format is refused', () => {
    expect(() => unpackWoff(Buffer.from('wOF2 and more'))).toThrow('no WOFF');
  });
});

describe('the PDF', () => {
  let folder: string;
  let thread: PaperThread;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'papers-'));
    thread = createPaperThread(folder);
  });
  afterAll(async () => {
    await thread.stop();
    await rm(folder, { recursive: true });
  });

  test.each([
    [
      'ar',
      'ar-MA',
      'محضر: جلسة الحدائق',
      ['جلسة الحدائق', 'المملكة المغربية', 'جماعة كلميم', 'قاعة الجماعة', 'المقعد', 'تمت المصادقة'],
    ],
    [
      'fr',
      'fr-MA',
      'Procès-verbal : Séance des jardins',
      ['Royaume du Maroc', 'Présents : 3', 'خديجة', 'Résultat : adopté'],
    ],
  ] as const)('in %s is tagged, says its language and is read in its order', async (lang, tag, title, sentences) => {
    const bytes = await thread.write('pdf', paperOf(lang));
    const raw = Buffer.from(bytes).toString('latin1');
    expect(raw).toContain('/Marked true');
    expect(raw).toContain(`/Lang (${tag})`);
    expect(raw, 'it says that it keeps to PDF/UA-1').toContain('pdfuaid:part');
    const pdf = await readPdf(bytes, lang === 'ar');
    expect(pdf.title).toBe(title);
    expect(pdf.fonts.join()).toMatch(/IBMPlexSans/);
    expect(pdf.fonts.join()).toMatch(/IBMPlexSansArabic/);
    expect(pdf.roles).toEqual(expect.arrayContaining(['H1', 'H2', 'H3', 'L', 'LI', 'Table', 'TH', 'TD', 'P']));
    let from = -1;
    for (const sentence of sentences) {
      const at = pdf.text.indexOf(sentence, from + 1);
      expect(at, `${sentence} in ${pdf.text.slice(0, 400)}`).toBeGreaterThan(from);
      from = at;
    }
  });

  test('is written once', async () => {
    const paper = paperOf('fr');
    const [first, second] = await Promise.all([thread.write('pdf', paper), thread.write('pdf', paper)]);
    expect(Buffer.from(second).equals(Buffer.from(first))).toBe(true);
    const files = await readdir(folder);
    expect(files.filter((name) => name.endsWith('.pdf'))).toHaveLength(2);
    const other = createPaperThread(folder);
    expect(Buffer.from(await other.write('pdf', paper)).equals(Buffer.from(first))).toBe(true);
    await other.write('docx', paper);
    expect(await readdir(folder)).toHaveLength(3);
    await other.stop();
  });
});
