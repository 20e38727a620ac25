import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

type TextItem = { str: string; transform: number[] };
type StructNode = { role?: string; children?: StructNode[] };

export type PdfReading = {
  title: string;
  /** Its lines in the order of the file, each read from the side where its page begins. */
  text: string;
  /** The roles in its tree of tags. */
  roles: string[];
  /** PostScript names of the embedded fonts. */
  fonts: string[];
};

/** Reads a PDF as programs do: its properties, its words line by line, its tags. @param rtl whether its lines begin at the right */
export async function readPdf(bytes: Uint8Array, rtl: boolean): Promise<PdfReading> {
  const raw = Buffer.from(bytes).toString('latin1');
  const document = await getDocument({ data: Uint8Array.from(bytes), verbosity: 0 }).promise;
  const texts: string[] = [];
  const roles = new Set<string>();
  const walk = (node: StructNode): void => {
    if (node.role) roles.add(node.role);
    for (const child of node.children ?? []) walk(child);
  };
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    texts.push(linesOf(items as TextItem[], rtl).join('\n'));
    walk((await page.getStructTree()) as StructNode);
  }
  const { info } = await document.getMetadata();
  await document.loadingTask.destroy();
  return {
    title: String((info as { Title?: string }).Title),
    text: texts.join('\n'),
    roles: [...roles],
    fonts: [...raw.matchAll(/\/(?:BaseFont|FontName) \/([\w+-]+)/g)].map(([, name = '']) => name),
  };
}

/** A file draws what stands on one line from left to right; words come out whole and are put in the order of reading. */
function linesOf(items: TextItem[], rtl: boolean): string[] {
  const lines = new Map<number, TextItem[]>();
  for (const item of items.filter(({ str }) => str.trim() !== '')) {
    const y = Math.round(item.transform[5] ?? 0);
    lines.set(y, [...(lines.get(y) ?? []), item]);
  }
  const x = ({ transform }: TextItem): number => transform[4] ?? 0;
  return [...lines.values()].map((line) =>
    line
      .toSorted((a, b) => (rtl ? x(b) - x(a) : x(a) - x(b)))
      .map(({ str }) => str.trim())
      .join(' '),
  );
}
