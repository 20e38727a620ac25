import { setImmediate as nextTurn } from 'node:timers/promises';
import type postgres from 'postgres';
import { createPreparing } from './preparing.ts';

type Work = (sql: postgres.TransactionSql) => Promise<unknown>;
type Query = PromiseLike<unknown> & { values(): PromiseLike<unknown> };
type Values = Parameters<postgres.Sql['unsafe']>[1];
type Send = (sql: postgres.Sql | postgres.TransactionSql, query: string, values: Values) => Query;
type Transaction = {
  unsafe(query: string, values: Values): Query;
  savepoint(work: Work): Promise<unknown>;
};
/** A transaction whose connection is gone is over, whatever its code still tries. */
type Life = { over: boolean };

/** Milliseconds between two fresh pools, and seconds that an old one gets to finish. */
const limits = { calm: 50, farewell: 5 };

/**
 * A pool that outlives its server. postgres.js 3.4.9 keeps parts of a broken conversation (an error, unsent bytes) for
 * the next one on the same connection, and code that goes on in a transaction after its connection was lost ends the
 * whole process (github.com/porsager/postgres, issues 1154 and 1208). So a pool that lost a connection is replaced by a
 * fresh one, and a lost transaction sends nothing more.
 * @param open makes a pool that calls `onclose` when one of its connections ended
 */
export function createLastingClient(open: (onclose: () => void) => postgres.Sql) {
  const retired = new Set<Promise<void>>();
  const isPrepared = createPreparing();
  let broken = false;
  let openedAt = 0;
  let client = renew();

  function renew(): postgres.Sql {
    broken = false;
    openedAt = Date.now();
    const made = open(() => {
      if (made === client) broken = true;
    });
    return made;
  }

  function current(): postgres.Sql {
    if (!broken || Date.now() - openedAt < limits.calm) return client;
    const farewell = client.end({ timeout: limits.farewell }).catch(() => undefined);
    retired.add(farewell);
    void farewell.then(() => retired.delete(farewell));
    client = renew();
    return client;
  }

  const send: Send = (sql, query, values = []) => sql.unsafe(query, values, { prepare: isPrepared(query) });
  const lasting = {
    options: client.options,
    unsafe: (query: string, values: Values) => send(current(), query, values),
    begin: (work: Work) => runTransaction(current(), work, send),
  };
  return {
    /** The part of a client that the query builder uses. */
    client: lasting as unknown as postgres.Sql,
    async end(timeout: number): Promise<void> {
      await Promise.all([client.end({ timeout }), ...retired]);
    },
  };
}

async function runTransaction(client: postgres.Sql, work: Work, send: Send): Promise<unknown> {
  const life: Life = { over: false };
  try {
    return await client.begin((sql) => guardWork(life, sql, work, send));
  } finally {
    // The library rejects at the moment in which the connection ends, before it would send a commit or a rollback.
    life.over = true;
  }
}

async function guardWork(life: Life, sql: postgres.TransactionSql, work: Work, send: Send): Promise<unknown> {
  try {
    const result = await work(guardSql(life, sql, send) as unknown as postgres.TransactionSql);
    if (!life.over) return result;
  } catch (error) {
    if (!life.over) throw error;
  }
  // Nobody waits for this any more; settling would make the library write to a connection that does not exist.
  return new Promise<never>(() => undefined);
}

function guardSql(life: Life, sql: postgres.TransactionSql, send: Send): Transaction {
  return {
    unsafe: (query, values) => guardQuery(life, () => send(sql, query, values)),
    savepoint: (work) => sql.savepoint((inner) => guardWork(life, inner, work, send)),
  };
}

/** A failure is told one turn later, when it is known whether the connection failed with it. */
function guardQuery(life: Life, make: () => Query): Query {
  async function run(): Promise<unknown> {
    if (life.over) throw Object.assign(new Error('the connection was lost'), { code: 'CONNECTION_CLOSED' });
    try {
      return await make();
    } catch (error) {
      await nextTurn();
      throw error;
    }
  }
  return {
    // oxlint-disable-next-line unicorn/no-thenable -- the query builder awaits queries, and sends them only then
    then: (done, failed) => run().then(done, failed),
    values: () => guardQuery(life, () => make().values() as Query),
  };
}
