import { describe, expect, test } from 'vitest';
import { connect } from '#db/client.ts';
import { countParticipants } from '#db/queries/sessions.ts';
import { createFormClient, signInAs } from '#tests/support/form-client.ts';
import { withSeededProduct } from '#tests/support/seeded-product.ts';

const held = withSeededProduct();
const visit = () => createFormClient(held.product.url);
const room = /^\/(ar|fr|en)\/guelmim\/sessions\/[0-9a-f-]{36}$/;
const program = { accept: '*/*' };

describe('POST /join, for programs', () => {
  test('joins, sets the guest’s cookie and leads to the room in the reader’s language', async () => {
    const client = visit();
    const answer = await client.post('/join', { code: 'TACHAW', name: 'Zahra' }, { 'accept-language': 'fr' });
    expect(answer.status).toBe(303);
    expect(answer.location).toMatch(room);
    expect(answer.location).toMatch(/^\/fr\//);
    expect(client.cookie('tachawor')).toMatch(/^[A-Za-z0-9_-]{43}$/);
    const account = await client.get('/fr/account');
    expect(account.body).toContain('Zahra');
  });

  test.each(['tachaw', ' TACHAW ', 'tac haw', 'TAC-HAW', 't.a.c.h.a.w'])('reads the code typed as %j', async (code) => {
    expect((await visit().post('/join', { code }, program)).status).toBe(303);
  });

  test('who joins twice is the same person and gets no second cookie', async () => {
    const client = visit();
    await client.post('/join', { code: 'TACHAW' });
    const first = client.cookie('tachawor');
    const again = await client.post('/join', { code: 'TACHAW' });
    expect(again.headers.getSetCookie()).toEqual([]);
    expect(client.cookie('tachawor')).toBe(first);
  });

  test('a page that no script made alive does not say that it connects', async () => {
    const client = visit();
    const { location } = await client.post('/join', { code: 'TACHAW' }, { 'accept-language': 'fr' });
    const { body } = await client.get(location ?? '');
    expect(body).toContain('id="comment-text"');
    const head = /<header class="room-head">.*?<\/header>/s.exec(body)?.[0];
    expect(head).toContain('<h1>');
    expect(head).not.toMatch(/Connexion/);
  });

  test('an account joins as itself', async () => {
    const client = visit();
    await signInAs(client, 'citizen2');
    const answer = await client.post('/join', { code: 'TACHAW', name: 'somebody else' });
    expect(answer.headers.getSetCookie()).toEqual([]);
    expect((await client.get('/ar/account')).body).not.toContain('somebody else');
  });

  test('an account that takes part by forms alone counts as having joined', async () => {
    const client = visit();
    await signInAs(client, 'member1');
    const { location = '' } = await visit().post('/join', { code: 'TACHAW' }, { 'accept-language': 'fr' });
    const { body } = await client.get(`${location}?tab=statements`);
    const [, statementId = ''] = /name="statementId" value="([^"]+)"/.exec(body) ?? [];
    const { db, close } = connect(held.database.url, 1);
    const sessionId = location?.split('/').at(-1) ?? '';
    const before = await countParticipants(db, sessionId);
    expect((await client.post(location ?? '', { intent: 'voteStatement', statementId, vote: '2' })).status).toBe(422);
    expect(await countParticipants(db, sessionId), 'a refused form').toBe(before);
    for (const vote of ['1', '0'])
      expect((await client.post(location ?? '', { intent: 'voteStatement', statementId, vote })).status).toBe(303);
    expect(await countParticipants(db, sessionId)).toBe(before + 1);
    await close();
  });

  test.each([
    ['an unknown code', { code: 'ZZZZZZ' }, 404, 'code.unknown'],
    ['a code that is none', { code: '<script>' }, 422, 'code.unreadable'],
    ['no code', {}, 422, 'code.missing'],
    ['a very long code', { code: 'A'.repeat(5000) }, 422, 'code.unreadable'],
    ['a name that turns the text round', { code: 'TACHAW', name: 'a\u202Eb' }, 422, 'text.invisible'],
    ['a name with a mark of direction', { code: 'TACHAW', name: 'ab\u200F' }, 422, 'text.invisible'],
    ['a name of two lines', { code: 'TACHAW', name: 'a\nb' }, 422, 'text.one_line'],
    ['a name of one letter', { code: 'TACHAW', name: 'a' }, 422, 'text.short'],
    ['a very long name', { code: 'TACHAW', name: 'x'.repeat(61) }, 422, 'text.long'],
    ['a name with NUL', { code: 'TACHAW', name: 'a\u0000b' }, 422, 'text.unreadable'],
  ] as Array<[string, Record<string, string>, number, string]>)('refuses %s', async (_, fields, status, reason) => {
    const client = visit();
    const answer = await client.post('/join', fields, program);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    const problem = JSON.parse(answer.body) as { status: number; fields?: Record<string, string> };
    expect(problem.status).toBe(status);
    expect(Object.values(problem.fields ?? {})).toContain(reason);
    expect(client.cookie('tachawor')).toBeUndefined();
  });

  test('a browser gets a page with the same status, in its language', async () => {
    const answer = await visit().post('/join', { code: 'ZZZZZZ' }, { 'accept-language': 'fr' });
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toContain('text/html');
    expect(answer.body).toContain('<html lang="fr-MA" dir="ltr"');
    expect(answer.body).toContain('href="/fr/join"');
  });
});

describe('the join pages', () => {
  test('by QR: one button with charter, consent and what is public above it; it leads into the room', async () => {
    const client = visit();
    const { body } = await client.get('/ar/j/tachaw');
    const main = body.slice(body.indexOf('<main'), body.indexOf('</main>'));
    for (const words of ['ما الذي سيتقرر؟', 'من يقرر؟', 'متى؟', 'ماذا يقع بعد ذلك']) expect(main).toContain(words);
    const above = main.slice(0, main.indexOf('<button'));
    for (const said of ['href="/ar/guelmim/charter"', 'href="/ar/privacy"', 'يرى الجميع'])
      expect(above).toContain(said);
    expect(main.match(/<button/g)).toHaveLength(1);
    const answer = await client.post('/ar/j/TACHAW', { code: 'TACHAW', name: '' });
    expect([answer.status, room.test(answer.location ?? '')]).toEqual([303, true]);
    expect((await client.get('/ar/j/TACHAW')).location).toBe(answer.location);
  });

  test('a refusal keeps what was typed and says what is wrong at its field', async () => {
    const answer = await visit().post('/fr/join', { code: 'TACHA0', name: 'Zahra' });
    expect(answer.status).toBe(422);
    expect(answer.body).toContain('href="#code"');
    expect(answer.body).toMatch(/id="code"[^>]*aria-invalid="true"|aria-invalid="true"[^>]*id="code"/);
    expect(answer.body).toContain('value="TACHA0"');
    expect(answer.body).toContain('value="Zahra"');
  });

  test('an unknown code in the address offers the form with the code in it', async () => {
    const answer = await visit().get('/ar/j/ZZZZZZ');
    expect(answer.status).toBe(404);
    expect(answer.body).toContain('value="ZZZZZZ"');
    expect(answer.body).toContain('action="/ar/join"');
  });

  test.each([
    ['NUL', '%00'],
    ['a picture sign', '%F0%9F%98%80'],
    ['a sign of direction', '%E2%80%AE'],
    ['a long text', 'a'.repeat(3000)],
    ['a path', '..%2f..%2fetc'],
  ])('%s as the code in the address does no harm', async (_, code) => {
    expect([400, 404]).toContain((await visit().get(`/ar/j/${code}`)).status);
  });

  test('a closed session is read, not joined', async () => {
    const client = visit();
    const { body: list } = await client.get('/ar/guelmim/sessions');
    const closed = /sessions\/([0-9a-f-]{36})\/export\.zip/.exec(list)?.[1];
    expect(closed).toBeDefined();
    const { body } = await client.get(`/ar/guelmim/sessions/${closed}`);
    expect(body).toContain(`/ar/guelmim/sessions/${closed}/record`);
    expect(body).not.toContain('/ar/j/');
    for (const part of ['minutes', 'replay', 'record']) expect(list).toContain(`/sessions/${closed}/${part}"`);
    for (const page of ['minutes', 'replay']) {
      const left = await client.get(`/ar/guelmim/sessions/${closed}/${page}`);
      expect(left.body).toContain(`/sessions/${closed}/record"`);
    }
  });
});

describe('too many wrong codes', () => {
  test('are answered with 429 and when to come back', async () => {
    const client = visit();
    const tries = Array.from({ length: 110 }, (_, at) => `ZZZZ${String.fromCharCode(65 + (at % 8))}Z`);
    let last = await client.post('/join', { code: 'ZZZZZZ' }, program);
    for (const code of tries) {
      last = await client.post('/join', { code }, program);
      if (last.status === 429) break;
    }
    expect(last.status).toBe(429);
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
    const page = await client.post('/ar/join', { code: 'ZZZZZZ' });
    expect(page.status).toBe(429);
    expect(page.body).toContain('class="error-summary"');
  });
});
