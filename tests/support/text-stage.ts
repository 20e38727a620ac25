import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import postgres from 'postgres';
import * as Y from 'yjs';
import type { DocumentTree } from '#app/contract/document.ts';
import { firstUpdate } from '#server/engines/document/write-document.ts';
import { createTestDatabase } from './database.ts';
import { signIn } from './live-client.ts';
import { startProduct, type Product } from './product.ts';
import { openText, type TextClient, type TextClientOptions } from './text-client.ts';

/** The product over the demo commune, with opinions made for a test. */
export type TextStage = {
  product(): Product;
  databaseUrl: string;
  sql: postgres.Sql;
  /** A new opinion in its first draft. */
  newOpinion(options?: { opened?: boolean; tree?: DocumentTree }): Promise<string>;
  /** The login cookie of a demo account. */
  cookie(name: string): Promise<string>;
  /** An editor of somebody; closed at the end. Null: a visitor. */
  open(opinionId: string, name: string | null, options?: TextClientOptions): Promise<TextClient>;
  /** The text as the log alone makes it. */
  stored(opinionId: string): Promise<Y.Doc>;
  /** Takes the process away without warning. */
  kill(): Promise<void>;
  /** Starts it again over the same database, at the same address. */
  start(): Promise<void>;
  close(): Promise<void>;
};

/** Starts the product over a fresh copy of the demo commune. @param env overrides of its environment */
export async function openTextStage(env: Record<string, string> = {}): Promise<TextStage> {
  // Every stock client listens for the end of the process.
  setMaxListeners(200, process);
  const database = await createTestDatabase({ seeded: true });
  let product = await startProduct({ databaseUrl: database.url, env });
  const sql = postgres(database.url, { max: 3, onnotice: () => undefined });
  const cookies = new Map<string, Promise<string>>();
  const clients: TextClient[] = [];
  const cookie = (name: string): Promise<string> => {
    const known = cookies.get(name) ?? signIn(product.url, `${name}@demo.tachawor.test`);
    cookies.set(name, known);
    return known;
  };
  return {
    product: () => product,
    databaseUrl: database.url,
    sql,
    cookie,
    newOpinion: (options = {}) => insertOpinion(sql, options.opened ?? false, options.tree ?? []),
    async open(opinionId, name, options = {}) {
      const login = name === null ? {} : { cookie: await cookie(name) };
      const client = openText(product.url, opinionId, { ...login, ...options });
      clients.push(client);
      return client;
    },
    stored: (opinionId) => readStored(sql, opinionId),
    async kill() {
      const ended = new Promise((resolve) => product.child.once('exit', resolve));
      product.kill();
      await ended;
    },
    async start() {
      const { port, dataDir } = product;
      product = await startProduct({ databaseUrl: database.url, dataDir, env: { ...env, PORT: String(port) } });
    },
    async close() {
      for (const client of clients) client.close();
      await sql.end({ timeout: 5 });
      await product.stop();
      await database.drop();
    },
  };
}

async function insertOpinion(sql: postgres.Sql, opened: boolean, tree: DocumentTree): Promise<string> {
  const opinionId = randomUUID();
  const [place] = await sql<{ commune: string; space: string; person: string }[]>`
    select r.commune_id as commune, r.space_id as space, a.person_id as person
    from accounts a join role_grants r using (person_id) where a.email = 'member1@demo.tachawor.test' and r.role = 'member'`;
  if (!place) throw new Error('member1 is no member');
  await sql`
    insert into opinions (opinion_id, commune_id, space_id, number, title, lang, origin, created_by, opened_at)
    select ${opinionId}, ${place.commune}, ${place.space}, coalesce(max(number), 0) + 1, 'رأي', 'ar', 'self_referral',
      ${place.person}, ${opened ? new Date() : null}
    from opinions where space_id = ${place.space}`;
  await sql`insert into opinion_updates (opinion_id, update) values (${opinionId}, ${Buffer.from(firstUpdate(tree))})`;
  return opinionId;
}

/** Reads state and log without the product's own readers. */
async function readStored(sql: postgres.Sql, opinionId: string): Promise<Y.Doc> {
  const doc = new Y.Doc();
  doc.get('root', Y.XmlText);
  const texts = await sql<{ state: Buffer; through: string }[]>`
    select state, through from opinion_texts where opinion_id = ${opinionId}`;
  const updates = await sql<{ update: Buffer }[]>`
    select update from opinion_updates where opinion_id = ${opinionId} and update_id > ${texts[0]?.through ?? 0}
    order by update_id`;
  for (const { state } of texts) Y.applyUpdate(doc, state);
  for (const { update } of updates) Y.applyUpdate(doc, update);
  return doc;
}
