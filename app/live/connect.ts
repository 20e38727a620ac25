import type { LiveEvent } from '#app/contract/events.ts';
import type { ErrorShape } from '#app/contract/errors.ts';

export type Ack<T = unknown> = { ok: true; data: T } | { ok: false; error: ErrorShape };

/** The few things the room needs of a socket. */
export type LiveSocket = {
  connected: boolean;
  /** True while the library itself tries to connect again. */
  active: boolean;
  on(name: 'connect' | 'disconnect' | 'connect_error', listener: () => void): unknown;
  on(name: 'event', listener: (frame: unknown) => void): unknown;
  off(name: 'connect', listener: () => void): unknown;
  off(name: 'event', listener: (frame: unknown) => void): unknown;
  timeout(ms: number): { emitWithAck(name: string, input: unknown): Promise<Ack> };
  connect(): unknown;
  disconnect(): unknown;
};

/**
 * Milliseconds after which a lost connection is tried again, and by what share chance moves them: everybody is back within
 * eight seconds of a server that is back, and not all at one moment.
 */
export const comingBack = { reconnectionDelay: 500, reconnectionDelayMax: 5000, randomizationFactor: 0.6 };

/** Milliseconds to wait for the answer to a join. */
const patience = 10_000;

/** Opens the live connection of this page. The library is fetched after the page can be used. */
export async function openSocket(): Promise<LiveSocket> {
  const { io } = await import('socket.io-client');
  return io({
    path: '/live',
    transports: ['websocket', 'polling'],
    ...comingBack,
    autoConnect: false,
  }) as unknown as LiveSocket;
}

/** Milliseconds between two tries where the library has given up: the first, and the longest. */
const pauses = { first: 1000, last: 5000 };

/**
 * Keeps a socket connected until it is stopped. The library comes back by itself after a lost network; a server that
 * refused or ended the connection (its database was away, or a login ended) must be asked again.
 */
export function keepConnected(socket: LiveSocket) {
  let pause = pauses.first;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;

  function again(wait: number): void {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(() => socket.connect(), wait);
  }

  function whenLeft(): void {
    if (socket.active) return;
    again(pause * (1 + Math.random()));
    pause = Math.min(pause * 2, pauses.last);
  }

  socket.on('connect', () => {
    pause = pauses.first;
  });
  socket.on('disconnect', whenLeft);
  socket.on('connect_error', whenLeft);
  return {
    start: (): void => void socket.connect(),
    /** Leaves a server that is about to stop, and comes back at another moment than everybody else. */
    leaveFor(afterMs: number): void {
      socket.disconnect();
      again(afterMs + Math.random() * 3000);
    },
    stop(): void {
      stopped = true;
      clearTimeout(timer);
      socket.disconnect();
    },
  };
}

export type JoinData = {
  sessionId: string;
  seq: number;
  at?: string;
  missed?: LiveEvent[];
  packed?: string;
  snapshot?: unknown;
};

/** Older browsers do without. */
const unpacks = 'DecompressionStream' in globalThis;

/** Comes back into a room, with what was missed since `afterSeq`. Rejects when no answer comes in time. */
export async function askToJoin(socket: LiveSocket, sessionId: string, afterSeq: number): Promise<Ack<JoinData>> {
  const input = { sessionId, afterSeq, ...(unpacks && { packed: true }) };
  const answer = (await socket.timeout(patience).emitWithAck('join', input)) as Ack<JoinData>;
  if (answer.ok && answer.data.packed) answer.data.missed = await unpack(answer.data.packed);
  return answer;
}

async function unpack(packed: string): Promise<LiveEvent[]> {
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return (await new Response(stream).json()) as LiveEvent[];
}
