import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import { startEmbeddedPostgres } from '#server/embedded-postgres.ts';
import { freePort } from './free-port.ts';
import { startProduct, type Product } from './product.ts';

/** The product with its own embedded database, on one port and one folder however often it is started again. */
export type EmbeddedProduct = {
  url: string;
  now(): Product;
  /** Takes the server away without warning and waits until it is gone; its database stays. */
  kill(): Promise<void>;
  /** Starts it again. @returns milliseconds until it was ready */
  start(): Promise<number>;
  /** The process of the embedded database server. */
  postmaster(): number;
  /** A direct connection to the embedded database. */
  connect(): postgres.Sql;
  /** Whatever happened, nothing is left running and no file stays. */
  remove(): Promise<void>;
};

/** Starts the product over an embedded database of its own, with the demo commune. @param parent where its folder is made */
export async function startEmbeddedProduct(parent = tmpdir()): Promise<EmbeddedProduct> {
  const dataDir = mkdtempSync(path.join(parent, 'tachawor-faults-'));
  chmodSync(dataDir, 0o755);
  const port = await freePort();
  const file = (name: string): string => readFileSync(path.join(dataDir, 'postgres', name), 'utf8').trim();
  let product: Product | null = null;
  const now = (): Product => {
    if (!product) throw new Error('the product is not running');
    return product;
  };
  const start = async (): Promise<number> => {
    const begun = Date.now();
    product = await startProduct({ dataDir, env: { PORT: String(port) } });
    return Date.now() - begun;
  };
  await start();
  return {
    url: `http://127.0.0.1:${port}`,
    now,
    start,
    async kill() {
      const { child } = now();
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
    postmaster: () => Number(file('data/postmaster.pid').split('\n')[0]),
    connect: () =>
      postgres(`postgres://postgres:${file('password')}@127.0.0.1:${file('port')}/tachawor`, {
        max: 2,
        onnotice: () => undefined,
      }),
    async remove() {
      product?.kill();
      await (await startEmbeddedPostgres({ dataDir, log: () => undefined })).stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
