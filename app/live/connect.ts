import type { LiveEvent } from '#app/contract/events.ts';
import type { ErrorShape } from '#app/contract/errors.ts';

export type Ack<T = unknown> = { ok: true; data: T } | { ok: false; error: ErrorShape };

/** The few things the room needs of a socket. */
export type LiveSocket = {
  connected: boolean;
  on(name: 'connect' | 'disconnect', listener: () => void): unknown;
  on(name: 'event', listener: (frame: unknown) => void): unknown;
  timeout(ms: number): { emitWithAck(name: string, input: unknown): Promise<Ack> };
  connect(): unknown;
  disconnect(): unknown;
};

/** Opens the live connection of this page. The library is fetched after the page can be used. */
export async function openSocket(): Promise<LiveSocket> {
  const { io } = await import('socket.io-client');
  return io({
    path: '/live',
    transports: ['websocket', 'polling'],
    reconnectionDelay: 500,
    reconnectionDelayMax: 8000,
    randomizationFactor: 0.6,
    autoConnect: false,
  }) as unknown as LiveSocket;
}

export type JoinData = { sessionId: string; seq: number; missed?: LiveEvent[]; snapshot?: unknown };
