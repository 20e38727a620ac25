import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { createAuthSessions } from '#server/auth/auth-sessions.ts';
import { createCollabServer } from '#server/collab/collab-server.ts';
import { createConnection, type Connection } from '#server/collab/connection.ts';
import { createSendBinary } from '#server/collab/wire.ts';
import { createPace } from '#server/collab/pace.ts';
import { createUpdateLog } from '#server/domain/opinions/update-log.ts';
import { createForum } from '#tests/support/forum.ts';
import { addOpinion } from '#tests/support/forum-opinions.ts';
import { addCommune, addPerson } from '#tests/support/forum-people.ts';
import { waitFor } from '#tests/support/text-client.ts';

let server: Server;
let sockets: WebSocketServer;
let opened: WebSocket[] = [];
beforeAll(async () => {
  server = createServer();
  sockets = new WebSocketServer({ server });
  await once(server.listen(0, '127.0.0.1'), 'listening');
});
afterAll(() => {
  sockets.close();
  server.close();
});
afterEach(() => {
  for (const socket of opened) socket.terminate();
  opened = [];
});

type Pair = { client: WebSocket; socket: WebSocket; connection: Connection };

/** Both ends of a connection that is not at a room yet. */
async function connect(autoPong = true): Promise<Pair> {
  const arrived = once(sockets, 'connection');
  const client = open(server, '/', { autoPong });
  const [[socket]] = (await Promise.all([arrived, once(client, 'open')])) as [[WebSocket], unknown];
  return { client, socket, connection: createConnection(socket, createSendBinary()) };
}

function open(at: Server, path: string, options: { autoPong?: boolean; headers?: Record<string, string> }): WebSocket {
  const client = new WebSocket(`ws://127.0.0.1:${(at.address() as AddressInfo).port}${path}`, options);
  client.on('error', () => undefined);
  opened.push(client);
  return client;
}

const codeOf = async (client: WebSocket): Promise<number> => ((await once(client, 'close')) as [number])[0];

test('who does not answer a ping is ended at the next one, who answers or speaks stays', async () => {
  const [silent, answering, speaking] = [await connect(false), await connect(), await connect(false)];
  for (let round = 0; round < 3; round += 1) {
    const heard = Promise.all([
      once(answering.socket, 'pong'),
      once(speaking.socket, 'message'),
      ...(round === 0 ? [once(silent.client, 'ping')] : []),
    ]);
    for (const { connection } of [silent, answering, speaking]) connection.ping();
    speaking.client.send(Uint8Array.of(3));
    await heard;
  }
  await waitFor(() => silent.client.readyState === WebSocket.CLOSED, 5_000, 'it was not ended');
  expect([silent, answering, speaking].map(({ connection }) => connection.isOpen())).toEqual([false, true, true]);
});

test('a connection that is not read from is not taken for a silent one', async () => {
  const { client, socket, connection } = await connect(false);
  const taken: number[] = [];
  const slow = createPace(1, 1, () => 0);
  slow.take(2);
  connection.start({ receive: () => taken.push(1), closed: () => undefined }, slow);
  client.send(Uint8Array.of(3));
  await waitFor(() => socket.isPaused, 5_000, 'it is still read from');
  for (let round = 0; round < 3; round += 1) connection.ping();
  expect([socket.readyState, taken]).toEqual([WebSocket.OPEN, []]);
});

test('C-68 what waits until a room is open is bounded in messages and in bytes', async () => {
  const many = await connect();
  const large = await connect();
  const fair = await connect();
  for (let n = 0; n < 2_001; n += 1) many.client.send(Uint8Array.of(3));
  for (let n = 0; n < 5; n += 1) large.client.send(new Uint8Array(1024 * 1024));
  for (let n = 0; n < 2_000; n += 1) fair.client.send(Uint8Array.of(3));
  expect(await Promise.all([codeOf(many.client), codeOf(large.client)])).toEqual([4429, 4429]);
  const taken: string[] = [];
  // Behind all it has sent: the answer says that all has arrived.
  fair.client.ping();
  await once(fair.client, 'pong');
  const generous = createPace(1_000_000, 1_000_000);
  fair.connection.start({ receive: ({ kind }) => taken.push(kind), closed: () => undefined }, generous);
  await waitFor(() => taken.length === 2_000, 5_000, 'what waited was not taken');
  expect(fair.connection.isOpen()).toBe(true);
});

test('a server asks all who are connected whether they are still there', async () => {
  const forum = await createForum();
  const collab = createCollabServer({
    services: forum.services,
    updateLog: createUpdateLog(forum.services),
    auth: createAuthSessions(forum.db),
    secure: false,
    isAllowedOrigin: () => true,
    pingEvery: 50,
  });
  const texts = createServer().on('upgrade', collab.handleUpgrade);
  await once(texts.listen(0, '127.0.0.1'), 'listening');
  const commune = await addCommune(forum, '01');
  const opinionId = await addOpinion(await forum.as(await addPerson(forum, { role: 'rapporteur', commune })), commune);
  await forum.sql`update opinions set opened_at = now()`;
  const client = open(texts, `/collab/opinion:${opinionId}`, { autoPong: false });
  expect(await Promise.all([once(client, 'ping'), codeOf(client)])).toEqual([expect.anything(), 1006]);
  await waitFor(() => collab.figures.sockets() === 0, 5_000, 'it is still counted');
  await collab.drain();
  texts.close();
  await forum.close();
});
