import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  type IParagraphOptions,
} from 'docx';
import type { MinutesLang, MinutesPaper } from '#app/contract/minutes.ts';
import { toRuns, type Line, type RunBlock } from './paper-runs.ts';

const tags: Record<MinutesLang, string> = { ar: 'ar-MA', fr: 'fr-MA' };
const fonts: Record<MinutesLang, string> = { ar: 'Noto Naskh Arabic', fr: 'IBM Plex Sans' };

/** Writes minutes as a Word file: real headings, lists and tables, Arabic from right to left, each run with its language. */
export async function writeDocx(paper: MinutesPaper): Promise<Uint8Array> {
  const { lang, plainTitle, title, version, sections, sha256 } = toRuns(paper);
  const document = new Document({
    title: plainTitle,
    creator: 'Tachawor',
    description: `SHA-256 ${sha256}`,
    styles: {
      default: {
        document: {
          run: {
            font: { ascii: fonts.fr, hAnsi: fonts.fr, cs: fonts.ar },
            size: 22,
            sizeComplexScript: 24,
            language: { value: tags.fr, bidirectional: tags.ar },
          },
          paragraph: { spacing: { after: 120, line: 300 } },
        },
        heading1: headingStyle(34, 0),
        heading2: headingStyle(28, 360),
        heading3: headingStyle(24, 240),
      },
    },
    sections: [
      {
        footers: { default: new Footer({ children: [pageNumber] }) },
        children: [
          paragraph(title, lang, { heading: HeadingLevel.HEADING_1 }),
          ...version.map((line) => paragraph(line, lang)),
          ...sections.flatMap((section) => [
            paragraph(section.title, lang, { heading: HeadingLevel.HEADING_2 }),
            ...section.blocks.flatMap((block) => writeBlock(block, lang)),
          ]),
          paragraph([{ text: `SHA-256 ${sha256}`, lang: 'fr' }], 'fr'),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

/** Bold and of the colour of the text, near to what follows. @param size in half points @param before in twentieths of a point */
const headingStyle = (size: number, before: number) => ({
  run: { size, sizeComplexScript: size, bold: true, boldComplexScript: true, color: '1a1a1a' },
  paragraph: { spacing: { before, after: 120 }, keepNext: true },
});

const pageNumber = new Paragraph({
  alignment: AlignmentType.CENTER,
  children: [new TextRun({ children: [PageNumber.CURRENT] })],
});

function runs(line: Line, bold = false): TextRun[] {
  return line.map(
    ({ text, lang }) =>
      new TextRun({
        text,
        ...(bold && { bold }),
        rightToLeft: lang === 'ar',
        language: lang === 'ar' ? { bidirectional: tags.ar } : { value: tags.fr },
      }),
  );
}

function paragraph(line: Line, lang: MinutesLang, more: IParagraphOptions = {}): Paragraph {
  return new Paragraph({ ...more, bidirectional: lang === 'ar', children: runs(line) });
}

function writeBlock(block: RunBlock, lang: MinutesLang): Array<Paragraph | Table> {
  if (block.kind === 'heading') return [paragraph(block.line, lang, { heading: HeadingLevel.HEADING_3 })];
  if (block.kind === 'paragraph') return block.lines.map((line) => paragraph(line, lang));
  if (block.kind === 'list') return block.items.map((item) => paragraph(item, lang, { bullet: { level: 0 } }));
  const row = (cells: Line[], isHead: boolean): TableRow =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: cells.map(
        (cell) =>
          new TableCell({ children: [new Paragraph({ bidirectional: lang === 'ar', children: runs(cell, isHead) })] }),
      ),
    });
  return [
    new Table({
      visuallyRightToLeft: lang === 'ar',
      width: { size: 100, type: WidthType.PERCENTAGE },
      margins: { top: 60, bottom: 60, left: 100, right: 100 },
      rows: [row(block.head, true), ...block.rows.map((cells) => row(cells, false))],
    }),
    // Word wants a paragraph between a table and what follows.
    new Paragraph({ bidirectional: lang === 'ar' }),
  ];
}
