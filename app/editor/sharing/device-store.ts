/** `mine`: made here, so that the server may not have it yet. */
export type DeviceChange = { update: Uint8Array; mine: boolean };

/** All changes, and those of one's own since the server was last known to have everything: none, where it still has. */
export type OnDevice = { updates: Uint8Array[]; unkept: Uint8Array[] };

/** Changes of one text, kept in this browser so that the text opens and is written without a network. */
export type DeviceStore = {
  load(): Promise<OnDevice>;
  append(changes: readonly DeviceChange[]): Promise<void>;
  /** One update in place of all that were loaded or appended so far. */
  compact(update: Uint8Array): Promise<void>;
  /** The server has everything. */
  confirm(): Promise<void>;
  forget(): Promise<void>;
  close(): void;
};

const updates = 'updates';
const texts = 'texts';
/** Milliseconds after which a confirmed text that nobody opened is taken off the device. */
const lifetime = 30 * 24 * 60 * 60 * 1000;

type Row = DeviceChange & { text: string };
/** `from`: the first row that the server is not known to have; null where it has all. */
type Entry = { text: string; from: IDBValidKey | null; at: number };

function settle<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('the device store failed')));
  });
}

function finish(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve());
    for (const kind of ['error', 'abort'])
      transaction.addEventListener(kind, () => reject(transaction.error ?? new Error('the device store failed')));
  });
}

function openDatabase(): Promise<IDBDatabase> {
  const request = indexedDB.open('tachawor-texts', 1);
  request.addEventListener('upgradeneeded', () => {
    request.result.createObjectStore(updates, { autoIncrement: true }).createIndex('text', 'text');
    request.result.createObjectStore(texts, { keyPath: 'text' });
  });
  return settle(request);
}

/** Opens the store of one text; null where the browser keeps nothing (a private window, a full disk). */
export async function openDeviceStore(text: string, now = Date.now()): Promise<DeviceStore | null> {
  try {
    const database = await openDatabase();
    await dropOld(database, text, now);
    return makeStore(database, text);
  } catch {
    return null;
  }
}

function makeStore(database: IDBDatabase, text: string): DeviceStore {
  let seen: IDBValidKey[] = [];
  const findEntry = (transaction: IDBTransaction) =>
    settle(transaction.objectStore(texts).get(text) as IDBRequest<Entry | undefined>);
  const writeEntry = (transaction: IDBTransaction, from: Entry['from']) =>
    transaction.objectStore(texts).put({ text, from, at: Date.now() } satisfies Entry);
  return {
    async load() {
      const transaction = database.transaction([updates, texts]);
      const index = transaction.objectStore(updates).index('text');
      const [rows, keys, entry] = await Promise.all([
        settle(index.getAll(text) as IDBRequest<Row[]>),
        settle(index.getAllKeys(text)),
        findEntry(transaction),
      ]);
      seen = keys;
      const from = entry?.from ?? null;
      const isUnkept = ({ mine }: Row, place: number) =>
        mine && from !== null && indexedDB.cmp(keys[place] as IDBValidKey, from) >= 0;
      return { updates: rows.map(({ update }) => update), unkept: rows.filter(isUnkept).map(({ update }) => update) };
    },
    async append(changes) {
      const transaction = database.transaction([updates, texts], 'readwrite');
      const rows = transaction.objectStore(updates);
      const keys = changes.map(({ update, mine }) => settle(rows.add({ text, update, mine } satisfies Row)));
      const own = keys[changes.findIndex(({ mine }) => mine)];
      if (own) {
        const entry = await findEntry(transaction);
        writeEntry(transaction, entry?.from ?? (await own));
      }
      await finish(transaction);
      seen.push(...(await Promise.all(keys)));
    },
    async compact(update) {
      const transaction = database.transaction(updates, 'readwrite');
      const rows = transaction.objectStore(updates);
      // Another tab may have added rows of its own since: only those that were seen are replaced.
      for (const key of seen) rows.delete(key);
      const key = settle(rows.add({ text, update, mine: false } satisfies Row));
      await finish(transaction);
      seen = [await key];
    },
    async confirm() {
      const transaction = database.transaction(texts, 'readwrite');
      writeEntry(transaction, null);
      await finish(transaction);
    },
    forget: () => forget(database, text),
    close: () => database.close(),
  };
}

async function forget(database: IDBDatabase, text: string): Promise<void> {
  const transaction = database.transaction([updates, texts], 'readwrite');
  transaction.objectStore(texts).delete(text);
  const rows = transaction.objectStore(updates);
  for (const key of await settle(rows.index('text').getAllKeys(text))) rows.delete(key);
  await finish(transaction);
}

async function dropOld(database: IDBDatabase, except: string, now: number): Promise<void> {
  const entries = await settle(database.transaction(texts).objectStore(texts).getAll() as IDBRequest<Entry[]>);
  const old = entries.filter(({ text, from, at }) => text !== except && from === null && at < now - lifetime);
  for (const { text } of old) await forget(database, text);
}
