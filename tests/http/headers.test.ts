import { describe, expect, test } from 'vitest';
import { createFormClient, signInAs } from '#tests/support/form-client.ts';
import { withSeededProduct } from '#tests/support/seeded-product.ts';

const https = 'https://forum.example.ma';
const plain = withSeededProduct();
const secure = withSeededProduct({ BASE_URL: https });

describe('headers of a page', () => {
  test('over http', async () => {
    const { headers } = await createFormClient(plain.product.url).get('/ar/guelmim');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('cache-control')).toContain('no-store');
    expect(headers.get('strict-transport-security')).toBeNull();
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('access-control-allow-origin')).toBeNull();
    const policy = headers.get('content-security-policy') ?? '';
    for (const part of [
      "default-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "form-action 'self'",
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
    ]) {
      expect(policy).toContain(part);
    }
    expect(policy).not.toMatch(/unsafe-(inline|eval)/);
  });

  test('over https', async () => {
    const { headers } = await createFormClient(secure.product.url).get('/ar');
    expect(headers.get('strict-transport-security')).toMatch(/max-age=\d{8}/);
  });
});

describe('cookies', () => {
  const login = (answer: { headers: Headers }, name: string) =>
    answer.headers.getSetCookie().find((line) => line.startsWith(`${name}=`)) ?? '';

  test('over http the login is HttpOnly, SameSite and for the whole site', async () => {
    const cookie = login(await signInAs(createFormClient(plain.product.url), 'citizen1'), 'tachawor');
    expect(cookie).toMatch(/; Path=\/; HttpOnly; SameSite=Lax; Expires=/);
    expect(cookie).not.toMatch(/Secure|Domain/);
  });

  test('over https it is Secure and carries the __Host- prefix', async () => {
    const client = createFormClient(secure.product.url);
    const cookie = login(await signInAs(client, 'citizen1'), '__Host-tachawor');
    expect(cookie).toMatch(/; Path=\/; HttpOnly; SameSite=Lax; Expires=[^;]+; Secure$/);
    const asked = await client.copy().post('/ar/sign-in/code', { intent: 'ask', email: 'nobody@example.ma' });
    expect(login(asked, '__Host-attempt')).toMatch(/Max-Age=600; HttpOnly; SameSite=Lax; Secure$/);
  });

  test('a visitor gets none but the language', async () => {
    const client = createFormClient(plain.product.url);
    for (const path of ['/ar/guelmim', '/ar/join', '/ar/j/TACHAW', '/ar/sign-in']) {
      expect((await client.get(path)).headers.getSetCookie(), path).toEqual([]);
    }
    expect((await client.get('/ar')).headers.getSetCookie()).toEqual([
      'lang=ar; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax',
    ]);
  });
});

const foreign: Array<Record<string, string>> = [
  { origin: 'https://evil.example' },
  { origin: 'null' },
  { 'sec-fetch-site': 'cross-site' },
];

describe('posts from other sites', () => {
  const posts: Array<[string, Record<string, string>]> = [
    ['/join', { code: 'TACHAW' }],
    ['/ar/join', { code: 'TACHAW' }],
    ['/ar/j/TACHAW', {}],
    ['/sign-in', { email: 'citizen1@demo.tachawor.test', password: 'tachawor-demo' }],
    ['/ar/sign-in', { email: 'citizen1@demo.tachawor.test', password: 'tachawor-demo' }],
    ['/ar/sign-up', { name: 'x', email: 'x@example.ma', password: 'long enough' }],
    ['/ar/account', { intent: 'revoke-others' }],
    ['/ar/guelmim/charter', { version: '1' }],
    ['/sign-out', {}],
  ];

  test.each(posts)('%s is refused and sets nothing', async (path, fields) => {
    const client = createFormClient(plain.product.url);
    for (const headers of foreign) {
      const answer = await client.post(path, fields, headers);
      expect(answer.status).toBe(403);
      expect(answer.headers.getSetCookie()).toEqual([]);
    }
  });

  test('a post from the public address is accepted, one from another port is not', async () => {
    const client = createFormClient(secure.product.url);
    expect((await client.post('/join', { code: 'TACHAW' }, { origin: https })).status).toBe(303);
    expect((await client.post('/join', { code: 'TACHAW' }, { origin: `${https}:8443` })).status).toBe(403);
  });
});
