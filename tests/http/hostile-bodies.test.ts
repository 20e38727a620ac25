import { expect, test } from 'vitest';
import { createFormClient } from '#tests/support/form-client.ts';
import { withSeededProduct } from '#tests/support/seeded-product.ts';
import { findHarm } from '#tests/support/unharmed.ts';

const held = withSeededProduct();

const bodies: Array<[string, string | undefined, string]> = [
  ['nothing', undefined, ''],
  ['plain text', 'theme=dark', 'text/plain'],
  ['JSON', '{"theme":"dark"}', 'application/json'],
  ['broken escapes', 'theme=%E0%A4%A&back=%', 'application/x-www-form-urlencoded'],
  [
    'a part that ends early',
    '--b\r\nContent-Disposition: form-data; name="theme"\r\n\r\nda',
    'multipart/form-data; boundary=b',
  ],
  ['parts without a boundary', 'x', 'multipart/form-data'],
];

/** Doors that take a post without a page of their own, and pages that take none. */
const doors = ['/preferences', '/sign-out', '/ar', '/ar/guelmim', '/ar/help', '/dev/ui', '/', '/nowhere'];

test.each(doors)('a body that is no form gets a clear refusal at %s', async (door) => {
  const client = createFormClient(held.product.url);
  for (const [what, body, type] of bodies) {
    const answer = await client.postRaw(door, body, type ? { 'content-type': type } : {});
    expect([what, answer.status < 500], door).toEqual([what, true]);
  }
});

test('a path to go back to is one of ours, whatever is asked for', async () => {
  const client = createFormClient(held.product.url);
  const asked = [
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/\tevil',
    '/ok\r\nSet-Cookie: a=b',
    '/كلميم',
    '/a\u0000',
    '',
  ];
  for (const back of asked) {
    const answer = await client.post('/preferences', { theme: 'dark', back });
    expect([back, answer.status, answer.location]).toEqual([back, 302, '/']);
  }
  expect((await client.post('/preferences', { back: '/ar/guelmim?x=1#y' })).location).toBe('/ar/guelmim?x=1#y');
});

test('none of it was a bug', async () => expect(await findHarm(held.product)).toEqual([]));
