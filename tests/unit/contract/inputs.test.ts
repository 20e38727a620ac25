import { expect, test } from 'vitest';
import { isAppError } from '#app/contract/errors.ts';
import { commands } from '#app/contract/commands.ts';
import { codeAlphabet, id, roomCode, tidyCode } from '#app/contract/ids.ts';
import { addAgendaItemInput, createSessionInput } from '#app/contract/inputs/edit-session.ts';
import { hideContentInput, moveAgendaInput } from '#app/contract/inputs/moderate-session.ts';
import { email, signInInput, signUpInput, useCodeInput } from '#app/contract/inputs/sign-in.ts';
import { parseInput } from '#app/contract/parse-input.ts';
import { plan } from '#tests/support/forum-sessions.ts';

const uuid = '0b0e7a8e-1111-4222-8333-444455556666';
const reason = (run: () => unknown): unknown => {
  try {
    return run();
  } catch (error) {
    return isAppError(error) ? error.fields : `bug ${String(error)}`;
  }
};

test('ids are UUIDs, whatever their case, and nothing else', () => {
  expect(id.parse(uuid.toUpperCase())).toBe(uuid);
  for (const wrong of [
    '',
    'x',
    `${uuid}0`,
    `${uuid}\u0000`,
    ` ${uuid}`,
    "1' or '1'='1",
    '../etc/passwd',
    null,
    5,
    {},
    [uuid],
    '__proto__',
  ]) {
    expect(id.safeParse(wrong).success).toBe(false);
  }
});

test('room codes are read however they are typed', () => {
  for (const typed of ['tachaw', ' TAC-HAW ', 'T A C H A W', 'tac_haw', 'ta.ch.aw'])
    expect(roomCode.parse(typed)).toBe('TACHAW');
  expect(tidyCode('A٢B٣C٤')).toBe('A2B3C4');
  for (const wrong of [
    '',
    'TACHA',
    'TACHAWW',
    'TACHA0',
    'TACHAI',
    'TACHAO',
    'ТАСНАW',
    'T'.repeat(41),
    '\u0000ACHAW',
    'TACHAŴ',
  ]) {
    expect(roomCode.safeParse(wrong).success).toBe(false);
  }
  expect(codeAlphabet).not.toMatch(/[01ILO]/);
});

test.each([
  ['Someone@Example.ORG ', 'someone@example.org'],
  ["o'neil+tag@a-b.example.ma", "o'neil+tag@a-b.example.ma"],
])('%j is an address', (typed, stored) => expect(email.parse(typed)).toBe(stored));

test.each([
  '',
  'x',
  'x@y',
  '@example.org',
  'a b@example.org',
  'a@b@example.org',
  'a@-.ma',
  'a@example.org\n',
  'a@example.org\u0000',
  'a\u202e@example.org',
  'é@example.org',
  `${'a'.repeat(250)}@example.org`,
  'a@example.org,b@example.org',
  '<a@example.org>',
])('%j is no address', (typed) => expect(email.safeParse(typed).success).toBe(typed === 'a@example.org\n'));

test('reading an address takes no time, however it is made', () => {
  const start = performance.now();
  for (const hostile of [
    `a@${'a.'.repeat(120_000)}!`,
    `a@${'a'.repeat(240_000)}`,
    `${'a'.repeat(240_000)}@`,
    `a@${'.aa'.repeat(80_000)}!`,
  ]) {
    expect(email.safeParse(hostile).success).toBe(false);
  }
  expect(performance.now() - start).toBeLessThan(300);
});

test('passwords keep their spaces, have an end, and can be stored', () => {
  const signUp = (password: unknown) =>
    signUpInput.safeParse({ name: 'مريم', email: 'a@example.org', password }).success;
  expect(signUp('  long enough  ')).toBe(true);
  expect(signUp('short')).toBe(false);
  expect(signUp('x'.repeat(201))).toBe(false);
  expect(signUp('long enough\u0000')).toBe(false);
  expect(signUp('long enough\ud800')).toBe(false);
  expect(signInInput.safeParse({ email: 'a@example.org', password: '' }).success).toBe(false);
});

test('codes are read with Eastern digits and dashes', () => {
  const attempt = 'a'.repeat(32);
  expect(useCodeInput.parse({ code: ' ١٢٣٤-٥٦٧٨ ', attempt }).code).toBe('12345678');
  for (const code of ['1234567', '123456789', 'abcdefgh', '１２３４５６７８', ''])
    expect(useCodeInput.safeParse({ code, attempt }).success).toBe(false);
  for (const wrong of ['', 'a', '../x', 'a'.repeat(65)])
    expect(useCodeInput.safeParse({ code: '12345678', attempt: wrong }).success).toBe(false);
});

const session = { ...plan, actionId: uuid, communeId: '10.261.01.03.' };

test.each([
  '0000-01-01T00:00',
  '1999-12-31T23:59',
  '9999-12-31T23:59',
  '2026-11-02',
  '2026-11-02T17:00:00',
  '2026-11-02T17:00Z',
  "2026-11-02T17:00'",
  '',
])('a session does not start at %j', (startsAt) =>
  expect(createSessionInput.safeParse({ ...session, startsAt }).success).toBe(false),
);

test('a session’s plan is whole, and nothing more', () => {
  expect(createSessionInput.safeParse(session).success).toBe(true);
  for (const key of [
    'title',
    'purpose',
    'decides',
    'decidedBy',
    'decidedWhen',
    'afterwards',
    'startsAt',
    'holdComments',
  ] as const) {
    const { [key]: _, ...rest } = session;
    expect(createSessionInput.safeParse(rest).success, key).toBe(false);
  }
  for (const extra of [{ state: 'open' }, { code: 'TACHAW' }, { createdBy: uuid }, { spaceId: uuid }]) {
    expect(createSessionInput.safeParse({ ...session, ...extra }).success).toBe(false);
  }
  for (const communeId of ['', '\u0000', 'a'.repeat(1e5), '*', "10.'"])
    expect(createSessionInput.safeParse({ ...session, communeId }).success).toBe(false);
});

test('minutes are whole and between one and ten hours', () => {
  const item = (plannedMinutes: unknown) =>
    addAgendaItemInput.safeParse({ actionId: uuid, sessionId: uuid, title: { ar: 'نقطة' }, plannedMinutes }).success;
  expect([1, 600].map(item)).toEqual([true, true]);
  expect([0, 601, 1.5, NaN, Infinity, -1, '15', null].map(item)).toEqual(Array(8).fill(false));
});

test('moderators give a reason of the charter', () => {
  expect(hideContentInput.safeParse({ targetId: uuid, reason: 'unlawful' }).success).toBe(true);
  for (const wrong of ['', 'other', 'constructor', null])
    expect(hideContentInput.safeParse({ targetId: uuid, reason: wrong }).success).toBe(false);
  expect(moveAgendaInput.safeParse({ sessionId: uuid, agendaItemId: null }).success).toBe(true);
  expect(moveAgendaInput.safeParse({ sessionId: uuid }).success).toBe(false);
});

test('what a command refuses is told field by field, in keys of ours', () => {
  expect(
    reason(() => parseInput(commands.castVote.input, { actionId: 'x', motionId: uuid, ballot: { choice: 'maybe' } })),
  ).toEqual({
    actionId: 'id.unreadable',
    'ballot.choice': 'vote.choice_missing',
  });
  expect(
    reason(() => parseInput(commands.postComment.input, { actionId: uuid, sessionId: uuid, text: '\u0000' })),
  ).toEqual({ text: 'text.unreadable' });
  for (const raw of [
    null,
    undefined,
    5,
    'x',
    [],
    [[]],
    JSON.parse('{"__proto__":1}'),
    JSON.parse('{"constructor":{"prototype":1}}'),
  ]) {
    for (const { input } of Object.values(commands)) expect(reason(() => parseInput(input, raw))).toBeTypeOf('object');
  }
});

test('nothing but the fields of a command gets through', () => {
  const vote = { actionId: uuid, motionId: uuid, ballot: { choice: 'yes' } };
  expect(commands.castVote.input.safeParse(vote).success).toBe(true);
  for (const extra of [{ personId: uuid }, { revision: 9 }, { ballot: { choice: 'yes', weight: 9 } }]) {
    expect(commands.castVote.input.safeParse({ ...vote, ...extra }).success).toBe(false);
  }
  expect(commands.join.input.safeParse({ code: 'TACHAW', sessionId: uuid }).success).toBe(false);
  for (const afterSeq of [-1, 1.5, '1', 2 ** 53, null, NaN]) {
    expect(commands.join.input.safeParse({ sessionId: uuid, afterSeq }).success).toBe(false);
  }
  for (const vote2 of [2, -2, 0.5, '1', null, true]) {
    expect(commands.voteStatement.input.safeParse({ actionId: uuid, statementId: uuid, vote: vote2 }).success).toBe(
      false,
    );
  }
});
