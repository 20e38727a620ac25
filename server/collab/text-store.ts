import { isDeepStrictEqual } from 'node:util';
import * as Y from 'yjs';
import type { DocumentTree } from '#app/contract/document.ts';
import type { DomainServices } from '../domain/context.ts';
import { buildDocument, loadLog } from '../domain/opinions/load-log.ts';
import { storeText } from '../domain/opinions/store-text.ts';
import { deriveText } from '../engines/document/derive-text.ts';
import { readDocument } from '../engines/document/read-document.ts';

/** The committed text of a room. */
export type TextSource = {
  opinionId: string;
  doc: Y.Doc;
  /** The last update in `doc`. */
  through(): number;
  /** Updates in the log since it was cut. */
  logged(): number;
  /** Bytes of `doc` as it is counted. */
  size(): number;
  /** Told after a store: how many bytes the compacted text has more than were counted, and how many updates were cut. */
  stored(difference: number, cut: number): void;
};

type Services = Pick<DomainServices, 'db' | 'deliver' | 'now' | 'log'>;

export type StoreTimes = { quiet: number; longest: number; retry: number };

/** Milliseconds: after the last change, after the first one at the latest, after a failure. */
export const storeTimes: StoreTimes = { quiet: 800, longest: 5_000, retry: 2_000 };
/** Updates a log may have before it is cut. */
const longLog = 300;

/**
 * Stores the text of a room some time after it changed, with what is read and searched. The log stays the truth: it is
 * cut only when it is long, and only after the compacted text was read back and found equal to what the log makes.
 */
export function createTextStore(services: Services, source: TextSource, times: StoreTimes = storeTimes) {
  let changed = false;
  let changedAt = 0;
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<boolean> | null = null;

  function plan(delay: number): void {
    if (timer) clearTimeout(timer);
    timer = setTimeout(() => void flush(), delay);
  }

  async function store(): Promise<boolean> {
    // Cleared before the write: what changes meanwhile is stored by the next one.
    changed = false;
    try {
      await write(services, source);
      return true;
    } catch (error) {
      changed = true;
      services.log.warn({ opinionId: source.opinionId, problem: String(error) }, 'a text could not be stored');
      return false;
    }
  }

  /** Stores what changed. @returns false when it could not be stored; it is tried again by itself */
  async function flush(): Promise<boolean> {
    if (timer) clearTimeout(timer);
    timer = null;
    await running;
    if (!changed) return true;
    running = store();
    const done = await running;
    running = null;
    if (!done) plan(times.retry);
    else if (changed) plan(times.quiet);
    return done;
  }

  return {
    change(): void {
      const now = Date.now();
      if (!changed) changedAt = now;
      changed = true;
      plan(Math.max(0, Math.min(times.quiet, changedAt + times.longest - now)));
    },
    flush,
    isClean: () => !changed && running === null,
    stop(): void {
      if (timer) clearTimeout(timer);
    },
  };
}

export type TextStore = ReturnType<typeof createTextStore>;

async function write(services: Services, source: TextSource): Promise<void> {
  const { opinionId, doc } = source;
  const through = source.through();
  // What is committed while this is stored counts beside it.
  const [logged, size] = [source.logged(), source.size()];
  const state = Y.encodeStateAsUpdate(doc);
  const vector = Y.encodeStateVector(doc);
  // Read from a copy: reading must not touch the document that clients share.
  const copy = buildDocument({ state, updates: [] });
  try {
    const text = deriveText(copy);
    const compacted = { opinionId, through, copy, document: text.document, vector };
    const cut = logged > longLog && (await isVerified(services, compacted));
    await storeText(services, { opinionId, through, state, ...text, cut });
    source.stored(state.length - size, cut ? logged : 0);
  } finally {
    copy.destroy();
  }
}

type Compacted = { opinionId: string; through: number; copy: Y.Doc; document: DocumentTree; vector: Uint8Array };

/** Whether a compacted text is what the log makes up to the same update, and what the room has. */
async function isVerified(
  { db, log }: Services,
  { opinionId, through, copy, document, vector }: Compacted,
): Promise<boolean> {
  const found = await loadLog(db, opinionId);
  const updates = found.updates.filter(({ updateId }) => updateId <= through);
  const rebuilt = buildDocument({ state: found.state, updates });
  const compacted = Y.encodeStateVector(copy);
  const equal =
    Buffer.compare(compacted, vector) === 0 &&
    isDeepStrictEqual(Y.decodeStateVector(Y.encodeStateVector(rebuilt)), Y.decodeStateVector(compacted)) &&
    isDeepStrictEqual(readDocument(rebuilt), document);
  rebuilt.destroy();
  if (!equal) log.error({ opinionId, through }, 'a compacted text is not what its log makes; the log stays');
  return equal;
}
