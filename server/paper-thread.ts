import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { MinutesPaper } from '#app/contract/minutes.ts';
import type { ShareCard } from '#app/contract/share-card.ts';
import { minutesTemplate } from './engines/minutes/minutes-template.ts';
import type { PaperAnswer, PaperAsk, PaperWork } from './paper-worker.ts';

export type PaperKind = 'pdf' | 'docx';

/** Writes papers as files in a thread of its own, each once: published versions never change. */
export type PaperThread = {
  /** @throws Error when it could not be written */
  write(kind: PaperKind, paper: MinutesPaper): Promise<Uint8Array>;
  /** The picture of a shared page as PNG. @throws Error when it could not be drawn */
  draw(card: ShareCard): Promise<Uint8Array>;
  stop(): Promise<void>;
};

type Waiting = { resolve(bytes: Uint8Array): void; reject(error: Error): void };

/** Milliseconds after which the thread ends when nothing is asked of it. */
const idleFor = 20_000;
/** Rises when files of the same words are to be written anew. */
const edition = 1;

/** @param folder where what was written is kept */
export function createPaperThread(folder: string): PaperThread {
  const thread = createThread();
  const underWay = new Map<string, Promise<Uint8Array>>();

  async function find(key: string, work: PaperWork): Promise<Uint8Array> {
    const file = path.join(folder, `${key}.${work.kind}`);
    const kept = await readFile(file).catch(() => null);
    if (kept) return kept;
    const bytes = await thread.ask(work);
    await mkdir(folder, { recursive: true });
    const part = `${file}.${process.pid}.part`;
    await writeFile(part, bytes);
    await rename(part, file);
    return bytes;
  }

  function once(work: PaperWork, template: string): Promise<Uint8Array> {
    const key = createHash('sha256')
      .update(JSON.stringify([edition, work.kind, template, work.paper]))
      .digest('hex');
    const found = underWay.get(key) ?? find(key, work).finally(() => underWay.delete(key));
    underWay.set(key, found);
    return found;
  }

  return {
    write: (kind, paper) => once({ kind, paper }, kind === 'pdf' ? minutesTemplate : ''),
    draw: (paper) => once({ kind: 'png', paper }, ''),
    stop: thread.stop,
  };
}

/** The thread begins with the first file that is asked for, and anew after it failed. */
function createThread() {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let asked = 0;
  let idle: NodeJS.Timeout | undefined;

  function fail(error: Error): void {
    worker = null;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  }

  function begin(): Worker {
    const started = new Worker(new URL('./paper-worker.ts', import.meta.url));
    started.unref();
    started.on('message', (message: PaperAnswer) => {
      const one = waiting.get(message.id);
      waiting.delete(message.id);
      if (waiting.size === 0) idle = setTimeout(() => void end(), idleFor).unref();
      if ('bytes' in message) one?.resolve(message.bytes);
      else one?.reject(new Error(message.problem));
    });
    started.on('error', (error) => worker === started && fail(error));
    started.on('exit', () => worker === started && fail(new Error('the thread of the papers ended')));
    return started;
  }

  async function end(): Promise<void> {
    clearTimeout(idle);
    const ending = worker;
    worker = null;
    await ending?.terminate();
    for (const { reject } of waiting.values()) reject(new Error('the server stops'));
    waiting.clear();
  }

  return {
    ask(work: PaperWork): Promise<Uint8Array> {
      clearTimeout(idle);
      worker ??= begin();
      const thread = worker;
      return new Promise((resolve, reject) => {
        const ask: PaperAsk = { id: (asked += 1), ...work };
        waiting.set(ask.id, { resolve, reject });
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin
        thread.postMessage(ask);
      });
    },
    stop: end,
  };
}
