/** One connection of the engine and its websocket; the libraries keep these parts out of their types. */
type Connection = {
  readyState: string;
  writeBuffer: readonly unknown[];
  transport: {
    name: string;
    writable: boolean;
    socket?: { readyState: number; _socket: RawSocket };
  };
};
type RawSocket = { write(data: Buffer): void; cork(): void; uncork(): void };
type LiveSocket = { conn: unknown; client: unknown };
/** An event as the parser hands it over, its name first; `id` when the client waits for an answer. */
type Packet = { data: unknown[]; id?: number };
type Dispatching = LiveSocket & { onevent(packet: Packet): void };
/** What a socket shares with others of its connection: sends packets that are encoded already. */
type Client = { writeToEngine(packets: string[], options: { preEncoded: true; wsPreEncodedFrame: Buffer[] }): void };
type Sockets = {
  adapter: { rooms: ReadonlyMap<string, ReadonlySet<string>> };
  sockets: ReadonlyMap<string, LiveSocket>;
};

const open = 1;
/** The engine's type of a packet that carries a message, and the protocol's types of an event and its answer. */
const message = '4';
const eventType = '2';
const ackType = '3';

/** A part of an answer that is JSON already, in UTF-8: the same for many, so it is encoded once. */
export class Encoded {
  readonly json: Buffer;
  constructor(value: unknown) {
    this.json = Buffer.from(JSON.stringify(value));
  }
}

/** A whole text frame of the websocket protocol (RFC 6455, 5.2), from server to client: final, not masked. */
export function frameText(text: string): Buffer {
  const length = Buffer.byteLength(text);
  const head = headOf(length);
  const frame = Buffer.allocUnsafe(head.length + length);
  head.copy(frame);
  frame.write(text, head.length);
  return frame;
}

/** As {@link frameText}, of a text in parts; those that are bytes already are not copied. */
export function frameParts(parts: Array<string | Buffer>): Buffer[] {
  const [only] = parts;
  if (parts.length === 1 && typeof only === 'string') return [frameText(only)];
  const bytes = parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part));
  return [headOf(bytes.reduce((sum, part) => sum + part.length, 0)), ...bytes];
}

/** The head of a frame with this many bytes of text. */
function headOf(length: number): Buffer {
  const head = Buffer.alloc(length < 126 ? 2 : length < 65_536 ? 4 : 10);
  head[0] = 0x81;
  if (head.length === 2) head[1] = length;
  else if (head.length === 4) {
    head[1] = 126;
    head.writeUInt16BE(length, 2);
  } else {
    head[1] = 127;
    head.writeBigUInt64BE(BigInt(length), 2);
  }
  return head;
}

/**
 * Sends a packet that is encoded already. It is written at once to a websocket that has nothing waiting, past the library's
 * queues, which cost a fifth of a delivery; any other connection gets it through them, so that the order is kept.
 */
function send({ conn, client }: LiveSocket, packet: () => string, frame: Buffer[]): void {
  const { readyState, writeBuffer, transport } = conn as Connection;
  const websocket = transport.name === 'websocket' ? transport.socket : undefined;
  if (readyState === 'open' && transport.writable && writeBuffer.length === 0 && websocket?.readyState === open) {
    writeAll(websocket._socket, frame);
  } else {
    (client as Client).writeToEngine([packet()], { preEncoded: true, wsPreEncodedFrame: [Buffer.concat(frame)] });
  }
}

function writeAll(socket: RawSocket, parts: Buffer[]): void {
  if (parts.length > 1) socket.cork();
  for (const part of parts) socket.write(part);
  if (parts.length > 1) socket.uncork();
}

/** An event that is encoded already, for many. */
export type EncodedEvent = { packet: string; frame: Buffer[] };

export function encodeEvent(event: object): EncodedEvent {
  const packet = eventType + JSON.stringify(['event', event]);
  return { packet, frame: [frameText(message + packet)] };
}

/** Sends one socket an event that is encoded already. */
export function sendEvent(socket: LiveSocket, { packet, frame }: EncodedEvent): void {
  send(socket, () => packet, frame);
}

/** Makes the sender of events to everybody in a room of this node. Each event is encoded once. */
export function createBroadcast({ sockets: { adapter, sockets } }: { sockets: Sockets }) {
  return function broadcast(room: string, event: object): void {
    const members = adapter.rooms.get(room);
    if (!members) return;
    const encoded = encodeEvent(event);
    for (const id of members) {
      const socket = sockets.get(id);
      if (socket) sendEvent(socket, encoded);
    }
  };
}

/**
 * Hands the events of a socket to `take`, with a function that acknowledges each once, or null where the client wants no
 * acknowledgement. It replaces the library's own dispatch, whose queues cost a third of a vote.
 */
export function takeEvents(
  socket: LiveSocket,
  take: (name: unknown, args: unknown[], acknowledge: ((result: unknown) => void) | null) => void,
): void {
  (socket as Dispatching).onevent = ({ data: [name, ...args], id }) => {
    if (id === undefined) return take(name, args, null);
    take(name, args, (result) => {
      const parts = encodeAnswer(id, result);
      send(socket, () => parts.join('').slice(message.length), frameParts(parts));
    });
  };
}

/** An acknowledgement with the type of its packet, in parts where one of its data is encoded already. */
function encodeAnswer(id: number, result: unknown): Array<string | Buffer> {
  const { data } = result as { data?: object };
  const head = `${message}${ackType}${id}`;
  const found = Object.entries(data ?? {}).find((entry): entry is [string, Encoded] => entry[1] instanceof Encoded);
  if (!found) return [`${head}${JSON.stringify([result])}`];
  const [name, { json }] = found;
  const before = JSON.stringify([{ ...(result as object), data: { ...data, [name]: undefined } }]);
  return [`${head}${before.slice(0, -3)},"${name}":`, json, '}}]'];
}
