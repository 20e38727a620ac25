import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';

const finalBinary = 0x82;
/** Beyond this a copy costs more than a second buffer. */
const small = 16 * 1024;

/** A small binary message as it goes over the wire from a server, header and payload in one piece (RFC 6455, 5.2). */
function toWire(message: Uint8Array): Buffer {
  const { length } = message;
  const header = length < 126 ? 2 : 4;
  const wire = Buffer.allocUnsafe(header + length);
  wire[0] = finalBinary;
  wire[1] = length < 126 ? length : 126;
  if (header === 4) wire.writeUInt16BE(length, 2);
  wire.set(message, header);
  return wire;
}

export type SendBinary = (socket: WebSocket, message: Uint8Array) => void;

/**
 * Makes what sends binary messages. A small one is written with one call instead of two buffers that the system has to
 * gather, and made once for however many get it; messages are never compressed, so nothing of the library's own can be
 * waiting before it. What was sent must not be changed afterwards.
 */
export function createSendBinary(): SendBinary {
  const wires = new WeakMap<Uint8Array, Buffer>();
  return (socket, message) => {
    const tcp = (socket as unknown as { _socket: Socket | null })._socket;
    if (message.length > small || !tcp) return socket.send(message, { binary: true });
    if (socket.readyState !== socket.OPEN) return undefined;
    const wire = wires.get(message) ?? toWire(message);
    wires.set(message, wire);
    tcp.write(wire);
    return undefined;
  };
}
