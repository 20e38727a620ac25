import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { CommandName } from '#app/contract/commands.ts';
import { ackOutcome, personOf, withAuthzLive } from '#tests/support/authz-live.ts';

const held = withAuthzLive();
const open = () => held.sets.open;
const act = () => ({ actionId: randomUUID() });

describe('ids of other rooms', () => {
  test('lead nowhere', async () => {
    const [mine, other] = [open(), await held.stage.set('open')];
    const guest = await held.connectAs(mine, 'guest');
    const ask = async (command: CommandName, input: object) => ackOutcome((await guest?.send(command, input)) ?? null);
    const notJoined = 'forbidden session.not_joined';
    expect(await ask('castVote', { ...act(), motionId: other.open, ballot: { choice: 'yes' } })).toBe(notJoined);
    expect(await ask('voteStatement', { ...act(), statementId: other.statement, vote: 1 })).toBe(notJoined);
    expect(await ask('postComment', { ...act(), sessionId: other.sessionId, text: 'x' })).toBe(notJoined);
    expect(await ask('addStatement', { ...act(), sessionId: other.sessionId, text: 'نص هنا' })).toBe(notJoined);
    const reply = { ...act(), sessionId: mine.sessionId, text: 'x', parentId: other.comment };
    expect(await ask('postComment', reply)).toBe('not_found comment.parent_unknown');
    // Ids of one kind in the place of another.
    expect(await ask('castVote', { ...act(), motionId: mine.statement, ballot: { choice: 'yes' } })).toBe(
      'not_found motion.unknown',
    );
    expect(await ask('voteStatement', { ...act(), statementId: mine.open, vote: 1 })).toBe(
      'not_found statement.unknown',
    );
    expect(await ask('join', { sessionId: mine.comment })).toBe('not_found session.unknown');
    expect(await ask('castVote', { ...act(), motionId: mine.draft, ballot: { choice: 'yes' } })).toBe(
      'conflict motion.not_open_yet',
    );
  });

  test('in the moderators’ forms are judged by the thing they name, not by the page', async () => {
    const [mine, other] = [open(), await held.stage.set('open')];
    await held.stage.forum.sql`update sessions set commune_id = '10.261.01.02.' where session_id = ${other.sessionId}`;
    const post = (fields: Record<string, string>, page = 'moderate') =>
      fetch(`${held.stage.product.url}/ar/${mine.commune.slug}/sessions/${mine.sessionId}/${page}`, {
        method: 'POST',
        redirect: 'manual',
        headers: { cookie: mine.cookies.moderator },
        body: new URLSearchParams(fields),
      }).then((answer) => answer.status);
    expect(await post({ intent: 'openMotion', motionId: other.draft })).toBe(403);
    expect(await post({ intent: 'closeMotion', motionId: other.open })).toBe(403);
    expect(await post({ intent: 'hideComment', targetId: other.comment, reason: 'unlawful' })).toBe(403);
    expect(await post({ intent: 'showStatement', targetId: other.hiddenStatement })).toBe(403);
    expect(await post({ intent: 'moveAgenda', agendaItemId: other.item })).toBe(404);
    expect(await post({ intent: 'removeItem', agendaItemId: other.item }, 'edit')).toBe(403);
    expect(await post({ intent: 'removeMotion', motionId: other.draft }, 'edit')).toBe(403);
  });
});

describe('forged, cut and foreign logins are those of a visitor', () => {
  const token = () => randomBytes(32).toString('base64url');
  const real = () => open().cookies.admin.replace('tachawor=', '');
  const forgeries: Array<[string, () => string]> = [
    ['nothing', () => ''],
    ['a guess', token],
    ['cut short', () => real().slice(0, -1)],
    ['one letter longer', () => `${real()}A`],
    ['another case', () => (real().toLowerCase() === real() ? real().toUpperCase() : real().toLowerCase())],
    ['the id that the database keeps', () => createHash('sha256').update(real()).digest('hex')],
    ['an id of a person', () => personOf(open(), 'admin')],
    ['quoted', () => `"${real()}"`],
    ['escaped', () => `%${real()}`],
    ['a list', () => `${real()},${real()}`],
    ['an object', () => '{"kind":"account","roles":[{"role":"admin"}]}'],
    ['SQL', () => "' or '1'='1"],
    ['signs that no cookie has', () => '\u00ff\u00fe\u0001'.replace(/[^\x20-\xff]/g, '')],
    ['very long', () => 'A'.repeat(6_000)],
  ];

  test.each(forgeries)('%s', async (_, forge) => {
    const value = forge();
    const page = await fetch(`${held.stage.product.url}/ar/account`, {
      redirect: 'manual',
      headers: { cookie: `tachawor=${value}` },
    });
    expect([page.status, page.headers.get('location')]).toEqual([302, '/ar/sign-in?back=/ar/account']);
    const vote = { ...act(), motionId: open().open, ballot: { choice: 'yes' } };
    for (const options of [{ cookie: `tachawor=${value}` }, { guestToken: value }]) {
      const client = await held.connect(options);
      expect(ackOutcome((await client?.send('castVote', vote)) ?? null)).toBe('unauthenticated auth.needed');
    }
  });

  test('a login that ended opens nothing, by cookie or by token', async () => {
    const set = await held.stage.set('open');
    const ended = set.cookies.citizen;
    await held.stage.forum
      .sql`delete from auth_sessions where auth_session_id = ${createHash('sha256').update(ended.replace('tachawor=', '')).digest('hex')}`;
    expect(
      (await fetch(`${held.stage.product.url}/ar/account`, { redirect: 'manual', headers: { cookie: ended } })).status,
    ).toBe(302);
    const client = await held.connect({ guestToken: ended.replace('tachawor=', '') });
    const comment = { ...act(), sessionId: set.sessionId, text: 'x' };
    expect(ackOutcome((await client?.send('postComment', comment)) ?? null)).toBe('unauthenticated auth.needed');
  });

  test('a token of the wrong type is no token', async () => {
    for (const guestToken of [{}, [], 5, true, { toString: 'x' }, [real()]]) {
      const client = await held.connect({ guestToken: guestToken as unknown as string });
      const comment = { ...act(), sessionId: open().sessionId, text: 'x' };
      expect(ackOutcome((await client?.send('postComment', comment)) ?? null)).toBe('unauthenticated auth.needed');
    }
  });
});

describe('other sites', () => {
  const foreign = [
    'https://evil.example',
    'null',
    'http://127.0.0.1',
    'http://127.0.0.1:1',
    'file://',
    'http://127.0.0.1.evil.example',
    'x',
    '',
  ];

  test.each(['/join', '/sign-in', '/ar/sign-in', '/sign-out', '/preferences', '/ar/account'])(
    'cannot post to %s',
    async (path) => {
      const before = (await held.stage.forum.sql`select 1 from auth_sessions`).length;
      const post = async (headers: Record<string, string>) =>
        (
          await fetch(held.stage.product.url + path, {
            method: 'POST',
            redirect: 'manual',
            headers: { cookie: open().cookies.citizen, ...headers },
            body: new URLSearchParams({ code: open().code, intent: 'revoke-others', theme: 'dark' }),
          })
        ).status;
      for (const origin of foreign) expect(await post({ origin }), origin).toBe(403);
      for (const site of ['cross-site', 'same-site']) expect(await post({ 'sec-fetch-site': site }), site).toBe(403);
      expect(await post({ origin: `${held.stage.product.url}.evil.example` })).toBe(403);
      expect((await held.stage.forum.sql`select 1 from auth_sessions`).length).toBe(before);
    },
  );

  test('cannot post to the room or the moderators’ page, nor to the data behind them', async () => {
    const set = open();
    const room = `/ar/${set.commune.slug}/sessions/${set.sessionId}`;
    for (const path of [room, `${room}.data`, `${room}/moderate`, `${room}/moderate.data`, `${room}/edit`]) {
      const answer = await fetch(held.stage.product.url + path, {
        method: 'POST',
        headers: { cookie: set.cookies.moderator, origin: 'https://evil.example' },
        body: new URLSearchParams({ intent: 'moveSession', to: 'closed' }),
      });
      expect(answer.status, path).toBe(403);
    }
  });

  test('cannot connect; a program without an Origin and our own pages can', async () => {
    for (const origin of foreign.filter(Boolean))
      expect(await held.connect({ origin, cookie: open().cookies.citizen }), origin).toBeNull();
    expect(await held.connect({})).not.toBeNull();
    expect(await held.connect({ origin: held.stage.product.url })).not.toBeNull();
  });

  test('cannot read answers with a login', async () => {
    const answer = await fetch(`${held.stage.product.url}/ar/account`, {
      headers: { origin: 'https://evil.example', cookie: open().cookies.citizen },
    });
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
  });
});

test('packets sent one to five times, in any order, by two devices of one person, count once each', async () => {
  const set = await held.stage.set('open');
  const devices = await Promise.all([held.connectAs(set, 'member'), held.connectAs(set, 'member')]);
  const acts: Array<[CommandName, object]> = Array.from({ length: 12 }, (_, index) => [
    (['postComment', 'addStatement', 'castVote', 'voteStatement'] as const)[index % 4] ?? 'postComment',
    [
      { ...act(), sessionId: set.sessionId, text: `تكرار ${index}` },
      { ...act(), sessionId: set.sessionId, text: `رأي مكرر ${index}` },
      { ...act(), motionId: set.open, ballot: { choice: 'no' } },
      { ...act(), statementId: set.statement, vote: 0 },
    ][index % 4] ?? {},
  ]);
  const copies = acts.flatMap((one, index) => Array.from({ length: 1 + (index % 5) }, () => one));
  const shuffled = copies
    .map((one, index) => [createHash('md5').update(`${index}`).digest('hex'), one] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const answers = await Promise.all(
    shuffled.map(([, [command, input]], index) => devices[index % 2]?.send(command, input)),
  );
  expect(new Set(answers.map((answer) => ackOutcome(answer ?? null)))).toEqual(new Set(['ok']));
  const member = personOf(set, 'member');
  const [row] = await held.stage.forum.sql`select
    (select count(*) from comments where author_id = ${member} and session_id = ${set.sessionId})::int as comments,
    (select count(*) from statements where author_id = ${member} and session_id = ${set.sessionId})::int as statements,
    (select sum(revision) from ballots where person_id = ${member} and motion_id = ${set.open})::int as ballots,
    (select sum(revision) from statement_votes where person_id = ${member} and statement_id = ${set.statement})::int as votes`;
  expect(row).toEqual({ comments: 3, statements: 3, ballots: 3, votes: 3 });
});
