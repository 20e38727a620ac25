import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { createFormClient, signInAs } from '#tests/support/form-client.ts';
import { withSeededProduct } from '#tests/support/seeded-product.ts';

const held = withSeededProduct();
const visit = () => createFormClient(held.product.url);
const citizen = { email: 'citizen1@demo.tachawor.test', password: 'tachawor-demo' };

describe('with a password', () => {
  test('POST /sign-in sets the cookie and leads to the account', async () => {
    const client = visit();
    const answer = await client.post('/sign-in', citizen, { 'accept-language': 'fr' });
    expect([answer.status, answer.location]).toEqual([303, '/fr/account']);
    expect((await client.get('/fr/account')).status).toBe(200);
  });

  test('the page leads back to where somebody came from, and nowhere else', async () => {
    const back = (path: string) => visit().post('/ar/sign-in', { ...citizen, back: path });
    expect((await back('/ar/guelmim/space?x=1')).location).toBe('/ar/guelmim/space?x=1');
    for (const foreign of [
      'https://evil.example',
      '//evil.example',
      '/\\evil.example',
      'javascript:alert(1)',
      '/ar/sign-in',
      '/ar\r\nX: y',
    ]) {
      expect((await back(foreign)).location, foreign).toBe('/ar/account');
    }
  });

  test('a wrong password keeps the address, never the password, and says the same as an unknown address', async () => {
    const wrong = await visit().post('/ar/sign-in', { ...citizen, password: 'not-the-password' });
    const unknown = await visit().post('/ar/sign-in', { email: 'nobody@example.ma', password: 'not-the-password' });
    for (const answer of [wrong, unknown]) {
      expect(answer.status).toBe(422);
      expect(answer.body).toContain('البريد الإلكتروني أو كلمة السر غير صحيح');
      expect(answer.body).not.toContain('not-the-password');
      expect(answer.headers.getSetCookie()).toEqual([]);
    }
    expect(wrong.body).toContain(`value="${citizen.email}"`);
  });

  test('programs get a problem document', async () => {
    const answer = await visit().post(
      '/sign-in',
      { email: citizen.email, password: 'x' },
      { accept: 'application/json' },
    );
    expect(answer.status).toBe(422);
    expect(JSON.parse(answer.body)).toMatchObject({ status: 422, code: 'invalid', title: 'signin.wrong' });
  });

  test('the fields work with password managers', async () => {
    const { body } = await visit().get('/ar/sign-in');
    expect(body).toMatch(/<input[^>]*name="email"[^>]*autoComplete="username"/i);
    expect(body).toMatch(/<input[^>]*name="password"[^>]*autoComplete="current-password"/i);
    expect((await visit().get('/ar/sign-up')).body).toMatch(
      /<input[^>]*name="password"[^>]*autoComplete="new-password"/i,
    );
  });

  test('whoever is signed in is not asked again', async () => {
    const client = visit();
    await signInAs(client, 'citizen1');
    expect((await client.get('/ar/sign-in?back=/ar/guelmim')).location).toBe('/ar/guelmim');
  });

  test('a guest who signs in gets a new login, and the guest’s cookie opens nothing more', async () => {
    const client = visit();
    await client.post('/join', { code: 'TACHAW', name: 'Zahra' });
    const guest = client.copy();
    await signInAs(client, 'citizen3');
    expect(client.cookie('tachawor')).not.toBe(guest.cookie('tachawor'));
    expect((await guest.get('/ar/account')).status).toBe(302);
  });
});

describe('signing out', () => {
  test('ends the login on the server, empties the browser, and leads home', async () => {
    const client = visit();
    await signInAs(client, 'citizen1');
    const stolen = client.copy();
    const answer = await client.post('/sign-out', {});
    expect([answer.status, answer.location]).toEqual([303, '/ar']);
    expect(answer.headers.get('clear-site-data')).toContain('"cookies"');
    expect(client.cookie('tachawor')).toBeUndefined();
    expect((await stolen.get('/ar/account')).location).toBe('/ar/sign-in?back=/ar/account');
  });

  test('a GET signs nobody out', async () => {
    const client = visit();
    await signInAs(client, 'citizen1');
    expect((await client.get('/sign-out')).status).toBe(302);
    expect((await client.get('/ar/account')).status).toBe(200);
  });
});

describe('with a code by e-mail', () => {
  const mails = () => {
    const folder = path.join(held.product.dataDir, 'mail');
    const files = readdirSync(folder).sort();
    return files.map(
      (file) =>
        JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as {
          to: string;
          text: string;
          lang: string;
          subject: string;
        },
    );
  };
  const lastCode = () => /\d{8}/.exec(mails().at(-1)?.text ?? '')?.[0] ?? '';
  const ask = (client: ReturnType<typeof visit>, email: string, lang = 'fr') =>
    client.post(`/${lang}/sign-in/code?back=/${lang}/guelmim`, { intent: 'ask', email });

  test('the code of the kept message signs in, once, and leads back', async () => {
    const client = visit();
    const asked = await ask(client, 'citizen4@demo.tachawor.test');
    expect([asked.status, asked.location]).toEqual([303, '/fr/sign-in/code?sent=1&back=%2Ffr%2Fguelmim']);
    const step = await client.get(asked.location ?? '');
    expect(step.body).toMatch(/<input[^>]*name="code"[^>]*autoComplete="one-time-code"/i);
    expect(mails().at(-1)).toMatchObject({
      to: 'citizen4@demo.tachawor.test',
      lang: 'fr',
      subject: expect.stringContaining('Code de connexion'),
    });
    const again = client.copy();
    const used = await client.post(asked.location ?? '', {
      intent: 'use',
      code: ` ${lastCode().slice(0, 4)} ${lastCode().slice(4)}`,
    });
    expect([used.status, used.location]).toEqual([303, '/fr/guelmim']);
    expect(client.cookie('attempt')).toBeUndefined();
    expect((await client.get('/fr/account')).body).toContain('citizen4@demo.tachawor.test');
    expect((await again.post('/fr/sign-in/code?sent=1', { intent: 'use', code: lastCode() })).status).toBe(422);
  });

  test('the code is worth nothing in another browser, and a wrong one is told so', async () => {
    const client = visit();
    await ask(client, 'citizen5@demo.tachawor.test', 'ar');
    expect((await visit().post('/ar/sign-in/code?sent=1', { intent: 'use', code: lastCode() })).status).toBe(422);
    const wrong = await client.post('/ar/sign-in/code?sent=1', { intent: 'use', code: '00000000' });
    expect(wrong.status).toBe(422);
    expect(wrong.body).toContain('value="00000000"');
    expect((await client.post('/ar/sign-in/code?sent=1', { intent: 'use', code: lastCode() })).status).toBe(303);
  });

  test('an address without an account is answered alike and gets no message', async () => {
    const before = mails().length;
    const asked = await ask(visit(), 'nobody@example.ma');
    expect([asked.status, asked.location]).toEqual([303, '/fr/sign-in/code?sent=1&back=%2Ffr%2Fguelmim']);
    expect(asked.headers.getSetCookie()[0]).toMatch(
      /^attempt=[A-Za-z0-9_-]{32}; Path=\/; Max-Age=600; HttpOnly; SameSite=Lax$/,
    );
    expect(mails()).toHaveLength(before);
  });

  test('the kept messages are shown where the demo runs', async () => {
    const { status, body } = await visit().get('/dev/mail');
    expect(status).toBe(200);
    expect(body).toContain('citizen4@demo.tachawor.test');
  });
});

describe('opening an account', () => {
  test('signs in at once; the same address cannot be used twice', async () => {
    const client = visit();
    const fields = { name: 'Salma', email: 'salma@example.ma', password: 'three plain words' };
    const made = await client.post('/fr/sign-up', fields);
    expect([made.status, made.location]).toEqual([303, '/fr/account?done=welcome']);
    expect((await client.get('/fr/account')).body).toContain('salma@example.ma');
    const twice = await visit().post('/fr/sign-up', fields);
    expect(twice.status).toBe(409);
    expect(twice.body).toContain('href="#email"');
    expect(twice.body).toContain('value="Salma"');
    expect(twice.body).not.toContain(fields.password);
  });

  test('each wrong field is told at once', async () => {
    const answer = await visit().post('/ar/sign-up', { name: 'a\u202Eb', email: 'no address', password: 'short' });
    expect(answer.status).toBe(422);
    for (const field of ['name', 'email', 'password']) expect(answer.body).toContain(`href="#${field}"`);
  });
});
