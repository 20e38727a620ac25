import { parentPort } from 'node:worker_threads';
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { MinutesPaper } from '#app/contract/minutes.ts';
import { minutesTemplate } from './engines/minutes/minutes-template.ts';
import { toRuns } from './engines/minutes/paper-runs.ts';
import { readPaperFonts } from './paper-fonts.ts';

/** The thread that writes files of papers: setting a page takes time that the server has not. */
export type PaperAsk = { id: number; kind: 'pdf' | 'docx'; paper: MinutesPaper };
export type PaperAnswer = { id: number; bytes: Uint8Array } | { id: number; problem: string };

const answer = (message: PaperAnswer): void => parentPort?.postMessage(message, []);
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

async function write({ kind, paper }: PaperAsk): Promise<Uint8Array> {
  if (kind === 'pdf') return writePdf(paper);
  const { writeDocx } = await import('./engines/minutes/write-docx.ts');
  return writeDocx(paper);
}

parentPort?.on('message', (ask: PaperAsk | null) => {
  if (ask === null) return void parentPort?.close();
  write(ask).then(
    (bytes) => answer({ id: ask.id, bytes: Uint8Array.from(bytes) }),
    (error: unknown) =>
      answer({ id: ask.id, problem: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});
