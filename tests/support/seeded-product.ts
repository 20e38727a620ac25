import { afterAll, beforeAll } from 'vitest';
import { createTestDatabase, type TestDatabase } from './database.ts';
import { startProduct, type Product } from './product.ts';

/** The real server over a demo of its own, for all tests of a file. Read `product` only inside tests. */
export function withSeededProduct(env: Record<string, string> = {}): { product: Product; database: TestDatabase } {
  const held = {} as { product: Product; database: TestDatabase };
  beforeAll(async () => {
    held.database = await createTestDatabase({ seeded: true });
    held.product = await startProduct({ databaseUrl: held.database.url, env });
  });
  afterAll(async () => {
    await held.product?.stop();
    await held.database?.drop();
  });
  return held;
}
