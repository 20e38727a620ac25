import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { parentPort } from 'node:worker_threads';
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { MinutesPaper } from '#app/contract/minutes.ts';
import { minutesTemplate } from './engines/minutes/minutes-template.ts';
import type { ShareCard } from '#app/contract/share-card.ts';
import { drawCard } from './engines/share-card/draw-card.ts';
import { toRuns } from './engines/minutes/paper-runs.ts';
import { readPaperFonts } from './paper-fonts.ts';

/** The thread that writes files of papers: setting a page takes time that the server has not. */
export type PaperAsk = { id: number } & PaperWork;
/** Minutes as a file, or the picture of a shared page. */
export type PaperWork = { kind: 'pdf' | 'docx'; paper: MinutesPaper } | { kind: 'png'; paper: ShareCard };
export type PaperAnswer = { id: number; bytes: Uint8Array } | { id: number; problem: string };

const answer = (message: PaperAnswer): void => parentPort?.postMessage(message, []);
const painter: { promise: ReturnType<typeof makePainter> | null } = { promise: null };
const typesetter: { promise: Promise<NodeCompiler> | null } = { promise: null };

async function makeTypesetter(): Promise<NodeCompiler> {
  const { NodeCompiler: Compiler } = await import('@myriaddreamin/typst-ts-node-compiler');
  return Compiler.create({ fontArgs: [{ fontBlobs: readPaperFonts() }] });
}

/** A tagged PDF after PDF/UA-1: a page that would not be is refused by the typesetter. */
async function writePdf(paper: MinutesPaper): Promise<Uint8Array> {
  typesetter.promise ??= makeTypesetter();
  const compiler = await typesetter.promise;
  const inputs = { paper: JSON.stringify(toRuns(paper)) };
  const compiled = compiler.compile({ mainFileContent: minutesTemplate, inputs });
  const error = compiled.takeError();
  if (error) throw new Error(JSON.stringify(compiler.fetchDiagnostics(error)));
  const { result } = compiled;
  if (!result) throw new Error('the typesetter gave nothing');
  const pdf = compiler.pdf(result, { pdfStandard: 'ua-1' });
  compiler.evictCache(10);
  return pdf;
}

/** The library is one file of WebAssembly, the same on every machine; it shapes Arabic with the fonts of the pages. */
async function makePainter(): Promise<typeof import('@resvg/resvg-wasm').Resvg> {
  const { initWasm, Resvg } = await import('@resvg/resvg-wasm');
  await initWasm(await readFile(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')));
  return Resvg;
}

async function writePng(card: ShareCard): Promise<Uint8Array> {
  painter.promise ??= makePainter();
  const Painter = await painter.promise;
  const font = { fontBuffers: readPaperFonts().slice(0, 4), defaultFontFamily: 'IBM Plex Sans' };
  const measure = (element: string): number => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="4000" height="200">${element}</svg>`;
    const measured = new Painter(svg, { font });
    const box = measured.getBBox();
    measured.free();
    return box?.width ?? 0;
  };
  const painted = new Painter(drawCard(card, measure), { font }).render();
  try {
    return painted.asPng();
  } finally {
    painted.free();
  }
}

async function write(ask: PaperWork): Promise<Uint8Array> {
  if (ask.kind === 'png') return writePng(ask.paper);
  if (ask.kind === 'pdf') return writePdf(ask.paper);
  const { writeDocx } = await import('./engines/minutes/write-docx.ts');
  return writeDocx(ask.paper);
}

parentPort?.on('message', (ask: PaperAsk | null) => {
  if (ask === null) return void parentPort?.close();
  write(ask).then(
    (bytes) => answer({ id: ask.id, bytes: Uint8Array.from(bytes) }),
    (error: unknown) =>
      answer({ id: ask.id, problem: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});
