import type { OutboxStore, Waiting } from './outbox.ts';

const base = 'tachawor';
const table = 'outbox';

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(base, 1);
    request.onupgradeneeded = () => void request.result.createObjectStore(table, { keyPath: 'actionId' });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the outbox cannot be opened'));
  });
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the outbox failed'));
  });
}

/** Changes the table; resolves when the change is committed and on the disk, not when it was only accepted. */
function change(db: IDBDatabase, make: (outbox: IDBObjectStore) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const transaction = db.transaction(table, 'readwrite', { durability: 'strict' });
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('the outbox failed'));
    make(transaction.objectStore(table));
  });
}

/** The outbox in IndexedDB; in memory where a browser refuses to keep anything. */
export function createOutboxStore(): OutboxStore {
  const memory = new Map<string, Waiting>();
  const database = open().catch(() => null);
  return {
    async list() {
      const db = await database;
      return db
        ? settled(db.transaction(table).objectStore(table).getAll() as IDBRequest<Waiting[]>)
        : [...memory.values()];
    },
    async put(item) {
      const db = await database;
      if (db) await change(db, (outbox) => void outbox.put(item));
      else memory.set(item.actionId, item);
    },
    async remove(actionId) {
      const db = await database;
      if (db) await change(db, (outbox) => void outbox.delete(actionId));
      else memory.delete(actionId);
    },
  };
}
