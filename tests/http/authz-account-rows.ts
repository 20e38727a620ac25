import { randomUUID } from 'node:crypto';
import { roles, type Role } from '#tests/domain/authz-matrix-cast.ts';
import type { Post } from './authz-routes-rows.ts';

const each = (named: Partial<Record<Role, number>>, rest: number): Record<Role, number> =>
  Object.fromEntries(roles.map((role) => [role, named[role] ?? rest])) as Record<Role, number>;

/** Visitors are led to sign in; guests have nothing to change. */
const others = { visitor: 302, guest: 403, 'other guest': 403, suspended: 403 };
const holders = each(others, 303);
/** These accounts have no password, and no code was sent: the door is open, what is given at it is wrong. */
const withWhatIsWrong = each(others, 422);

const page = 'app/routes/lang/account.tsx';
const form = (intent: string, fields: Record<string, string>, answers: Post['answers']): Post => ({
  fields: () => ({ intent, ...fields }),
  answers,
});

/** What each role is answered when it changes a name, a password or an address. */
export const accountPosts: Record<string, Post> = {
  [`${page} renamePerson`]: form('rename', { name: 'اسم آخر' }, holders),
  [`${page} changePassword`]: form(
    'password',
    { presentPassword: 'not the password', newPassword: 'a long enough password' },
    withWhatIsWrong,
  ),
  [`${page} requestPasswordCode`]: form('password-ask', {}, holders),
  [`${page} replacePassword`]: form(
    'password-code',
    { code: '12345678', newPassword: 'a long enough password' },
    withWhatIsWrong,
  ),
  [`${page} requestEmailCode`]: form(
    'email',
    { email: `${randomUUID()}@example.test`, password: 'not the password' },
    withWhatIsWrong,
  ),
  [`${page} confirmEmail`]: form('email-code', { code: '12345678' }, withWhatIsWrong),
};
