import { afterAll, beforeAll, expect, test } from 'vitest';
import { charterVersion } from '#app/contract/charter.ts';
import type { ActionContext } from '#server/domain/context.ts';
import { acceptCharter, createAccount, revokeRole, setSuspended } from '#server/domain/accounts/manage-account.ts';
import { signIn } from '#server/domain/accounts/sign-in.ts';
import { requestSignInCode, useSignInCode } from '#server/domain/accounts/sign-in-code.ts';
import { signUp } from '#server/domain/accounts/sign-up.ts';
import { createForum, idOf, type Forum } from '#tests/support/forum.ts';
import { addCommune, addPerson, type Commune } from '#tests/support/forum-people.ts';
import { outcomeOf } from '#tests/support/refusals.ts';

const password = 'a long enough password';
let forum: Forum;
let visitor: ActionContext;
let commune: Commune;

beforeAll(async () => {
  forum = await createForum();
  visitor = await forum.as(null);
  commune = await addCommune(forum, '01');
});
afterAll(() => forum.close());

const account = (name: string, more: object = {}) =>
  addPerson(forum, { email: `${name}@example.test`, password, ...more });
const tryPassword = (name: string, typed: string, address = 'hall') =>
  outcomeOf(signIn(visitor, { email: `${name}@example.test`, password: typed }, address));
const write = (code: string) => ({ subject: 'رمز الدخول', text: code });
async function askCode(name: string, address = 'hall'): Promise<{ attempt: string; code: string }> {
  forum.mails.length = 0;
  const { attempt } = await requestSignInCode(visitor, { email: `${name}@example.test` }, address, write);
  return { attempt, code: forum.mails[0]?.text ?? '' };
}
const useCode = (attempt: string, code: string) => outcomeOf(useSignInCode(visitor, { attempt, code }));
const other = (code: string) => String((Number(code) + 1) % 100_000_000).padStart(8, '0');

test('the right password signs in; a wrong one and an unknown address are told alike', async () => {
  const personId = await account('right');
  expect(await signIn(visitor, { email: 'right@example.test', password }, 'hall')).toEqual({ personId });
  expect(await tryPassword('right', 'wrong')).toBe('invalid signin.wrong');
  expect(await tryPassword('nobody', password)).toBe('invalid signin.wrong');
});

test('an account without a password has none that fits', async () => {
  await addPerson(forum, { email: 'code-only@example.test' });
  for (const typed of ['', 'null', password])
    expect(await tryPassword('code-only', typed)).toBe('invalid signin.wrong');
});

test('a password is the same in every Unicode form', async () => {
  await addPerson(forum, { email: 'accent@example.test', password: 'mot de passé très long' });
  expect(await tryPassword('accent', 'mot de passé très long'.normalize('NFD'))).toBe('ok');
});

test('ten wrong passwords close one account for a while, and nobody else behind the address', async () => {
  await account('victim');
  await account('neighbour');
  for (let n = 0; n < 10; n += 1) expect(await tryPassword('victim', 'wrong')).toBe('invalid signin.wrong');
  expect(await tryPassword('victim', password)).toBe('rate_limited auth.too_many');
  expect(await tryPassword('neighbour', password)).toBe('ok');
  await forum.sql`update rate_limits set ends_at = now() - interval '1 second'`;
  expect(await tryPassword('victim', password)).toBe('ok');
});

test('guesses sent at the same moment get no further than guesses sent in turn', async () => {
  await account('rushed');
  await forum.warmUp();
  const outcomes = await Promise.all(Array.from({ length: 30 }, () => tryPassword('rushed', 'wrong', 'rush')));
  expect(outcomes.filter((outcome) => outcome === 'invalid signin.wrong').length).toBeLessThanOrEqual(10);
  expect(outcomes.filter((outcome) => outcome === 'rate_limited auth.too_many').length).toBeGreaterThanOrEqual(20);
});

test('a success wipes the slate of the account', async () => {
  await account('forgetful');
  for (let n = 0; n < 9; n += 1) await tryPassword('forgetful', 'wrong', 'home');
  expect(await tryPassword('forgetful', password, 'home')).toBe('ok');
  for (let n = 0; n < 9; n += 1) expect(await tryPassword('forgetful', 'wrong', 'home')).toBe('invalid signin.wrong');
  expect(await tryPassword('forgetful', password, 'home')).toBe('ok');
});

test('an address that guesses at many accounts is stopped; a hall that signs in is not', async () => {
  await account('honest');
  await forum.sql`insert into rate_limits (key, points, ends_at) values ('signin-from:botnet', 300, now() + interval '1 minute')`;
  expect(await tryPassword('honest', password, 'botnet')).toBe('rate_limited auth.too_many');
  for (let n = 0; n < 12; n += 1) expect(await tryPassword('honest', password, 'full hall')).toBe('ok');
  const [row] = await forum.sql`select points from rate_limits where key = 'signin-from:full hall'`;
  expect(row?.points ?? 0).toBe(0);
});

test('a suspended account does not sign in by password or code', async () => {
  await account('banned', { suspended: true });
  expect(await tryPassword('banned', password)).toBe('forbidden auth.suspended');
  const { code } = await askCode('banned');
  expect(code).toBe('');
});

test('a code of eight digits signs in once, in the browser that asked', async () => {
  const personId = await account('coder');
  const { attempt, code } = await askCode('coder');
  expect(code).toMatch(/^\d{8}$/);
  expect(attempt).toMatch(/^[A-Za-z0-9_-]{32}$/);
  const elsewhere = await askCode('coder');
  expect(await useCode(elsewhere.attempt, code)).toBe('invalid signin.code_wrong');
  expect(await useSignInCode(visitor, { attempt, code })).toEqual({ personId });
  expect(await useCode(attempt, code)).toBe('invalid signin.code_old');
});

test('a code used at the same moment signs in once', async () => {
  await account('double');
  const { attempt, code } = await askCode('double');
  await forum.warmUp();
  const outcomes = await Promise.all(Array.from({ length: 5 }, () => useCode(attempt, code)));
  expect(outcomes.filter((outcome) => outcome === 'ok')).toHaveLength(1);
});

test('the fifth try is the last', async () => {
  await account('slow');
  const { attempt, code } = await askCode('slow');
  for (let n = 0; n < 5; n += 1) expect(await useCode(attempt, other(code))).toBe('invalid signin.code_wrong');
  expect(await useCode(attempt, code)).toBe('invalid signin.code_old');
  const again = await askCode('slow');
  for (let n = 0; n < 4; n += 1) await useCode(again.attempt, other(again.code));
  expect(await useCode(again.attempt, again.code)).toBe('ok');
});

test('a code grows old in ten minutes', async () => {
  await account('late');
  const { attempt, code } = await askCode('late');
  const [row] = await forum.sql<{ minutes: number }[]>`
    select extract(epoch from max(expires_at) - now())::float / 60 as minutes from sign_in_codes where email = 'late@example.test'`;
  expect(row?.minutes).toBeGreaterThan(9.5);
  expect(row?.minutes).toBeLessThanOrEqual(10);
  await forum.sql`update sign_in_codes set expires_at = now() - interval '1 second' where email = 'late@example.test'`;
  expect(await useCode(attempt, code)).toBe('invalid signin.code_old');
});

test('asking says nothing of whether the address has an account, and stores neither code nor attempt', async () => {
  await account('quiet');
  const known = await askCode('quiet');
  const unknown = await askCode('unknown');
  expect(unknown.code).toBe('');
  expect(unknown.attempt).toMatch(/^[A-Za-z0-9_-]{32}$/);
  for (const { attempt } of [known, unknown])
    expect(await useCode(attempt, other(known.code))).toBe('invalid signin.code_wrong');
  const stored = JSON.stringify(await forum.sql`select * from sign_in_codes`);
  expect(stored).not.toContain(known.code);
  expect(stored).not.toContain(known.attempt);
  expect(stored).not.toContain('unknown@example.test');
});

test('codes are asked for five times at most, by each address of mail', async () => {
  await account('eager');
  await account('patient');
  for (let n = 0; n < 5; n += 1) await askCode('eager', 'somewhere');
  expect(await outcomeOf(askCode('eager', 'elsewhere'))).toBe('rate_limited auth.too_many');
  expect(await outcomeOf(askCode('patient', 'somewhere'))).toBe('ok');
  const keys = await forum.sql<{ key: string }[]>`select key from rate_limits`;
  expect(keys.map((row) => row.key).join(' ')).not.toContain('@');
});

test('signing up opens an account that has not accepted the charter; an address has one account', async () => {
  const input = { name: 'ليلى', email: 'new@example.test', password };
  const { personId } = await signUp(visitor, input, 'hall');
  const [row] = await forum.sql`select kind, display_name, charter_version from people where person_id = ${personId}`;
  expect(row).toEqual({ kind: 'account', display_name: 'ليلى', charter_version: null });
  const people = (await forum.sql`select 1 from people`).length;
  expect(await outcomeOf(signUp(visitor, input, 'hall'))).toBe('conflict email.taken');
  expect((await forum.sql`select 1 from people`).length).toBe(people);
  await forum.warmUp();
  const together = await Promise.all(
    Array.from({ length: 4 }, () => outcomeOf(signUp(visitor, { ...input, email: 'same@example.test' }, 'hall'))),
  );
  expect(together.filter((outcome) => outcome === 'ok')).toHaveLength(1);
  expect(new Set(together)).toEqual(new Set(['ok', 'conflict email.taken']));
});

test('accounts are not opened by the hundred from one address', async () => {
  await forum.sql`insert into rate_limits (key, points, ends_at) values ('signup:farm', 200, now() + interval '1 minute')`;
  const input = { name: 'روبوت', email: 'bot@example.test', password };
  expect(await outcomeOf(signUp(visitor, input, 'farm'))).toBe('rate_limited auth.too_many');
});

test('the charter in force is accepted, another version is not, and the first acceptance stays', async () => {
  const ctx = await forum.as(await addPerson(forum, { charter: false }));
  expect(await outcomeOf(acceptCharter(ctx, { version: charterVersion + 1 }))).toBe('conflict charter.changed');
  expect(await outcomeOf(acceptCharter(visitor, { version: charterVersion }))).toBe('unauthenticated auth.needed');
  await acceptCharter(ctx, { version: charterVersion });
  await acceptCharter(ctx, { version: charterVersion });
  expect(await forum.sql`select version from charter_acceptances where person_id = ${idOf(ctx)}`).toEqual([
    { version: charterVersion },
  ]);
});

test('the operator makes, suspends and demotes accounts, and those who watch are told whose rights changed', async () => {
  const input = {
    email: 'chair@example.test',
    name: 'سناء',
    password: null,
    role: 'moderator' as const,
    commune: commune.slug,
  };
  const { personId } = await createAccount(forum.services, input);
  expect(await outcomeOf(createAccount(forum.services, input))).toBe('conflict email.taken');
  const roles = async () => (await forum.as(personId)).actor;
  expect(await roles()).toMatchObject({ roles: [{ role: 'moderator', communeId: commune.communeId }] });
  const before = forum.published.length;
  await revokeRole(forum.services, input.email, 'moderator');
  await setSuspended(forum.services, input.email, true);
  expect(forum.published.slice(before).map((one) => one.people)).toEqual([[personId], [personId]]);
  expect(await roles()).toMatchObject({ roles: [], suspended: true });
  await setSuspended(forum.services, input.email, false);
  expect(await roles()).toMatchObject({ suspended: false });
  expect(await outcomeOf(setSuspended(forum.services, 'nobody@example.test', true))).toBe('not_found account.unknown');
});

test('a role needs its place: a refusal leaves no half account', async () => {
  const input = {
    email: 'lost@example.test',
    name: 'تائه',
    password: null,
    role: 'member' as const,
    commune: 'nowhere',
  };
  expect(await outcomeOf(createAccount(forum.services, input))).toBe('not_found commune.unknown');
  expect(await outcomeOf(createAccount(forum.services, { ...input, commune: null }))).toBe('not_found commune.unknown');
  await forum.sql`update communes set slug = 'bare' where commune_id = ${(await addCommune(forum, '02')).communeId}`;
  await forum.sql`delete from spaces where commune_id = '10.261.01.02.'`;
  expect(await outcomeOf(createAccount(forum.services, { ...input, commune: 'bare' }))).toBe('not_found space.unknown');
  expect(await forum.sql`select 1 from accounts where email = 'lost@example.test'`).toHaveLength(0);
});
