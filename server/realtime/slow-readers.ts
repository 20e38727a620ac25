import type { Log } from '../domain/context.ts';

/** One connection of the engine, as far as its unsent data goes; the library keeps these out of its types. */
type Connection = {
  writeBuffer: ReadonlyArray<{ data?: unknown }>;
  transport: { socket?: { bufferedAmount: number; terminate(): void } };
  close(discard?: boolean): unknown;
};

/** Milliseconds between two looks, and the unsent bytes that one connection may have. */
const interval = 1000;
export const mostUnsent = 1024 * 1024;
/** What one waiting packet costs beside its text, which many connections share. */
const packetOverhead = 256;

function countUnsent({ writeBuffer, transport }: Connection): number {
  let bytes = transport.socket?.bufferedAmount ?? 0;
  for (const { data } of writeBuffer)
    bytes += packetOverhead + ((data as { length?: number } | undefined)?.length ?? 0);
  return bytes;
}

/**
 * Ends connections that read so slowly that what they have not taken piles up here. They come back with `afterSeq` and
 * get what they missed, or a snapshot when it is too much.
 */
export function createSlowReaders(listSockets: () => Iterable<{ conn: unknown }>, log: Log) {
  let unsent = 0;
  const timer = setInterval(() => {
    unsent = 0;
    let ended = 0;
    for (const { conn } of listSockets()) {
      const connection = conn as Connection;
      const bytes = countUnsent(connection);
      unsent += bytes;
      if (bytes <= mostUnsent) continue;
      ended += 1;
      // An orderly end would wait until the rest was read.
      const { socket } = connection.transport;
      connection.close(true);
      socket?.terminate();
    }
    if (ended > 0) log.warn({ ended }, 'connections that read too slowly were ended');
  }, interval);
  timer.unref();
  return {
    /** Unsent bytes of all connections at the last look. */
    unsent: () => unsent,
    stop: () => clearInterval(timer),
  };
}
