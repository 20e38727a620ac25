import { randomBytes, randomInt } from 'node:crypto';
import { AppError } from '#app/contract/errors.ts';
import type { RequestCodeInput, UseCodeInput } from '#app/contract/inputs/sign-in.ts';
import { findAccountByEmail, updateEmailConfirmed } from '#db/queries/people.ts';
import { insertSignInCode, updateCodeTry, updateCodeUsed } from '#db/queries/sign-in.ts';
import type { ActionContext } from '../context.ts';
import { hashToken, hashWithKey, isSameHash } from './hashes.ts';
import { spendTry } from '../limit-failures.ts';

const minutesValid = 10;
const maxTries = 5;
const requestsPerAddress = { points: 5, seconds: 900 };
const requestsFrom = { points: 200, seconds: 900 };

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
  write: (code: string) => { subject: string; text: string },
): Promise<{ attempt: string }> {
  const { db, secret } = ctx.services;
  for (const [key, limit] of [
    [`code-from:${address}`, requestsFrom],
    [`code:${hashWithKey(secret, 'email', input.email)}`, requestsPerAddress],
  ] as const) {
    await spendTry(db, key, limit);
  }
  const attempt = randomBytes(24).toString('base64url');
  const account = await findAccountByEmail(db, input.email);
  if (account && !account.suspended) {
    const code = String(randomInt(100_000_000)).padStart(8, '0');
    await insertSignInCode(db, {
      attemptHash: hashToken(attempt),
      email: input.email,
      codeHash: hashWithKey(secret, attempt, code),
      expiresAt: new Date(ctx.services.now().getTime() + minutesValid * 60_000),
    });
    await ctx.services.sendMail({ to: input.email, lang: ctx.lang, ...write(code) });
  }
  return { attempt };
}

/**
 * Uses a code once. Five tries, ten minutes, only in the browser that asked.
 * @throws AppError `invalid` for a wrong, used or old code
 */
export async function useSignInCode(ctx: ActionContext, input: UseCodeInput): Promise<{ personId: string }> {
  const { db, secret } = ctx.services;
  const attemptHash = hashToken(input.attempt);
  const found = await updateCodeTry(db, attemptHash, maxTries);
  const wrong = new AppError('invalid', 'signin.code_wrong', { fields: { code: 'signin.code_wrong' } });
  if (!found) throw new AppError('invalid', 'signin.code_old', { fields: { code: 'signin.code_old' } });
  if (!isSameHash(found.codeHash, hashWithKey(secret, input.attempt, input.code))) throw wrong;
  if (!(await updateCodeUsed(db, attemptHash))) throw wrong;
  const account = await findAccountByEmail(db, found.email);
  if (!account || account.suspended) throw wrong;
  await updateEmailConfirmed(db, account.personId);
  return { personId: account.personId };
}
