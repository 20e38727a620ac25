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
