import { AppError } from '#app/contract/errors.ts';
import type { SignInInput } from '#app/contract/inputs/sign-in.ts';
import { findAccountByEmail } from '#db/queries/people.ts';
import { deleteRatePoints } from '#db/queries/sign-in.ts';
import type { ActionContext } from '../context.ts';
import { hashWithKey, isPassword } from './hashes.ts';
import { countFailure, requireNotLimited, spendTry } from '../limit-failures.ts';

/** Wrong passwords for one account, and from one address: a hall behind one address makes many, a guesser more. */
const accountFailures = { points: 10, seconds: 900 };
const addressFailures = { points: 300, seconds: 900 };

/**
 * Checks an e-mail address and a password. The caller makes the login.
 * @param address a keyed hash of where the request comes from
 * @throws AppError `invalid` alike for an unknown address and a wrong password; `rate_limited`; `forbidden` if suspended
 */
export async function signIn(ctx: ActionContext, input: SignInInput, address: string): Promise<{ personId: string }> {
  const { db, secret } = ctx.services;
  const accountKey = `signin:${hashWithKey(secret, 'email', input.email)}`;
  const addressKey = `signin-from:${address}`;
  await requireNotLimited(db, addressKey, addressFailures);
  await spendTry(db, accountKey, accountFailures);
  const account = await findAccountByEmail(db, input.email);
  if (!(await isPassword(account?.passwordHash ?? null, input.password)) || !account) {
    await countFailure(db, addressKey, addressFailures);
    throw new AppError('invalid', 'signin.wrong', { fields: { password: 'signin.wrong' } });
  }
  if (account.suspended) throw new AppError('forbidden', 'auth.suspended');
  await deleteRatePoints(db, accountKey);
  return { personId: account.personId };
}
