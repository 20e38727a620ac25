/** One connection of the engine and its websocket; the libraries keep these parts out of their types. */
type Connection = {
  readyState: string;
  writeBuffer: readonly unknown[];
  transport: {
    name: string;
    writable: boolean;
    socket?: { readyState: number; _socket: { write(data: Buffer): void } };
  };
};
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

/**
 * A whole text frame of the websocket protocol (RFC 6455, 5.2), from server to client: final, not masked.
 * @param parts of the text, in UTF-8 where they are bytes
 */
export function frameText(...parts: Array<string | Buffer>): Buffer {
  const length = parts.reduce((sum, part) => sum + Buffer.byteLength(part), 0);
  const head = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const frame = Buffer.allocUnsafe(head + length);
  frame[0] = 0x81;
  if (head === 2) frame[1] = length;
  else if (head === 4) {
    frame[1] = 126;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = 127;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  let at = head;
  for (const part of parts) at += typeof part === 'string' ? frame.write(part, at) : part.copy(frame, at);
  return frame;
}

/**
 * Sends a packet that is encoded already. It is written at once to a websocket that has nothing waiting, past the library's
 * queues, which cost a fifth of a delivery; any other connection gets it through them, so that the order is kept.
 */
function send({ conn, client }: LiveSocket, packet: () => string, frame: Buffer): void {
  const { readyState, writeBuffer, transport } = conn as Connection;
  const websocket = transport.name === 'websocket' ? transport.socket : undefined;
  if (readyState === 'open' && transport.writable && writeBuffer.length === 0 && websocket?.readyState === open) {
    websocket._socket.write(frame);
  } else {
    (client as Client).writeToEngine([packet()], { preEncoded: true, wsPreEncodedFrame: [frame] });
  }
}

/** Makes the sender of events to everybody in a room of this node. Each event is encoded once. */
export function createBroadcast({ sockets: { adapter, sockets } }: { sockets: Sockets }) {
  return function broadcast(room: string, event: object): void {
    const members = adapter.rooms.get(room);
    if (!members) return;
    const packet = eventType + JSON.stringify(['event', event]);
    const frame = frameText(message + packet);
    for (const id of members) {
      const socket = sockets.get(id);
      if (socket) send(socket, () => packet, frame);
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
      const parts = [`${ackType}${id}`, ...encodeAnswer(result)];
      send(socket, () => parts.join(''), frameText(message, ...parts));
    });
  };
}

/** The JSON of an acknowledgement, in parts where its snapshot is encoded already. */
function encodeAnswer(result: unknown): Array<string | Buffer> {
  const { data } = result as { data?: { snapshot?: unknown } };
  if (!(data?.snapshot instanceof Encoded)) return [JSON.stringify([result])];
  const { snapshot, ...rest } = data;
  const before = JSON.stringify([{ ...(result as object), data: rest }]);
  return [`${before.slice(0, -3)},"snapshot":`, snapshot.json, '}}]'];
}
