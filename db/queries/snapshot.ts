import type { Db, Tx } from '../client.ts';

/** Runs reads that must fit together: all of them see the same committed state. */
export async function readSnapshot<T>(db: Db, read: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction(read, { isolationLevel: 'repeatable read', accessMode: 'read only' });
}
