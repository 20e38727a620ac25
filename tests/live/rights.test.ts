import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoPassword } from '#db/seed/accounts.ts';
import { createAccount, revokeRole, setSuspended } from '#server/domain/accounts/manage-account.ts';
import { sanctionAuthor } from '#server/domain/moderation/sanction-author.ts';
import { createForum, type Forum } from '#tests/support/forum.ts';
import { signIn, until, type ClientOptions, type LiveClient } from '#tests/support/live-client.ts';
import { code, dataOf, newAct, openStage, refusalOf, type LiveStage } from '#tests/support/live-stage.ts';
import { runCli } from '#tests/support/run-cli.ts';

let stage: LiveStage;
/** Another process on the same database, as the administrator's tool is one. */
let elsewhere: Forum;
beforeAll(async () => {
  stage = await openStage();
  elsewhere = await createForum({ url: stage.database.url });
});
afterAll(async () => {
  await elsewhere.close();
  await stage.close();
});

/** What the rules promise, and what a busy machine may add. */
const promised = 2000;
const grace = 500;

function connects(options: ClientOptions): Promise<string> {
  const client = stage.open({ reconnects: false, ...options });
  return new Promise((resolve) => {
    client.socket.on('connect', () => resolve('in'));
    client.socket.on('connect_error', (error) => resolve(`refused: ${error.message}`));
  });
}

test('a page of another site cannot connect, a page of ours and a program without an Origin can', async () => {
  for (const transport of ['websocket', 'polling'] as const) {
    const transports = [transport];
    expect(await connects({ transports })).toBe('in');
    expect(await connects({ transports, origin: stage.product.url })).toBe('in');
    for (const origin of ['https://evil.example', `${stage.product.url}.evil.example`, 'null']) {
      expect(await connects({ transports, origin }), origin).toMatch(/^refused/);
    }
  }
  const poll = `${stage.product.url}/live/?EIO=4&transport=polling`;
  expect((await fetch(poll, { headers: { origin: 'https://evil.example' } })).status).toBe(403);
});

test('an upgrade to anything but the live path is ended at once', async () => {
  const { connect } = await import('node:net');
  for (const path of ['/livelier', '/live', '/other/']) {
    const socket = connect(stage.product.port, '127.0.0.1');
    const ended = new Promise<string>((resolve) =>
      socket
        .once('close', () => resolve('ended'))
        .resume()
        .on('error', () => undefined),
    );
    socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`);
    expect(await Promise.race([ended, sleep(3000, 'still open')]), path).toBe('ended');
    socket.destroy();
  }
});

test('a suspended account loses its connections within two seconds and cannot come back', async () => {
  const cookie = await signIn(stage.product.url, 'citizen2@demo.tachawor.test');
  const phones = [stage.open({ cookie, reconnects: false }), stage.open({ cookie, reconnects: false })];
  for (const phone of phones) await phone.rejoin(stage.sessionId);
  const left = phones.map((phone) => whenLeft(phone));
  const at = Date.now();
  await setSuspended(elsewhere.services, 'citizen2@demo.tachawor.test', true);
  for (const moment of await Promise.all(left)) expect(moment - at).toBeLessThan(promised + grace);
  expect(await connects({ cookie })).toMatch(/^refused/);
  await setSuspended(elsewhere.services, 'citizen2@demo.tachawor.test', false);
  expect(await connects({ cookie })).toBe('in');
});

test('who is banned loses the connection within two seconds, a guest too, and is refused the room when they come back', async () => {
  const moderatorId = await stage.personOfAccount('moderator');
  const guest = stage.open({ reconnects: false });
  const answer = await guest.join(code);
  const words = newAct<'postComment'>({ sessionId: stage.sessionId, text: 'كلام مخالف', kind: 'remark' });
  const posted = await guest.send('postComment', words);
  const commentId = String(dataOf(posted).commentId);
  const left = whenLeft(guest);
  const at = Date.now();
  // By another process: nothing but the database tells this one.
  const act = { commentId, kind: 'ban', reason: 'unlawful', sure: true } as const;
  await sanctionAuthor(await elsewhere.as(moderatorId), act);
  expect((await left) - at).toBeLessThan(promised + grace);
  const back = stage.open({ reconnects: false, guestToken: answer.guestToken ?? '' });
  expect(refusalOf(await back.send('join', { sessionId: stage.sessionId, afterSeq: 0 }))).toMatch(/session\.banned/);
  expect(refusalOf(await back.send('join', { code }))).toMatch(/session\.banned/);
  expect(back.socket.connected).toBe(true);
});

test('so does one that the administrator suspends with the command', async () => {
  const phone = stage.open({
    cookie: await signIn(stage.product.url, 'citizen3@demo.tachawor.test'),
    reconnects: false,
  });
  await phone.rejoin(stage.sessionId);
  const left = whenLeft(phone);
  const args = ['accounts', 'suspend', '--email', 'citizen3@demo.tachawor.test'];
  const run = await runCli(args, { DATABASE_URL: stage.database.url, DATA_DIR: stage.product.dataDir });
  expect(run).toMatchObject({ status: 0 });
  const done = Date.now();
  expect((await left) - done).toBeLessThan(promised + grace);
});

test('a login that was ended elsewhere loses its connection within two seconds, the other logins stay', async () => {
  const email = 'citizen4@demo.tachawor.test';
  const [one, other] = [await signIn(stage.product.url, email), await signIn(stage.product.url, email)];
  const ended = stage.open({ cookie: one, reconnects: false });
  const kept = stage.open({ cookie: other, reconnects: false });
  await Promise.all([ended.rejoin(stage.sessionId), kept.rejoin(stage.sessionId)]);
  const left = whenLeft(ended);
  const at = Date.now();
  await stage.sql`delete from auth_sessions where auth_session_id = encode(sha256(${one.split('=')[1] ?? ''}::bytea), 'hex')`;
  expect((await left) - at).toBeLessThan(promised + grace);
  expect(kept.socket.connected).toBe(true);
});

test('a moderator whose role is taken away hears and does nothing as one two seconds later, and stays connected', async () => {
  const email = 'second@demo.tachawor.test';
  const account = { email, name: 'ثانية', password: 'a long password', role: 'moderator' as const, commune: 'guelmim' };
  await createAccount(elsewhere.services, { ...account, charterAccepted: true });
  const moderator = stage.open({ cookie: await signIn(stage.product.url, email, account.password) });
  await moderator.rejoin(stage.sessionId);
  const author = await stage.guest();
  const hints = (): number => moderator.frames.filter((frame) => frame.name === 'queue.changed').length;
  const hold = async (): Promise<void> => {
    const input = newAct<'postComment'>({ sessionId: stage.sessionId, text: 'تعليق ينتظر', kind: 'remark' });
    expect(dataOf(await author.send('postComment', input))).toMatchObject({ state: 'held' });
  };
  await stage.sql`update sessions set hold_comments = true where session_id = ${stage.sessionId}`;
  await hold();
  await until(() => hints() === 1);
  await revokeRole(elsewhere.services, email, 'moderator');
  await sleep(promised);
  await hold();
  await sleep(300);
  expect(hints()).toBe(1);
  expect(moderator.socket.connected).toBe(true);
  const held = newAct<'postComment'>({ sessionId: stage.sessionId, text: 'لم أعد مسيرة', kind: 'remark' });
  expect(dataOf(await moderator.send('postComment', held)), 'held like anybody’s').toMatchObject({ state: 'held' });
  await stage.sql`update sessions set hold_comments = false where session_id = ${stage.sessionId}`;
});

test('a paused session refuses within the same transaction, whatever the sockets believe', async () => {
  const guest = await stage.guest();
  await stage.moderate('moveSession', { to: 'paused' });
  const vote = newAct<'voteStatement'>({ statementId: stage.statements[0] ?? '', vote: 1 });
  expect(refusalOf(await guest.send('voteStatement', vote))).toBe('conflict session.paused');
  await stage.moderate('moveSession', { to: 'open' });
  expect(dataOf(await guest.send('voteStatement', vote)), 'a refused id is not spent').toEqual({ revision: 1 });
});

test('three hundred phones of one hall join at once while wrong codes come from the same address: nobody is refused', async () => {
  const phones = Array.from({ length: 300 }, () => stage.open());
  const wrong = Array.from({ length: 20 }, () => stage.open().send('join', { code: 'ZZZZAB' }, 30_000));
  const joined = await Promise.all(phones.map((phone) => phone.join(code)));
  expect(new Set(joined.map((answer) => answer.guestToken)).size).toBe(300);
  for (const answer of await Promise.all(wrong)) expect(refusalOf(answer)).toBe('not_found code.unknown');
  const votes = await Promise.all(
    phones.map((phone) =>
      phone.send('voteStatement', newAct<'voteStatement'>({ statementId: stage.statements[3] ?? '', vote: 1 }), 20_000),
    ),
  );
  expect(votes.filter((answer) => answer?.ok)).toHaveLength(300);
});

test('an address that only guesses codes is stopped for a while', async () => {
  const guesser = stage.open();
  let refusals = 0;
  for (let nth = 0; nth < 120; nth += 1) {
    const answer = await guesser.send('join', { code: 'ZZZZZZ' });
    if (refusalOf(answer).startsWith('rate_limited')) refusals += 1;
  }
  expect(refusals).toBeGreaterThan(10);
});

function whenLeft(client: LiveClient): Promise<number> {
  return new Promise((resolve) => client.socket.once('disconnect', () => resolve(Date.now())));
}

test('a changed password ends the connections of every other login within two seconds', async () => {
  const email = 'citizen5@demo.tachawor.test';
  const [mine, theirs] = [await signIn(stage.product.url, email), await signIn(stage.product.url, email)];
  const stranger = stage.open({ cookie: await signIn(stage.product.url, 'member1@demo.tachawor.test') });
  const ended = stage.open({ cookie: theirs, reconnects: false });
  await Promise.all([ended.rejoin(stage.sessionId), stranger.rejoin(stage.sessionId)]);
  const left = whenLeft(ended);
  const at = Date.now();
  const fields = { intent: 'password', presentPassword: demoPassword, newPassword: 'entirely new words' };
  const answer = await fetch(`${stage.product.url}/ar/account`, {
    method: 'POST',
    headers: { cookie: mine, origin: stage.product.url },
    body: new URLSearchParams(fields),
    redirect: 'manual',
  });
  expect(answer.headers.get('location')).toContain('done=password');
  expect((await left) - at).toBeLessThan(promised + grace);
  expect(stranger.socket.connected).toBe(true);
  expect(await connects({ cookie: answer.headers.getSetCookie()[0]?.split(';')[0] ?? '' })).toBe('in');
});
