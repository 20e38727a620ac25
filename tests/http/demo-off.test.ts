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

test('where no mail goes out, the page of an account says who changes the address, and offers no code', async () => {
  const client = createFormClient(held.product.url);
  await client.post('/fr/sign-up', { name: 'Salma', email: 'salma@example.ma', password: 'three plain words' });
  const { body } = await client.get('/fr/account');
  expect(body).toContain('Pour changer le courrier électronique, adressez-vous à l’administrateur de la commune');
  expect(body).toMatch(/value="rename"[\s\S]*value="password"/);
  for (const intent of ['email', 'password-ask']) expect(body).not.toContain(`name="intent" value="${intent}"`);
});
