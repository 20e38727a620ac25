import { WebSocket } from 'ws';

/**
 * A Socket.IO client that does only what a driver needs, so that thousands fit on one core: websocket, text frames,
 * acknowledgements told apart by their number and not parsed unless asked for.
 */
export type LiveSocket = {
  /** Sends a command; the text after `ok` of its acknowledgement goes to `answered`. */
  send(command: string, input: string, answered: (answer: Buffer) => void): void;
  /** Sends a command and reads the whole answer. */
  ask(command: string, input: object): Promise<{ ok: boolean; data?: unknown; error?: unknown }>;
  /** Called with the text of every event, without its frame type. */
  onEvent: ((text: Buffer) => void) | null;
  /** Called when the connection ends. */
  onClose: (() => void) | null;
  close(): void;
};

const zero = 48;
const types = { open: 0x30, ping: 0x32, message: 0x34 } as const;
const messages = { connected: 0x30, event: 0x32, ack: 0x33, refused: 0x34 } as const;

/** Connects to `/live` and waits until the namespace is open. */
export function openLiveSocket(url: string, auth: object = {}): Promise<LiveSocket> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/live/?EIO=4&transport=websocket`, {
    perMessageDeflate: false,
    skipUTF8Validation: true,
  });
  const waiting = new Map<number, (answer: Buffer) => void>();
  let next = 0;
  const live: LiveSocket = {
    send(command, input, answered) {
      waiting.set(next, answered);
      socket.send(`42${next++}["${command}",${input}]`);
    },
    ask: (command, input) =>
      new Promise((resolve, reject) => {
        socket.once('close', () => reject(new Error('The connection ended before the answer.')));
        live.send(command, JSON.stringify(input), (answer) => resolve(JSON.parse(answer.toString())[0]));
      }),
    onEvent: null,
    onClose: null,
    close: () => socket.terminate(),
  };
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.on('close', () => live.onClose?.());
    socket.on('message', (data) => {
      const frame = data as Buffer;
      if (frame[0] === types.ping) return socket.send('3');
      if (frame[0] === types.open) return socket.send(`40${JSON.stringify(auth)}`);
      if (frame[0] !== types.message) return;
      if (frame[1] === messages.event) live.onEvent?.(frame.subarray(2));
      else if (frame[1] === messages.ack) acknowledge(frame, waiting);
      else if (frame[1] === messages.connected) resolve(live);
      else if (frame[1] === messages.refused) reject(new Error(`The server refused a connection: ${frame.toString()}`));
    });
  });
}

function acknowledge(frame: Buffer, waiting: Map<number, (answer: Buffer) => void>): void {
  let id = 0;
  let at = 2;
  for (let digit = (frame[at] ?? 0) - zero; digit >= 0 && digit <= 9; digit = (frame[at] ?? 0) - zero) {
    id = id * 10 + digit;
    at += 1;
  }
  const answered = waiting.get(id);
  waiting.delete(id);
  answered?.(frame.subarray(at));
}
