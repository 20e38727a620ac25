import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer } from 'ws';
import type { Random } from './seeded-random.ts';

/** What became of the packets that carry acts, answers and events. */
export type PacketCounts = { passed: number; twice: number; late: number; cut: number };

export type BadNetwork = {
  url: string;
  counts: Readonly<PacketCounts>;
  /** From now on packets come twice, late and out of order, and connections break with packets on their way. */
  worsen(): void;
  /** From now on everything passes as it comes. */
  mend(): void;
  close(): Promise<void>;
};

/** Of a thousand packets so many come again, late, or break their connection. */
const perThousand = { twice: 150, late: 200, cut: 4 };
/** Milliseconds by which a packet, or its copy, may be late. */
const lateness = 700;

/**
 * A network between live clients and the server on `port` that knows packets: it opens the messages of the websocket and
 * troubles those that carry something. Packets of the protocol itself (open, ping, connect) keep their order.
 */
export async function startBadNetwork(port: number, random: Random): Promise<BadNetwork> {
  let bad = false;
  const counts: PacketCounts = { passed: 0, twice: 0, late: 0, cut: 0 };
  const pairs = new Set<[WebSocket, WebSocket]>();
  const server = createServer((_request, response) => void response.writeHead(426).end());
  const sockets = new WebSocketServer({ noServer: true });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) =>
    sockets.handleUpgrade(request, socket, head, (client) => join(client, request)),
  );

  function join(client: WebSocket, request: IncomingMessage): void {
    const { cookie, origin } = request.headers;
    const far = new WebSocket(`ws://127.0.0.1:${port}${request.url}`, {
      headers: { ...(cookie && { cookie }), ...(origin && { origin }) },
    });
    const pair: [WebSocket, WebSocket] = [client, far];
    pairs.add(pair);
    const end = (): void => {
      pairs.delete(pair);
      client.terminate();
      far.terminate();
    };
    const early: string[] = [];
    far.on('open', () => early.splice(0).forEach((text) => pass(text, far, end)));
    client.on('message', (data) => {
      const text = String(data);
      if (far.readyState === WebSocket.CONNECTING) early.push(text);
      else pass(text, far, end);
    });
    far.on('message', (data) => pass(String(data), client, end));
    for (const side of pair) side.on('close', end).on('error', end);
  }

  function pass(text: string, to: WebSocket, end: () => void): void {
    const send = (): void => {
      if (to.readyState === WebSocket.OPEN) to.send(text);
    };
    if (!bad || !isTroubled(text)) return send();
    counts.passed += 1;
    if (random.below(1000) < perThousand.cut) {
      counts.cut += 1;
      return end();
    }
    if (random.below(1000) < perThousand.twice) {
      counts.twice += 1;
      for (let copies = random.between(1, 4); copies > 0; copies -= 1) setTimeout(send, random.below(lateness));
    }
    if (random.below(1000) < perThousand.late) {
      counts.late += 1;
      setTimeout(send, random.below(lateness));
    } else send();
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    counts,
    worsen: () => void (bad = true),
    mend: () => void (bad = false),
    close() {
      for (const pair of pairs) for (const side of pair) side.terminate();
      return new Promise((resolve) => void server.close(() => resolve()));
    },
  };
}

/** Events (`42`) and their answers (`43`) of Socket.IO, not the packets that open, close and keep a connection. */
const isTroubled = (text: string): boolean => text.startsWith('42') || text.startsWith('43');
