import type { RequestCodeInput, UseCodeInput } from '#app/contract/inputs/sign-in.ts';
import { findAccountByEmail, updateEmailConfirmed } from '#db/queries/people.ts';
import type { ActionContext } from '../context.ts';
import { issueCode, useCode, wrongCode } from './one-time-code.ts';

/** A message in the language of its reader. */
export type Message = { subject: string; text: string };

/**
 * Sends a code of eight digits to an address, if it has an account, and says nothing of whether it has.
 * @param write makes the message in the reader's language
 * @returns the secret for the asking browser's cookie, without which the code is worth nothing
 * @throws AppError `rate_limited`
 */
export async function requestSignInCode(
  ctx: ActionContext,
  input: RequestCodeInput,
  address: string,
  write: (code: string) => Message,
): Promise<{ attempt: string }> {
  const { services } = ctx;
  const asked = { email: input.email, from: address };
  const { attempt, code } = await issueCode(services, asked, { act: 'sign-in' }, async (email) => {
    const account = await findAccountByEmail(services.db, email);
    return account !== null && !account.suspended;
  });
  if (code !== null) await services.sendMail({ to: input.email, lang: ctx.lang, ...write(code) });
  return { attempt };
}

/**
 * Uses a code once. Five tries, ten minutes, only in the browser that asked.
 * @throws AppError `invalid` for a wrong, used or old code
 */
export async function useSignInCode(ctx: ActionContext, input: UseCodeInput): Promise<{ personId: string }> {
  const { db } = ctx.services;
  const { email } = await useCode(ctx.services, input, { act: 'sign-in' });
  const account = await findAccountByEmail(db, email);
  if (!account || account.suspended) throw wrongCode();
  await updateEmailConfirmed(db, account.personId);
  return { personId: account.personId };
}
