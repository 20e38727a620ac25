import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { createAuthSessions } from '#server/auth/auth-sessions.ts';
import type { Person } from '#server/domain/actor.ts';
import { signIn } from '#server/domain/accounts/sign-in.ts';
import type { ActionContext } from '#server/domain/context.ts';
import type { Forum } from './forum.ts';
import { addPerson } from './forum-people.ts';
import { outcomeOf } from './refusals.ts';

export const password = 'a long enough password';
export const newPassword = 'three other words';

/** An account that is signed in, with the token of that login. */
export type Own = { ctx: ActionContext; personId: string; email: string; token: string };

/** Opens one. */
export async function openAccount(forum: Forum, more: { password?: string | undefined } = { password }): Promise<Own> {
  const email = `${randomUUID()}@example.test`;
  const personId = await addPerson(forum, { email, ...(more.password && { password: more.password }) });
  const { token, actor } = await signInAgain(forum, personId);
  return { ctx: { ...(await forum.as(null)), actor }, personId, email, token };
}

/** Another login of a person. */
export async function signInAgain(forum: Forum, personId: string): Promise<{ token: string; actor: Person }> {
  const auth = createAuthSessions(forum.db);
  const { token } = await auth.create(personId, 'test');
  const actor = await auth.validate(token);
  if (!actor) throw new Error('nobody is in');
  return { token, actor };
}

export const isIn = async (forum: Forum, token: string): Promise<boolean> =>
  (await createAuthSessions(forum.db).validate(token)) !== null;

/** How a password signs in. */
export const opens = async (forum: Forum, email: string, typed: string): Promise<string> =>
  outcomeOf(signIn(await forum.as(null), { email, password: typed }, 'hall'));

export const wrongCode = (code: string): string => String((Number(code) + 1) % 100_000_000).padStart(8, '0');

/** The messages, which hold nothing but the code. */
export const write = {
  code: (code: string) => ({ subject: 'code', text: code }),
  taken: () => ({ subject: 'taken', text: '' }),
  moved: () => ({ subject: 'moved', text: '' }),
};

/** Forgets what was sent, asks, and reads the code in the message. */
export async function readCode(forum: Forum, ask: () => Promise<{ attempt: string }>) {
  forum.mails.length = 0;
  const { attempt } = await ask();
  return { attempt, code: forum.mails[0]?.text ?? '' };
}

/** Whatever was logged or published holds nothing of the person but the id. */
export function expectNothingPersonal(forum: Forum, ...words: string[]): void {
  const told = JSON.stringify([forum.lines, forum.published.map(({ frames }) => frames)]);
  for (const word of words) expect(told).not.toContain(word);
}
