import { AppError } from '#app/contract/errors.ts';
import type { ConfirmEmailInput, RequestEmailInput } from '#app/contract/inputs/change-account.ts';
import { findAccountByEmail, updateEmail } from '#db/queries/people.ts';
import type { ActionContext } from '../context.ts';
import { transact } from '../context.ts';
import { spendTry } from '../limit-failures.ts';
import { accessOwnAccount, logAccountChange, readOwnAccount } from './access.ts';
import { checkPassword } from './check-password.ts';
import { issueCode, useCode, wrongCode } from './one-time-code.ts';
import type { Message } from './sign-in-code.ts';

/** Messages that one person may have sent to addresses which are not theirs yet. */
const requestsByPerson = { points: 5, seconds: 900 };

/**
 * Sends a code to the address that is to become the account's. Where another account has it, its holder is told that somebody
 * tried, and the one who asks is answered alike: by an account that exists nobody learns more than by one that does not.
 * @param address a keyed hash of where the request comes from; wrong passwords count with those of signing in
 * @param write makes the two messages
 * @returns the secret for the asking browser's cookie
 * @throws AppError `invalid` for a wrong password and for the address that the account has; `rate_limited`
 */
export async function requestEmailCode(
  ctx: ActionContext,
  input: RequestEmailInput,
  address: string,
  write: { code(code: string): Message; taken(): Message },
): Promise<{ attempt: string }> {
  const { services, lang } = ctx;
  const account = await readOwnAccount(ctx);
  const wrong = new AppError('invalid', 'password.wrong', { fields: { password: 'password.wrong' } });
  const tried = { email: account.email, password: input.password, from: address };
  await checkPassword(services, { ...tried, find: async () => account }, wrong);
  if (input.email === account.email) {
    throw new AppError('invalid', 'email.same', { fields: { email: 'email.same' } });
  }
  const { personId } = account;
  await spendTry(services.db, `code-by:${personId}`, requestsByPerson);
  const asked = { email: input.email, from: address };
  const { attempt, code } = await issueCode(
    services,
    asked,
    { act: 'email', personId },
    async (email) => (await findAccountByEmail(services.db, email)) === null,
  );
  await services.sendMail({ to: input.email, lang, ...(code === null ? write.taken() : write.code(code)) });
  return { attempt };
}

/**
 * Gives the account the address at which the code was read, and tells the one it had before.
 * @param write makes the message to the address before
 * @throws AppError `invalid` for a wrong, used or old code, and alike where somebody took the address meanwhile
 */
export async function confirmEmail(ctx: ActionContext, input: ConfirmEmailInput, write: () => Message): Promise<void> {
  const { services, lang } = ctx;
  const { personId } = await readOwnAccount(ctx);
  const { email } = await useCode(services, input, { act: 'email', personId });
  const before = await transact(services, async (work) => {
    const account = await accessOwnAccount(ctx, work);
    if (!(await updateEmail(work.tx, personId, email, true))) throw wrongCode();
    return account.email;
  });
  logAccountChange(ctx, personId, 'email');
  try {
    await services.sendMail({ to: before, lang, ...write() });
  } catch (error) {
    // The change holds; the address before may be one that takes no mail any more.
    const { code } = error as { code?: unknown };
    services.log.warn({ requestId: ctx.requestId, personId, problem: String(code) }, 'an old address was not told');
  }
}
