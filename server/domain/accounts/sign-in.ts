import { AppError } from '#app/contract/errors.ts';
import type { SignInInput } from '#app/contract/inputs/sign-in.ts';
import { findAccountByEmail } from '#db/queries/people.ts';
import type { ActionContext } from '../context.ts';
import { checkPassword } from './check-password.ts';

/**
 * Checks an e-mail address and a password. The caller makes the login.
 * @param address a keyed hash of where the request comes from
 * @throws AppError `invalid` alike for an unknown address and a wrong password; `rate_limited`; `forbidden` if suspended
 */
export async function signIn(ctx: ActionContext, input: SignInInput, address: string): Promise<{ personId: string }> {
  const { services } = ctx;
  const wrong = new AppError('invalid', 'signin.wrong', { fields: { password: 'signin.wrong' } });
  const find = () => findAccountByEmail(services.db, input.email);
  const account = await checkPassword(services, { ...input, from: address, find }, wrong);
  if (account.suspended) throw new AppError('forbidden', 'auth.suspended');
  return { personId: account.personId };
}
