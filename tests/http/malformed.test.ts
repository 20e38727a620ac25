import { describe, expect, test } from 'vitest';
import { createFormClient, signInAs } from '#tests/support/form-client.ts';
import { withSeededProduct } from '#tests/support/seeded-product.ts';

const held = withSeededProduct();

const doors = [
  '/join',
  '/sign-in',
  '/sign-out',
  '/ar/join',
  '/ar/j/TACHAW',
  '/ar/sign-in',
  '/ar/sign-in/code',
  '/ar/sign-up',
  '/ar/account',
  '/ar/guelmim/charter',
];

const form = 'application/x-www-form-urlencoded';
const bodies: Array<[string, string | undefined, string]> = [
  ['no body', undefined, form],
  ['no type', 'code=TACHAW', ''],
  ['JSON', '{"code":"TACHAW"}', 'application/json'],
  ['plain text', 'code=TACHAW', 'text/plain'],
  ['broken escapes', 'code=%E0%A4%A&name=%', form],
  ['a lone surrogate', 'name=%ED%A0%80&code=TACHAW&email=%ED%A0%80', form],
  ['NUL everywhere', 'code=%00&name=%00&email=%00&password=%00&back=%00&version=%00&authSessionId=%00', form],
  ['many fields', 'code=A&'.repeat(5000), form],
  ['names of objects', '__proto__=1&constructor=2&toString=3&intent=constructor', form],
  [
    'a file instead of a field',
    '--b\r\nContent-Disposition: form-data; name="code"; filename="x"\r\n\r\nTACHAW\r\n--b--\r\n',
    'multipart/form-data; boundary=b',
  ],
  [
    'multipart that ends early',
    '--b\r\nContent-Disposition: form-data; name="code"\r\n\r\nTACH',
    'multipart/form-data; boundary=b',
  ],
  ['multipart without boundary', 'code=TACHAW', 'multipart/form-data'],
  ['another charset', 'code=TACHAW', `${form}; charset=utf-16`],
];

describe('malformed forms get a clear refusal', () => {
  test.each(doors)('%s', async (door) => {
    const client = createFormClient(held.product.url);
    for (const [what, body, type] of bodies) {
      for (const accept of ['text/html', '*/*']) {
        const answer = await client.postRaw(door, body, { accept, ...(type && { 'content-type': type }) });
        expect(answer.status, `${door}: ${what}`).toBeLessThan(500);
        expect(answer.body, `${door}: ${what}`).not.toMatch(/at [\w.]+ \(|node_modules/);
      }
    }
  });

  test('also from somebody who is signed in', async () => {
    const client = createFormClient(held.product.url);
    await signInAs(client, 'citizen1');
    for (const door of ['/ar/account', '/ar/guelmim/charter', '/ar/j/TACHAW']) {
      for (const [what, body, type] of bodies) {
        const answer = await client.postRaw(door, body, type ? { 'content-type': type } : {});
        expect(answer.status, `${door}: ${what}`).toBeLessThan(500);
      }
    }
  });

  test('too large a form is refused before it is read', async () => {
    const client = createFormClient(held.product.url);
    const answer = await client.post('/ar/sign-in', { email: 'x'.repeat(300_000), password: 'x' });
    expect(answer.status).toBe(413);
  });

  test('other methods do no harm', async () => {
    for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD']) {
      for (const door of doors) {
        const { status } = await fetch(held.product.url + door, { method, redirect: 'manual' });
        expect(status, `${method} ${door}`).toBeLessThan(500);
      }
    }
  });
});
