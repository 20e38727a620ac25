import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import type { ActInput, ActName } from '#app/contract/commands.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';
import { createLiveClient, signIn, type Ack, type ClientOptions, type LiveClient } from './live-client.ts';
import { startProduct, type Product } from './product.ts';

export const code = 'TACHAW';

/** The demo's live session on a server of its own, and a direct connection to its database. */
export type LiveStage = {
  product: Product;
  database: TestDatabase;
  sql: postgres.Sql;
  sessionId: string;
  /** Statements that can be voted on, in their order. */
  statements: string[];
  /** The motion that is open to everybody. */
  motionId: string;
  /** A phone that is not in the room yet; it is closed at the end. */
  open(options?: ClientOptions): LiveClient;
  /** A guest in the room. */
  guest(name?: string): Promise<LiveClient>;
  /** The holder of a demo account in the room. */
  account(name: string): Promise<LiveClient>;
  /** The id of the person behind a guest. */
  personOf(client: LiveClient): Promise<string>;
  /** The id of the person behind a demo account. */
  personOfAccount(name: string): Promise<string>;
  /** Posts a form of the moderators' page. */
  moderate(intent: string, fields?: Record<string, string>): Promise<void>;
  close(): Promise<void>;
};

/** Starts the product over a fresh copy of the demo commune. @param env more of its environment */
export async function openStage(env: Record<string, string> = {}): Promise<LiveStage> {
  const database = await createTestDatabase({ seeded: true });
  const product = await startProduct({ databaseUrl: database.url, env });
  const sql = postgres(database.url, { max: 4, onnotice: () => undefined });
  const room = await findDemoRoom(sql);
  const clients: LiveClient[] = [];
  const open = (options?: ClientOptions): LiveClient => {
    const client = createLiveClient(product.url, options);
    clients.push(client);
    return client;
  };
  let signedIn: Promise<string> | null = null;
  return {
    product,
    database,
    sql,
    ...room,
    open,
    async guest(name) {
      const client = open();
      await client.join(code, name);
      return client;
    },
    async account(name) {
      const client = open({ cookie: await signIn(product.url, `${name}@demo.tachawor.test`) });
      await client.rejoin(room.sessionId);
      return client;
    },
    personOf: (client) => findPerson(sql, client),
    async personOfAccount(name) {
      const [row] = await sql<{ id: string }[]>`
        select person_id as id from accounts where email = ${`${name}@demo.tachawor.test`}`;
      return row?.id ?? '';
    },
    async moderate(intent, fields = {}) {
      signedIn ??= signIn(product.url, 'moderator@demo.tachawor.test');
      const cookie = await signedIn;
      const page = `${product.url}/ar/guelmim/sessions/${room.sessionId}/moderate`;
      const answer = await fetch(page, {
        method: 'POST',
        redirect: 'manual',
        headers: { cookie, origin: product.url },
        body: new URLSearchParams({ intent, ...fields }),
      });
      if (answer.status !== 303) throw new Error(`${intent} was answered with ${answer.status}`);
    },
    async close() {
      // Whoever was told "internal" was told too little to find the cause.
      for (const line of product
        .logs()
        .split('\n')
        .filter((one) => one.includes('a command failed')))
        console.info(line);
      for (const client of clients) client.close();
      await sql.end({ timeout: 5 });
      await product.stop();
      await database.drop();
    },
  };
}

/** The session under way, its shown statements and its open motion. */
export async function findDemoRoom(sql: postgres.Sql) {
  const [session] = await sql<{ id: string }[]>`select session_id as id from sessions where code = ${code}`;
  const sessionId = session?.id ?? '';
  const statements = await sql<{ id: string }[]>`
    select statement_id as id from statements where session_id = ${sessionId} and state = 'accepted' order by number`;
  const [motion] = await sql<{ id: string }[]>`
    select motion_id as id from motions where session_id = ${sessionId} and state = 'open'`;
  return { sessionId, statements: statements.map(({ id }) => id), motionId: motion?.id ?? '' };
}

async function findPerson(sql: postgres.Sql, client: LiveClient): Promise<string> {
  const [row] = await sql<{ id: string }[]>`
    select person_id as id from auth_sessions
    where auth_session_id = encode(sha256(${client.token() ?? ''}::bytea), 'hex')`;
  if (!row) throw new Error('nobody has this token');
  return row.id;
}

/** The input of an act with an id of its own. */
export function newAct<N extends ActName>(input: Omit<ActInput<N>, 'actionId'>): ActInput<N> {
  return { actionId: randomUUID(), ...input } as unknown as ActInput<N>;
}

/** The data of a positive answer. */
export function dataOf<T>(answer: Ack<T> | null): T {
  if (answer?.ok) return answer.data;
  throw new Error(`not acknowledged: ${JSON.stringify(answer)}`);
}

/** Code and reason of a refusal. */
export function refusalOf(answer: Ack<unknown> | null): string {
  return answer && !answer.ok ? `${answer.error.code} ${answer.error.reason}` : `no refusal: ${JSON.stringify(answer)}`;
}
