import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { findAccount } from '#db/queries/people.ts';
import { confirmEmail, requestEmailCode } from '#server/domain/accounts/change-email.ts';
import { resetEmail } from '#server/domain/accounts/manage-account.ts';
import { useSignInCode } from '#server/domain/accounts/sign-in-code.ts';
import type { ActionContext } from '#server/domain/context.ts';
import { createForum, type Forum } from '#tests/support/forum.ts';
import { addPerson } from '#tests/support/forum-people.ts';
import {
  expectNothingPersonal,
  isIn,
  openAccount,
  opens,
  password,
  readCode,
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

const askEmail = ({ ctx }: Own, email: string) =>
  readCode(forum, () => requestEmailCode(ctx, { email, password }, 'hall', write));
const confirm = ({ ctx }: Own, given: { attempt: string; code: string }) =>
  outcomeOf(confirmEmail(ctx, given, write.moved));
const emailOf = async ({ personId }: Own) => (await findAccount(forum.db, personId))?.email;

describe('the address', () => {
  test('changes once the code at the new one was typed; the one before is told, and signs in no more', async () => {
    const own = await open();
    const to = `${randomUUID()}@example.test`;
    const given = await askEmail(own, to);
    expect(forum.mails.map((mail) => mail.to)).toEqual([to]);
    expect(await emailOf(own)).toBe(own.email);
    expect(await confirm(own, { ...given, code: wrongCode(given.code) })).toBe('invalid signin.code_wrong');
    expect(await emailOf(own)).toBe(own.email);
    forum.mails.length = 0;
    expect(await confirm(own, given)).toBe('ok');
    expect(forum.mails.map((mail) => [mail.to, mail.subject])).toEqual([[own.email, 'moved']]);
    expect((await findAccount(forum.db, own.personId))?.emailConfirmedAt).not.toBeNull();
    expect([await opens(forum, own.email, password), await opens(forum, to, password)]).toEqual([
      'invalid signin.wrong',
      'ok',
    ]);
    expect(await isIn(forum, own.token)).toBe(true);
    expect(forum.lines.map(({ fields }) => fields.change)).toEqual(['email']);
    expectNothingPersonal(forum, own.email, to);
  });

  test('a wrong password sends nothing; neither does the address of now', async () => {
    const own = await open();
    const ask = (email: string, typed: string) =>
      fieldsOf(requestEmailCode(own.ctx, { email, password: typed }, 'hall', write));
    expect(await ask('new@example.test', 'wrong')).toEqual({ password: 'password.wrong' });
    expect(await ask(own.email, password)).toEqual({ email: 'email.same' });
    expect(forum.mails).toEqual([]);
  });

  test('one that is taken is answered alike in both steps, and its holder alone is told', async () => {
    const [own, holder] = [await open(), await open()];
    const free = await askEmail(own, `${randomUUID()}@example.test`);
    const taken = await askEmail(own, holder.email);
    expect(forum.mails.map((mail) => [mail.to, mail.subject])).toEqual([[holder.email, 'taken']]);
    expect(taken.attempt).toMatch(/^[A-Za-z0-9_-]{32}$/);
    for (const { attempt } of [free, taken]) {
      const code = wrongCode(free.code);
      for (let n = 0; n < 5; n += 1) expect(await confirm(own, { attempt, code })).toBe('invalid signin.code_wrong');
      expect(await confirm(own, { attempt, code })).toBe('invalid signin.code_old');
    }
    expect([await emailOf(own), await emailOf(holder)]).toEqual([own.email, holder.email]);
  });

  test('one that was taken after the code was sent stays its holder’s', async () => {
    const own = await open();
    const to = `${randomUUID()}@example.test`;
    const given = await askEmail(own, to);
    await addPerson(forum, { email: to });
    expect(await confirm(own, given)).toBe('invalid signin.code_wrong');
    expect(await emailOf(own)).toBe(own.email);
  });

  test('of two who confirm one address at the same moment one has it', async () => {
    const people = [await open(), await open()];
    const to = `${randomUUID()}@example.test`;
    const given: Array<{ attempt: string; code: string }> = [];
    for (const own of people) given.push(await askEmail(own, to));
    await forum.warmUp();
    const outcomes = await Promise.all(people.map((own, at) => confirm(own, given[at] ?? { attempt: '', code: '' })));
    expect(outcomes.sort()).toEqual(['invalid signin.code_wrong', 'ok']);
  });

  test('a code is good for the person who asked, for this act', async () => {
    const [own, other] = [await open(), await open()];
    const given = await askEmail(own, `${randomUUID()}@example.test`);
    expect(await confirm(other, given)).toBe('invalid signin.code_wrong');
    expect(await outcomeOf(useSignInCode(visitor, given))).toBe('invalid signin.code_wrong');
    expect(await confirm(own, given)).toBe('ok');
  });

  test('five messages in a quarter of an hour, wherever they go', async () => {
    const own = await open();
    for (let n = 0; n < 5; n += 1) await askEmail(own, `${randomUUID()}@example.test`);
    expect(await outcomeOf(askEmail(own, `${randomUUID()}@example.test`))).toBe('rate_limited auth.too_many');
    expect(forum.mails).toEqual([]);
  });

  test('an old address that takes no mail keeps nothing from changing', async () => {
    const own = await open();
    const to = `${randomUUID()}@example.test`;
    const given = await askEmail(own, to);
    const services = { ...forum.services, sendMail: () => Promise.reject(new Error(`no mailbox ${own.email}`)) };
    expect(await outcomeOf(confirmEmail({ ...own.ctx, services }, given, write.moved))).toBe('ok');
    expect(await emailOf(own)).toBe(to);
    expect(forum.lines.map(({ level }) => level)).toEqual(['info', 'warn']);
    expectNothingPersonal(forum, own.email, to);
  });
});

test('the operator gives another address, which is to be confirmed, and never one that is taken', async () => {
  const [own, other] = [await open(), await open()];
  await forum.sql`update accounts set email_confirmed_at = now() where person_id = ${own.personId}`;
  expect(await outcomeOf(resetEmail(forum.services, own.email, other.email))).toBe('conflict email.taken');
  expect(await emailOf(own)).toBe(own.email);
  const to = `${randomUUID()}@example.test`;
  await resetEmail(forum.services, own.email, to);
  expect(await findAccount(forum.db, own.personId)).toMatchObject({ email: to, emailConfirmedAt: null });
  expect([await opens(forum, to, password), await isIn(forum, own.token)]).toEqual(['ok', true]);
});
