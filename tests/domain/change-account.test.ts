import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createAuthSessions } from '#server/auth/auth-sessions.ts';
import { confirmEmail, requestEmailCode } from '#server/domain/accounts/change-email.ts';
import { changePassword, replacePassword, requestPasswordCode } from '#server/domain/accounts/change-password.ts';
import { resetEmail, resetPassword } from '#server/domain/accounts/manage-account.ts';
import { renamePerson } from '#server/domain/accounts/rename-person.ts';
import { useSignInCode } from '#server/domain/accounts/sign-in-code.ts';
import type { ActionContext } from '#server/domain/context.ts';
import { createForum, type Forum } from '#tests/support/forum.ts';
import { addGuest } from '#tests/support/forum-people.ts';
import { addRoom } from '#tests/support/forum-sessions.ts';
import {
  expectNothingPersonal,
  isIn,
  newPassword,
  openAccount,
  opens,
  password,
  readCode,
  signInAgain,
  write,
  wrongCode,
  type Own,
} from '#tests/support/own-account.ts';
import { fieldsOf, outcomeOf } from '#tests/support/refusals.ts';

let forum: Forum;
let visitor: ActionContext;
beforeAll(async () => {
  forum = await createForum();
  visitor = await forum.as(null);
});
afterAll(() => forum.close());
beforeEach(() => {
  for (const kept of [forum.mails, forum.lines, forum.published]) kept.length = 0;
});

const open = (more?: { password?: string | undefined }) => openAccount(forum, more);

const prepare = () => createAuthSessions(forum.db).prepare('Firefox · Android');
const change = (own: Own, presentPassword: string, next = prepare()) =>
  changePassword(own.ctx, { presentPassword, newPassword }, 'hall', next.login);
const askPassword = ({ ctx }: Own) => readCode(forum, () => requestPasswordCode(ctx, {}, 'hall', write.code));

describe('the name', () => {
  test('is another one from then on, for the person alone, and is told to the log without it', async () => {
    const [own, other] = [await open(), await open()];
    await renamePerson(own.ctx, { name: 'أمينة من كلميم' });
    const rows =
      await forum.sql`select display_name as name from people where person_id in ${forum.sql([own.personId, other.personId])} order by display_name = 'شخص'`;
    expect(rows.map(({ name }) => name)).toEqual(['أمينة من كلميم', 'شخص']);
    expect(forum.lines.map(({ fields }) => fields)).toEqual([
      { requestId: own.ctx.requestId, personId: own.personId, change: 'name' },
    ]);
    expectNothingPersonal(forum, 'أمينة', own.email);
  });

  test('is not changed by who was suspended after the page was read', async () => {
    const own = await open();
    await forum.sql`update people set suspended_at = now() where person_id = ${own.personId}`;
    expect(await outcomeOf(renamePerson(own.ctx, { name: 'اسم آخر' }))).toBe('forbidden auth.suspended');
    const [row] = await forum.sql`select display_name as name from people where person_id = ${own.personId}`;
    expect(row?.name).toBe('شخص');
    expect(forum.lines).toEqual([]);
  });
});

describe('the password', () => {
  test('is changed by who knows it; every login ends but the new one of this browser', async () => {
    const own = await open();
    const [elsewhere, stranger] = [await signInAgain(forum, own.personId), await open()];
    const next = prepare();
    await change(own, password, next);
    expect(await opens(forum, own.email, password)).toBe('invalid signin.wrong');
    expect(await opens(forum, own.email, newPassword)).toBe('ok');
    expect(await Promise.all([own, elsewhere, next, stranger].map(({ token }) => isIn(forum, token)))).toEqual([
      false,
      false,
      true,
      true,
    ]);
    expect(forum.published.flatMap(({ people }) => people)).toEqual([own.personId]);
    expect(forum.lines.map(({ fields }) => fields.change)).toEqual(['password']);
    expectNothingPersonal(forum, newPassword, password, own.email, next.token);
  });

  test('a wrong one changes nothing, ends nothing, and is told at its field', async () => {
    const own = await open();
    const elsewhere = await signInAgain(forum, own.personId);
    expect(await fieldsOf(change(own, 'not the password'))).toEqual({ presentPassword: 'password.wrong' });
    expect(await opens(forum, own.email, password)).toBe('ok');
    expect([await isIn(forum, own.token), await isIn(forum, elsewhere.token)]).toEqual([true, true]);
    expect(forum.lines).toEqual([]);
  });

  test('guesses here and at the door of signing in are counted together', async () => {
    const own = await open();
    for (let n = 0; n < 5; n += 1) expect(await outcomeOf(change(own, 'wrong'))).toBe('invalid password.wrong');
    for (let n = 0; n < 5; n += 1) expect(await opens(forum, own.email, 'wrong')).toBe('invalid signin.wrong');
    expect(await outcomeOf(change(own, password))).toBe('rate_limited auth.too_many');
    expect(await opens(forum, own.email, password)).toBe('rate_limited auth.too_many');
    const asked = requestEmailCode(own.ctx, { email: 'next@example.test', password }, 'hall', write);
    expect(await outcomeOf(asked)).toBe('rate_limited auth.too_many');
  });

  test('of two changes at one moment that know the same password one is made', async () => {
    const own = await open();
    await forum.warmUp();
    const outcomes = await Promise.all([1, 2, 3].map(() => outcomeOf(change(own, password))));
    expect(outcomes.sort()).toEqual(['invalid password.wrong', 'invalid password.wrong', 'ok']);
    const [row] = await forum.sql`select count(*)::int as n from auth_sessions where person_id = ${own.personId}`;
    expect(row?.n).toBe(1);
  });

  test('what cannot be stored as a whole is not stored at all', async () => {
    const own = await open();
    const { login: taken } = prepare();
    await createAuthSessions(forum.db).create(own.personId, 'test');
    await forum.sql`insert into auth_sessions (auth_session_id, person_id, expires_at) values (${taken.authSessionId}, ${(await open()).personId}, now() + interval '1 day')`;
    const act = changePassword(own.ctx, { presentPassword: password, newPassword }, 'hall', taken);
    expect(await outcomeOf(act)).toMatch(/^bug/);
    expect(await opens(forum, own.email, password)).toBe('ok');
    expect(await isIn(forum, own.token)).toBe(true);
  });
});

describe('a password without the present one', () => {
  test('is chosen with a code from the account’s address, by an account that had none too', async () => {
    for (const had of [password, undefined]) {
      const own = await open({ password: had });
      const elsewhere = await signInAgain(forum, own.personId);
      const given = await askPassword(own);
      expect(forum.mails.map(({ to }) => to)).toEqual([own.email]);
      const next = prepare();
      await replacePassword(own.ctx, { ...given, newPassword }, next.login);
      expect(await opens(forum, own.email, newPassword)).toBe('ok');
      expect([await isIn(forum, own.token), await isIn(forum, elsewhere.token), await isIn(forum, next.token)]).toEqual(
        [false, false, true],
      );
    }
  });

  test('an account without one has no present one that fits', async () => {
    const own = await open({ password: undefined });
    for (const typed of ['null', password]) {
      expect(await outcomeOf(change(own, typed))).toBe('invalid password.wrong');
    }
  });

  test('a code is good once, for its person, for this act and for five tries', async () => {
    const [own, other] = [await open(), await open()];
    const replace = (who: Own, given: { attempt: string; code: string }) =>
      outcomeOf(replacePassword(who.ctx, { ...given, newPassword }, prepare().login));
    const given = await askPassword(own);
    expect(await replace(other, given)).toBe('invalid signin.code_wrong');
    expect(await outcomeOf(useSignInCode(visitor, given))).toBe('invalid signin.code_wrong');
    expect(await outcomeOf(confirmEmail(own.ctx, given, write.moved))).toBe('invalid signin.code_wrong');
    expect(await replace(own, given)).toBe('ok');
    expect(await replace(own, given)).toBe('invalid signin.code_old');
    const again = await askPassword(own);
    for (let n = 0; n < 5; n += 1) {
      expect(await replace(own, { ...again, code: wrongCode(again.code) })).toBe('invalid signin.code_wrong');
    }
    expect(await replace(own, again)).toBe('invalid signin.code_old');
  });

  test('a code that went to an address the account has no more is old', async () => {
    const own = await open();
    const given = await askPassword(own);
    await resetEmail(forum.services, own.email, `${randomUUID()}@example.test`);
    const act = replacePassword(own.ctx, { ...given, newPassword }, prepare().login);
    expect(await outcomeOf(act)).toBe('invalid signin.code_old');
    expect(await isIn(forum, own.token)).toBe(true);
  });
});

test('a guest has nothing to change', async () => {
  const guest = await forum.as(await addGuest(forum, (await addRoom(forum)).code));
  expect(await outcomeOf(renamePerson(guest, { name: 'ضيف آخر' }))).toBe('forbidden auth.account_needed');
  expect(await outcomeOf(requestPasswordCode(guest, {}, 'hall', write.code))).toBe('forbidden auth.account_needed');
});

test('the operator gives a new password, which ends every login', async () => {
  const own = await open({ password: undefined });
  await resetPassword(forum.services, own.email, newPassword);
  expect([await opens(forum, own.email, newPassword), await isIn(forum, own.token)]).toEqual(['ok', false]);
  expect(forum.published.flatMap(({ people }) => people)).toEqual([own.personId]);
  expect(await outcomeOf(resetPassword(forum.services, 'nobody@example.test', newPassword))).toBe(
    'not_found account.unknown',
  );
});
