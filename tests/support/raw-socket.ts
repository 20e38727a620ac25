import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';
import type { Product } from './product.ts';

/** A bare websocket to the live path: packets are written as they stand, whatever they are. */
export type RawSocket = {
  send(packet: string | Buffer): void;
  /** Everything that came, text only. */
  received: string[];
  /** The acknowledgement with this number. */
  answerTo(ack: number): Promise<unknown>;
  isOpen(): boolean;
  close(): void;
};

/** Connects, and joins the default namespace unless told not to. */
export async function openRaw(
  product: Product,
  options: { cookie?: string; greets?: boolean; headers?: Record<string, string> } = {},
): Promise<RawSocket> {
  const url = `${product.url.replace('http', 'ws')}/live/?EIO=4&transport=websocket`;
  const socket = new WebSocket(url, {
    headers: { ...options.headers, ...(options.cookie && { cookie: options.cookie }) },
  });
  const received: string[] = [];
  socket.on('message', (raw: Buffer, isBinary: boolean) => {
    if (!isBinary) received.push(raw.toString());
    if (raw.toString() === '2') socket.send('3');
  });
  socket.on('error', () => undefined);
  await once(socket, 'open');
  const raw: RawSocket = {
    received,
    send: (packet) => socket.readyState === WebSocket.OPEN && socket.send(packet),
    isOpen: () => socket.readyState === WebSocket.OPEN,
    close: () => socket.terminate(),
    async answerTo(ack) {
      const prefix = `43${ack}[`;
      const packet = await waitFor(() => received.find((one) => one.startsWith(prefix)));
      return packet === undefined ? null : (JSON.parse(packet.slice(prefix.length - 1)) as unknown[])[0];
    },
  };
  if (options.greets !== false) {
    raw.send('40');
    await waitFor(() => received.find((one) => one.startsWith('40') || one.startsWith('44')));
  }
  return raw;
}

async function waitFor<T>(look: () => T | undefined, patience = 5_000): Promise<T | undefined> {
  for (const end = Date.now() + patience; Date.now() < end;) {
    const found = look();
    if (found !== undefined) return found;
    await sleep(5);
  }
  return undefined;
}
