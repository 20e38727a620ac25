import { AppError } from '#app/contract/errors.ts';
import type {
  ChangePasswordInput,
  ReplacePasswordInput,
  RequestPasswordCodeInput,
} from '#app/contract/inputs/change-account.ts';
import { updatePasswordHash, type AccountRow } from '#db/queries/people.ts';
import { deleteAuthSessionsOf, insertAuthSessions, type NewLogin } from '#db/queries/sign-in.ts';
import type { ActionContext } from '../context.ts';
import { transact } from '../context.ts';
import { accessOwnAccount, logAccountChange, readOwnAccount } from './access.ts';
import { checkPassword } from './check-password.ts';
import { hashPassword } from './hashes.ts';
import { issueCode, useCode } from './one-time-code.ts';
import type { Message } from './sign-in-code.ts';

/**
 * Changes a password for somebody who knows the present one. Every login of the person ends in the same transaction, this one too:
 * a copy of its cookie opens nothing any more.
 * @param address a keyed hash of where the request comes from; wrong passwords count with those of signing in
 * @param login takes the place of the login that asks
 * @throws AppError `invalid` for a wrong present password; `rate_limited`
 */
export async function changePassword(
  ctx: ActionContext,
  input: ChangePasswordInput,
  address: string,
  login: NewLogin,
): Promise<void> {
  const account = await readOwnAccount(ctx);
  const wrong = new AppError('invalid', 'password.wrong', { fields: { presentPassword: 'password.wrong' } });
  const tried = { email: account.email, password: input.presentPassword, from: address };
  const { passwordHash } = await checkPassword(ctx.services, { ...tried, find: async () => account }, wrong);
  await storePassword(ctx, input.newPassword, login, (found) => {
    // Somebody who knew the password as well was faster.
    if (found.passwordHash !== passwordHash) throw wrong;
  });
}

/**
 * Sends a code with which the actor may choose a password without the present one: it was forgotten, or there is none since the
 * account was made without.
 *
 * Not a recent login but a fresh code, for both: a login does not tell whether it was made by a code or by a password, so a
 * recent one proves nothing of the address, and whoever forgot the password would need the present one. A code read at the
 * account's own address is what signs in without a password anyway, so this opens nothing that was not open.
 * @throws AppError `rate_limited`
 */
export async function requestPasswordCode(
  ctx: ActionContext,
  _input: RequestPasswordCodeInput,
  address: string,
  write: (code: string) => Message,
): Promise<{ attempt: string }> {
  const { personId, email } = await readOwnAccount(ctx);
  const asked = { email, from: address };
  const { attempt, code } = await issueCode(ctx.services, asked, { act: 'password', personId }, async () => true);
  if (code !== null) await ctx.services.sendMail({ to: email, lang: ctx.lang, ...write(code) });
  return { attempt };
}

/**
 * Chooses a password with a code that was read at the account's address. Logins end as in {@link changePassword}.
 * @throws AppError `invalid` for a wrong, used or old code
 */
export async function replacePassword(ctx: ActionContext, input: ReplacePasswordInput, login: NewLogin): Promise<void> {
  const { personId } = await readOwnAccount(ctx);
  const { email } = await useCode(ctx.services, input, { act: 'password', personId });
  await storePassword(ctx, input.newPassword, login, (found) => {
    // The address was changed after the code was sent to it.
    if (found.email !== email)
      throw new AppError('invalid', 'signin.code_old', { fields: { code: 'signin.code_old' } });
  });
}

async function storePassword(
  ctx: ActionContext,
  password: string,
  login: NewLogin,
  check: (account: AccountRow) => void,
): Promise<void> {
  const passwordHash = await hashPassword(password);
  const personId = await transact(ctx.services, async (work) => {
    const account = await accessOwnAccount(ctx, work);
    check(account);
    await updatePasswordHash(work.tx, account.personId, passwordHash);
    await deleteAuthSessionsOf(work.tx, account.personId);
    await insertAuthSessions(work.tx, [{ ...login, personId: account.personId }]);
    work.notePerson(account.personId);
    return account.personId;
  });
  logAccountChange(ctx, personId, 'password');
}
