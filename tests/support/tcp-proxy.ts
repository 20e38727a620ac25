import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export type TcpProxy = {
  url: string;
  port: number;
  /** Connections that pass through now. */
  open(): number;
  /** From now on clients read this many bytes a second each; null lets everything through. */
  throttle(bytesPerSecond: number | null): void;
  /** Takes all connections away without a word, as a lost network does. */
  cut(): void;
  close(): Promise<void>;
};

/** Bytes passed on at once to a slow reader. */
const sip = 512;

/** A bad network between a client and the server on `port` of this machine. */
export async function startTcpProxy(port: number): Promise<TcpProxy> {
  let rate: number | null = null;
  const pairs = new Set<{ client: Socket; server: Socket }>();
  const proxy = createServer((client) => {
    const server = connect({ port, host: '127.0.0.1' });
    const pair = { client, server };
    pairs.add(pair);
    const end = (): void => {
      pairs.delete(pair);
      client.destroy();
      server.destroy();
    };
    for (const side of [client, server]) side.on('error', end).on('close', end);
    client.on('data', (chunk: Buffer) => server.write(chunk));
    void passSlowly(server, client, () => rate).catch(end);
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const { port: own } = proxy.address() as AddressInfo;
  const cut = (): void => {
    for (const { client, server } of pairs) {
      client.destroy();
      server.destroy();
    }
  };
  return {
    url: `http://127.0.0.1:${own}`,
    port: own,
    open: () => pairs.size,
    throttle(bytesPerSecond) {
      rate = bytesPerSecond;
    },
    cut,
    close() {
      cut();
      return new Promise((resolve) => void proxy.close(() => resolve()));
    },
  };
}

/** While one piece is on its way nothing more is read: the kernel's buffers fill up, and then the sender's own. */
async function passSlowly(from: Socket, to: Socket, rate: () => number | null): Promise<void> {
  for await (const chunk of from as AsyncIterable<Buffer>) {
    for (let at = 0; at < chunk.length;) {
      const speed = rate();
      const end = speed === null ? chunk.length : Math.min(at + sip, chunk.length);
      to.write(chunk.subarray(at, end));
      if (speed !== null) await new Promise((resolve) => setTimeout(resolve, ((end - at) / speed) * 1000));
      at = end;
    }
  }
}
