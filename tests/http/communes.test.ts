import postgres from 'postgres';
import { describe, expect, test } from 'vitest';
import { createFormClient, signInAs } from '#tests/support/form-client.ts';
import { withSeededProduct } from '#tests/support/seeded-product.ts';

const held = withSeededProduct();
const visit = () => createFormClient(held.product.url);

describe('the space', () => {
  test('shows its aims, its seats, and only names whose holders agreed', async () => {
    const sql = postgres(held.database.url, { max: 1 });
    const holders = await sql<Array<{ name: string; consent: boolean }>>`
      select holder_name as name, name_consent_at is not null as consent from mandates`;
    await sql.end();
    const hidden = holders.filter(
      ({ name, consent }) => !consent && !holders.some((other) => other.consent && other.name === name),
    );
    const shown = holders.filter(({ consent }) => consent);
    expect(hidden.length).toBeGreaterThan(0);
    for (const lang of ['ar', 'fr', 'en']) {
      const { body } = await visit().get(`/${lang}/guelmim/space`);
      const words = body.replaceAll(/<[^>]+>/g, '|');
      for (const { name } of shown) expect(words).toContain(`|${name}|`);
      for (const { name } of hidden) expect(words).not.toContain(`|${name}|`);
      expect(body.match(/<ol[^>]*>(?:<li>[^<]+<\/li>){5}<\/ol>/g)).toHaveLength(1);
      expect(body.match(/<th scope="row"/g)).toHaveLength(25);
    }
  });

  test('a commune without one says so', async () => {
    const { status, body } = await visit().get('/fr/agadir/space');
    expect(status).toBe(200);
    expect(body).toContain('class="empty"');
  });
});

describe('what is happening', () => {
  test('the live session comes first, with a way in that fits the reader', async () => {
    const visitor = (await visit().get('/ar/guelmim')).body;
    expect(visitor).toContain('href="/ar/j/TACHAW"');
    const guest = visit();
    const { location } = await guest.post('/join', { code: 'TACHAW' });
    const known = (await guest.get('/ar/guelmim')).body;
    expect(known).not.toContain('href="/ar/j/TACHAW"');
    expect(known).toContain(`href="${location}"`);
  });

  test('only moderators of the commune see the door to a new session', async () => {
    for (const [account, commune, sees] of [
      ['moderator', 'guelmim', true],
      ['moderator', 'agadir', false],
      ['member1', 'guelmim', false],
    ] as const) {
      const client = visit();
      await signInAs(client, account);
      const { body } = await client.get(`/ar/${commune}/sessions`);
      expect(body.includes('/sessions/new"'), `${account} in ${commune}`).toBe(sees);
    }
    expect((await visit().get('/ar/guelmim/sessions')).body).not.toContain('/sessions/new"');
  });

  test('closed sessions offer their open data', async () => {
    const { body } = await visit().get('/ar/guelmim/sessions');
    const link = /href="(\/api\/v1\/sessions\/[0-9a-f-]{36}\/export\.zip)"/.exec(body)?.[1] ?? '';
    const answer = await visit().get(link);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/zip']);
  });

  test('an empty commune says what will be there', async () => {
    for (const page of ['', '/sessions'])
      expect((await visit().get(`/en/agadir${page}`)).body).toContain('class="empty"');
  });
});
