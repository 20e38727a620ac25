import type { WebSocket } from 'ws';
import { documentLimits } from '#app/contract/document.ts';
import { closeCodes } from './close-code.ts';
import { readMessage, type Message } from './messages.ts';
import { createPace, type Pace } from './pace.ts';
import type { SendBinary } from './wire.ts';

/** Messages of all kinds from one connection: the stock client repeats each awareness message it gets. */
const messages = { perSecond: 300, atOnce: 3_000 };
/** What one connection may have waiting here, in messages and in bytes. */
const waiting = { messages: 2_000, bytes: 4 * 1024 * 1024 };
/** Bytes a slow reader may leave with us: a whole text must fit in, with changes meanwhile. */
const mostUnsent = documentLimits.document + 4 * 1024 * 1024;
/** Milliseconds of work that count as one update, and after which others get their turn. */
const work = { unit: 2.5, turn: 10 };
/** Milliseconds a connection has to end after it was told to. */
const patience = 2_000;

type Handlers = {
  receive(message: Message): void;
  closed(): void;
};

/**
 * One websocket: its messages wait until it is at a room, are then taken in their order at the pace allowed, and a
 * sender that is too fast is not read from for a while, so that nothing is lost and TCP slows it down.
 */
export function createConnection(socket: WebSocket, sendBinary: SendBinary) {
  const queue: Uint8Array[] = [];
  const ownPace = createPace(messages.perSecond, messages.atOnce);
  let bytes = 0;
  let handlers: Handlers | null = null;
  let pace: Pace | null = null;
  let timer: NodeJS.Timeout | null = null;
  let open = true;
  let answered = true;

  function close(code: number, reason: string): void {
    if (!open) return;
    end();
    if (socket.isPaused) socket.resume();
    socket.close(code, reason);
    setTimeout(() => socket.terminate(), patience).unref();
  }

  /** From here on nothing is taken or sent. */
  function end(): void {
    if (!open) return;
    open = false;
    queue.length = 0;
    if (timer) clearTimeout(timer);
    handlers?.closed();
  }

  function run(): void {
    timer = null;
    const start = performance.now();
    while (open && handlers && queue.length > 0) {
      const pause = Math.max(ownPace.wait(), pace?.wait() ?? 0);
      const turnIsOver = performance.now() - start > work.turn;
      if (pause > 0) socket.pause();
      if (pause > 0 || turnIsOver) {
        timer = setTimeout(run, pause);
        return;
      }
      take(handlers);
    }
    if (open && socket.isPaused) socket.resume();
  }

  function take(to: Handlers): void {
    const frame = queue.shift() as Uint8Array;
    bytes -= frame.length;
    const start = performance.now();
    const message = parse(frame);
    if (message) to.receive(message);
    ownPace.take(1);
    pace?.take((performance.now() - start) / work.unit);
  }

  function parse(frame: Uint8Array): Message | null {
    try {
      return readMessage(frame);
    } catch {
      close(closeCodes.badMessage, 'a bad message');
      return null;
    }
  }

  socket.on('message', (data, isBinary) => {
    answered = true;
    if (!open) return;
    if (!isBinary) return close(closeCodes.badMessage, 'text is not understood');
    const frame = data as Buffer;
    queue.push(frame);
    bytes += frame.length;
    if (queue.length > waiting.messages || bytes > waiting.bytes) return close(closeCodes.tooMany, 'too much at once');
    if (timer === null) run();
  });
  socket.on('pong', () => {
    answered = true;
  });
  // An error of the protocol is followed by the end of the connection.
  socket.on('error', () => undefined);
  socket.on('close', end);

  return {
    isOpen: () => open,
    close,
    /** Begins to take messages. @param personPace shared by all connections of one person */
    start(to: Handlers, personPace: Pace): void {
      handlers = to;
      pace = personPace;
      run();
    },
    send(frame: Uint8Array): void {
      if (!open) return;
      if (socket.bufferedAmount > mostUnsent) {
        end();
        return socket.terminate();
      }
      sendBinary(socket, frame);
    },
    unsent: () => socket.bufferedAmount,
    /** Asks whether the other side is still there, and ends a connection that did not answer the last time. */
    ping(): void {
      if (!open) return;
      if (!answered && !socket.isPaused) return socket.terminate();
      answered = false;
      socket.ping();
    },
  };
}

export type Connection = ReturnType<typeof createConnection>;
