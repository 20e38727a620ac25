import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** The network between a browser and the product, in the hands of a test. */
export type Wire = {
  origin: string;
  /** Ends every connection and lets no new one through. */
  cut(): void;
  /** What the browser sends arrives; no answer comes back, until it is mended. */
  muffle(): void;
  /** All is well again; answers that were held back arrive. */
  mend(): void;
  close(): Promise<void>;
};

/** Opens a way to the product under an address of its own. Cookies know no ports, so a login holds here too. */
export async function openWire(origin: string): Promise<Wire> {
  const { port } = new URL(origin);
  const pairs = new Set<[browser: Socket, server: Socket]>();
  let state: 'whole' | 'cut' | 'muffled' = 'whole';
  const listener = createServer((browser) => {
    browser.on('error', () => undefined);
    if (state === 'cut') return void browser.destroy();
    const server = connect(Number(port), '127.0.0.1');
    const pair: [Socket, Socket] = [browser, server];
    pairs.add(pair);
    server.on('error', () => browser.destroy());
    browser.pipe(server);
    server.pipe(browser);
    if (state === 'muffled') silence(pair);
    browser.on('close', () => server.destroy());
    server.on('close', () => {
      pairs.delete(pair);
      browser.destroy();
    });
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const all = (act: (pair: [Socket, Socket]) => void): void => [...pairs].forEach(act);
  return {
    origin: `http://127.0.0.1:${(listener.address() as AddressInfo).port}`,
    cut() {
      state = 'cut';
      all(([browser]) => browser.destroy());
    },
    muffle() {
      state = 'muffled';
      all(silence);
    },
    mend() {
      state = 'whole';
      all(([browser, server]) => server.pipe(browser));
    },
    close: () => stop(listener, () => all(([browser]) => browser.destroy())),
  };
}

/** The server's answers wait in its own buffers. */
function silence([browser, server]: [Socket, Socket]): void {
  server.unpipe(browser);
  server.pause();
}

function stop(listener: Server, end: () => void): Promise<void> {
  end();
  return new Promise((resolve) => listener.close(() => resolve()));
}
