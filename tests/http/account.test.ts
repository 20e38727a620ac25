import { describe, expect, test } from 'vitest';
import { createFormClient, signInAs, type FormClient } from '#tests/support/form-client.ts';
import { withSeededProduct } from '#tests/support/seeded-product.ts';

const held = withSeededProduct();
const visit = () => createFormClient(held.product.url);
const idsOf = (body: string) =>
  [...body.matchAll(/name="authSessionId" value="([a-f0-9]{64})"/g)].map(([, id]) => id ?? '');
const isIn = async (client: FormClient) => (await client.get('/ar/account')).status === 200;

describe('one’s own logins', () => {
  test('a visitor is sent to sign in and comes back', async () => {
    expect((await visit().get('/fr/account')).location).toBe('/fr/sign-in?back=/fr/account');
  });

  test('another device is listed and can be signed out', async () => {
    const [here, there] = [visit(), visit()];
    await signInAs(here, 'member2');
    await there.post(
      '/sign-in',
      { email: 'member2@demo.tachawor.test', password: 'tachawor-demo' },
      { 'user-agent': 'Mozilla/5.0 (Android 14) Firefox/140' },
    );
    const { body } = await here.get('/ar/account');
    expect(body).toContain('Firefox · Android');
    expect(idsOf(body)).toHaveLength(1);
    const answer = await here.post('/ar/account', { intent: 'revoke', authSessionId: idsOf(body)[0] ?? '' });
    expect([answer.status, answer.location]).toEqual([303, '/ar/account?done=revoked']);
    expect([await isIn(here), await isIn(there)]).toEqual([true, false]);
  });

  test('all others can be signed out at once', async () => {
    const clients = [visit(), visit(), visit()];
    for (const client of clients) await signInAs(client, 'member3');
    await clients[0]?.post('/ar/account', { intent: 'revoke-others' });
    expect(await Promise.all(clients.map(isIn))).toEqual([true, false, false]);
  });

  test('nobody ends another person’s login', async () => {
    const [mine, other, second] = [visit(), visit(), visit()];
    await signInAs(mine, 'member4');
    await signInAs(other, 'citizen1');
    await signInAs(second, 'member4');
    const foreign = idsOf((await mine.get('/ar/account')).body)[0] ?? '';
    await other.post('/ar/account', { intent: 'revoke', authSessionId: foreign });
    expect(await isIn(second)).toBe(true);
  });

  test.each([
    { intent: 'revoke', authSessionId: 'x' },
    { intent: 'revoke' },
    { intent: 'accept', version: 'one' },
    { intent: 'accept', version: '99' },
    { intent: 'nothing' },
    {},
  ])('the form %o is refused without harm', async (fields) => {
    const client = visit();
    await signInAs(client, 'citizen1');
    const { status } = await client.post('/ar/account', fields as Record<string, string>);
    expect([409, 422]).toContain(status);
  });

  test('visitors and guests can do none of it', async () => {
    expect((await visit().post('/ar/account', { intent: 'revoke-others' })).status).toBe(401);
    const guest = visit();
    await guest.post('/join', { code: 'TACHAW' });
    expect((await guest.post('/ar/account', { intent: 'revoke-others' })).status).toBe(403);
  });
});

describe('who somebody is', () => {
  test('a member sees the role with its space, a moderator that of the commune, a citizen a citizen', async () => {
    const read = async (account: string) => {
      const client = visit();
      await signInAs(client, account);
      return (await client.get('/fr/account')).body;
    };
    expect(await read('member1')).toMatch(/Membre de l’espace[\s\S]*Espace de concertation/);
    expect(await read('moderator')).toMatch(/Modérateur\(trice\)[\s\S]*Commune de[\s\S]*Guelmim/);
    expect(await read('citizen1')).toContain('Citoyen(ne)');
    expect(await read('admin')).toContain('toute la plateforme');
  });

  test('a guest sees the short version', async () => {
    const guest = visit();
    await guest.post('/join', { code: 'TACHAW', name: 'زهرة' });
    const { body } = await guest.get('/ar/account');
    expect(body).toContain('زهرة');
    expect(body).toContain('/sessions/');
    expect(idsOf(body)).toEqual([]);
  });
});

describe('the charter', () => {
  const fresh = async (email: string) => {
    const client = visit();
    await client.post('/ar/sign-up', { name: 'Salma', email, password: 'three plain words' });
    return client;
  };

  test('a new account accepts it on its account page', async () => {
    const client = await fresh('one@example.ma');
    expect((await client.get('/ar/account')).body).toContain('value="accept"');
    expect((await client.post('/ar/account', { intent: 'accept', version: '1' })).location).toBe(
      '/ar/account?done=accepted',
    );
    expect((await client.get('/ar/account')).body).not.toContain('value="accept"');
  });

  test('or on the commune’s charter page', async () => {
    const client = await fresh('two@example.ma');
    const answer = await client.post('/fr/guelmim/charter', { version: '1' });
    expect([answer.status, answer.location]).toEqual([303, '/fr/guelmim/charter?done=accepted']);
    expect((await client.get('/fr/guelmim/charter')).body).not.toContain('name="version"');
  });

  test('the page shows its sixteen points and accepts nothing from visitors', async () => {
    const { body } = await visit().get('/ar/guelmim/charter');
    expect(body.match(/id="point-\d+"/g)).toHaveLength(16);
    expect((await visit().post('/ar/guelmim/charter', { version: '1' })).status).toBe(401);
  });
});

describe('one’s own name, password and address', () => {
  const secret = 'three plain words';
  let made = 0;
  /** A new account that is signed in, in a browser of its own. */
  const fresh = async () => {
    const [client, email] = [visit(), `own-${(made += 1)}@example.ma`];
    await client.post('/ar/sign-up', { name: 'سلمى', email, password: secret });
    return { client, email };
  };
  const signedIn = async (email: string, password: string) => {
    const client = visit();
    return (await client.post('/ar/sign-in', { email, password })).status === 303 ? client : null;
  };
  /** The newest kept message to an address, as the page of kept messages shows it. */
  const mailTo = async (email: string) => {
    const { body } = await visit().get('/dev/mail');
    return body.split('<article').find((part) => part.includes(email)) ?? '';
  };
  const codeTo = async (email: string) => /\b\d{8}\b/.exec(await mailTo(email))?.[0] ?? '';

  test('the name changes, and one that is refused stays in its field', async () => {
    const { client } = await fresh();
    const wrong = await client.post('/fr/account', { intent: 'rename', name: 'A' });
    expect(wrong.status).toBe(422);
    expect(wrong.body).toMatch(/<details open=""[^>]*>(?:(?!<\/details>)[\s\S])*id="name"[^>]*value="A"/);
    expect(wrong.body).toMatch(/id="name"[^>]*aria-invalid="true"/);
    expect((await client.post('/fr/account', { intent: 'rename', name: 'Sal\u202ema' })).status).toBe(422);
    const done = await client.post('/fr/account', { intent: 'rename', name: 'Salma de Guelmim' });
    expect([done.status, done.location]).toEqual([303, '/fr/account?done=renamed#done']);
    expect((await client.get('/fr/account?done=renamed')).body).toMatch(/Votre nom est changé[\s\S]*Salma de Guelmim/);
  });

  test('the password changes; this browser stays in with a new cookie, all others are out', async () => {
    const { client, email } = await fresh();
    const [copy, other] = [client.copy(), await signedIn(email, secret)];
    const change = (presentPassword: string) =>
      client.post('/ar/account', { intent: 'password', presentPassword, newPassword: 'entirely new words' });
    const wrong = await change('not-my-password');
    expect(wrong.status).toBe(422);
    expect(wrong.body).toContain('كلمة السر الحالية غير صحيحة');
    for (const typed of ['not-my-password', 'entirely new words']) expect(wrong.body).not.toContain(typed);
    expect(other && (await isIn(other))).toBe(true);
    expect((await change(secret)).location).toBe('/ar/account?done=password#done');
    expect([await isIn(client), await isIn(copy), other && (await isIn(other))]).toEqual([true, false, false]);
    expect([await signedIn(email, secret), (await signedIn(email, 'entirely new words')) !== null]).toEqual([
      null,
      true,
    ]);
  });

  test('a forgotten one is replaced with a code from the mail', async () => {
    const { client, email } = await fresh();
    const asked = await client.post('/fr/account', { intent: 'password-ask' });
    expect(asked.location).toBe('/fr/account?sent=password#change-password');
    const page = await client.get('/fr/account?sent=password');
    expect(page.body).toMatch(/<details open=""[^>]*>(?:(?!<\/details>)[\s\S])*autoComplete="one-time-code"/i);
    const code = await codeTo(email);
    const replace = (newPassword: string) =>
      client.post('/fr/account?sent=password', { intent: 'password-code', code, newPassword });
    const short = await replace('short');
    expect(short.status).toBe(422);
    expect(short.body).toContain(`value="${code}"`);
    expect((await replace('entirely new words')).location).toBe('/fr/account?done=password#done');
    expect(await signedIn(email, 'entirely new words')).not.toBeNull();
    expect((await client.get('/fr/account?sent=password')).body).not.toMatch(/autoComplete="one-time-code"/i);
  });

  test('the address changes after its code; the one before is told', async () => {
    const { client, email } = await fresh();
    const to = `moved-${email}`;
    const ask = (address: string, password: string) =>
      client.post('/ar/account', { intent: 'email', email: address, password });
    const wrong = await ask(to, 'not-my-password');
    expect(wrong.body).toContain(`value="${to}"`);
    expect(wrong.body).not.toContain('not-my-password');
    expect(await mailTo(to)).toBe('');
    expect((await ask(to, secret)).location).toBe('/ar/account?sent=email#change-email');
    const confirm = (code: string) => client.post('/ar/account?sent=email', { intent: 'email-code', code });
    expect((await confirm('00000000')).status).toBe(422);
    expect(await signedIn(to, secret)).toBeNull();
    expect((await confirm(await codeTo(to))).location).toBe('/ar/account?done=email#done');
    expect([await signedIn(email, secret), (await signedIn(to, secret)) !== null]).toEqual([null, true]);
    // The newest message to the address before; a message to the new one would hold it too.
    const { body } = await visit().get('/dev/mail');
    expect(body.split('<article')[1]).toContain('تغير بريد حسابكم في تشاور');
    expect(body.split('<article')[1]).not.toContain(to);
  });

  test('an address that is taken is answered as one that is free', async () => {
    const { client } = await fresh();
    const ask = async (email: string) => {
      const { status, location, headers } = await client.post('/ar/account', {
        intent: 'email',
        email,
        password: secret,
      });
      const { body } = await client.get('/ar/account?sent=email');
      const wrong = await client.post('/ar/account?sent=email', { intent: 'email-code', code: '00000000' });
      const bare = (html: string) => html.replace(/nonce="[^"]*"|"nonce":"[^"]*"/g, '');
      const cookies = headers.getSetCookie().map((line) => line.replace(/=[^;]*/, ''));
      return [status, location, cookies, bare(body), wrong.status, bare(wrong.body)];
    };
    expect(await ask('citizen2@demo.tachawor.test')).toEqual(await ask('nobody-has-it@example.ma'));
    expect(await mailTo('citizen2@demo.tachawor.test')).toContain('حاول شخص استعمال بريدكم');
  });

  test('nothing of it is for guests and visitors', async () => {
    const guest = visit();
    await guest.post('/join', { code: 'TACHAW', name: 'زهرة' });
    expect((await guest.post('/ar/account', { intent: 'rename', name: 'زهرة أخرى' })).status).toBe(403);
    expect((await guest.get('/ar/account')).body).not.toContain('name="intent" value="rename"');
    expect((await visit().post('/ar/account', { intent: 'rename', name: 'زهرة أخرى' })).location).toContain('/sign-in');
  });

  test('the log tells what was changed, never the name, the address or a password', async () => {
    const { client, email } = await fresh();
    await client.post('/ar/account', { intent: 'rename', name: 'اسم لا يكتب' });
    await client.post('/ar/account', {
      intent: 'password',
      presentPassword: secret,
      newPassword: 'entirely new words',
    });
    const logs = held.product.logs();
    expect(logs).toMatch(/"change":"name"[^\n]*an account was changed/);
    expect(logs).toMatch(/"change":"password"/);
    for (const word of ['اسم لا يكتب', email, secret, 'entirely new words']) expect(logs).not.toContain(word);
  });
});
