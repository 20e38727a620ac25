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

/**
 * Sends a binary message. A small one is written with one call instead of two buffers that the system has to gather;
 * messages are never compressed, so nothing of the library's own can be waiting before it.
 */
export function sendBinary(socket: WebSocket, message: Uint8Array): void {
  const tcp = (socket as unknown as { _socket: Socket | null })._socket;
  if (message.length > small || !tcp) socket.send(message, { binary: true });
  else if (socket.readyState === socket.OPEN) tcp.write(toWire(message));
}
