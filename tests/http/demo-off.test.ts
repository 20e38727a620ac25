import { expect, test } from 'vitest';
import { createFormClient } from '#tests/support/form-client.ts';
import { withSeededProduct } from '#tests/support/seeded-product.ts';

const held = withSeededProduct({ DEMO: '0', SECRET: 'a secret of this test that is long enough to be taken' });

test('without the demo there is no gallery, no kept mail, and no word of demo accounts', async () => {
  const client = createFormClient(held.product.url);
  expect((await client.get('/dev/ui')).status).toBe(404);
  expect((await client.get('/dev/mail')).status).toBe(404);
  for (const page of ['/ar/sign-in', '/ar/sign-in/code', '/fr']) {
    expect((await client.get(page)).body).not.toContain('demo');
  }
});
