import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import type { ActName } from '#app/contract/commands.ts';
import { createTestDatabase } from './database.ts';
import { freePort } from './free-port.ts';
import { createLiveClient, signIn, type LiveClient } from './live-client.ts';
import { code, findDemoRoom, newAct } from './live-stage.ts';
import { startProduct, type Product } from './product.ts';
import { startTcpProxy } from './tcp-proxy.ts';

/** A whole sitting against the started product: who takes part, and what can happen to them. */
export type Rehearsal = Awaited<ReturnType<typeof openRehearsal>>;

/** Opens the demo's live session on a server that can be killed and started again at the same address. */
export async function openRehearsal() {
  const database = await createTestDatabase({ seeded: true });
  const dataDir = mkdtempSync(path.join(tmpdir(), 'tachawor-rehearsal-'));
  const port = String(await freePort());
  const start = (): Promise<Product> => startProduct({ databaseUrl: database.url, dataDir, env: { PORT: port } });
  let product = await start();
  const proxy = await startTcpProxy(product.port);
  const sql = postgres(database.url, { max: 4, onnotice: () => undefined });
  const { sessionId, motionId, statements } = await findDemoRoom(sql);
  const clients: LiveClient[] = [];
  const cookies = new Map<string, Promise<string>>();
  const { url } = product;
  const room = `/ar/guelmim/sessions/${sessionId}`;

  const cookieOf = (name: string): Promise<string> => {
    const known = cookies.get(name) ?? signIn(url, `${name}@demo.tachawor.test`);
    cookies.set(name, known);
    return known;
  };

  async function post(who: string, page: string, fields: Record<string, string>): Promise<Response> {
    return fetch(`${url}${room}${page}`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie: await cookieOf(who), origin: url },
      body: new URLSearchParams(fields),
    });
  }

  function open(at: string, options = {}): LiveClient {
    const client = createLiveClient(at, options);
    clients.push(client);
    return client;
  }

  return {
    sql,
    database,
    proxy,
    url,
    sessionId,
    motionId,
    statements,
    dataDir,
    code,
    logs: () => product.logs(),
    post,
    /** Posts a form that must be done. @throws with the page's answer */
    async act(who: string, page: string, fields: Record<string, string>): Promise<void> {
      const answer = await post(who, page, fields);
      if (answer.status !== 303) throw new Error(`${fields.intent} by ${who}: ${answer.status}`);
    },
    read: async (page: string, who?: string): Promise<string> =>
      (await fetch(`${url}${room}${page}`, who ? { headers: { cookie: await cookieOf(who) } } : {})).text(),
    /** Citizens with phones; every other one is on the network that will break. */
    async citizens(count: number): Promise<LiveClient[]> {
      const all = Array.from({ length: count }, (_, place) => open(place % 2 === 0 ? url : proxy.url));
      await Promise.all(all.map((client, place) => client.join(code, `مشارك ${place + 1}`)));
      return all;
    },
    async account(name: string): Promise<LiveClient> {
      const client = open(url, { cookie: await cookieOf(name) });
      await client.rejoin(sessionId);
      return client;
    },
    async projector(): Promise<LiveClient> {
      const client = open(proxy.url);
      await client.rejoin(sessionId);
      return client;
    },
    /** The server is gone without warning and comes back. */
    async restart(): Promise<void> {
      product.kill();
      product = await start();
    },
    async close(): Promise<void> {
      for (const client of clients) client.close();
      await proxy.close();
      await sql.end({ timeout: 5 });
      await product.stop();
      rmSync(dataDir, { recursive: true, force: true });
      await database.drop();
    },
  };
}

/** Sends an act until it is answered for good. @throws when it was refused */
export async function insist<N extends ActName>(
  client: LiveClient,
  name: N,
  input: Parameters<typeof newAct<N>>[0],
): Promise<void> {
  const answer = await client.insist(name, newAct<N>(input));
  if (!answer?.ok) throw new Error(`${name}: ${answer ? answer.error.reason : 'no answer'}`);
}

/** A ballot with the number of its receipt. */
export function newBallot(motionId: string, choice: 'yes' | 'no' | 'abstain') {
  return { motionId, ballot: { choice }, nonce: randomBytes(16).toString('hex') };
}

export const actionId = (): Record<string, string> => ({ actionId: randomUUID() });
