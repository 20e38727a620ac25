import { randomBytes, randomInt } from 'node:crypto';
import { AppError } from '#app/contract/errors.ts';
import { insertSignInCode, updateCodeTry, updateCodeUsed } from '#db/queries/sign-in.ts';
import type { DomainServices } from '../context.ts';
import { spendTry } from '../limit-failures.ts';
import { hashToken, hashWithKey, isSameHash } from './hashes.ts';

const minutesValid = 10;
const maxTries = 5;
const requestsPerAddress = { points: 5, seconds: 900 };
const requestsFrom = { points: 200, seconds: 900 };

type Keeper = Pick<DomainServices, 'db' | 'secret' | 'now'>;

/**
 * What a code is good for: to sign in, or one change of one person's account. A code for one is wrong for every other, and so
 * is that of somebody else who used the same browser.
 */
export type CodePurpose = { act: 'sign-in' } | { act: 'password' | 'email'; personId: string };

/**
 * Makes a code of eight digits for whoever reads an address, and the secret for the asking browser's cookie, without which the
 * code is worth nothing.
 * @param asked `from` is a keyed hash of where the request comes from
 * @param isReal false where no code may fit: what is typed is then answered as a wrong code is
 * @throws AppError `rate_limited`
 */
export async function issueCode(
  { db, secret, now }: Keeper,
  asked: { email: string; from: string },
  purpose: CodePurpose,
  isReal: (email: string) => Promise<boolean>,
): Promise<{ attempt: string; code: string | null }> {
  await spendTry(db, `code-from:${asked.from}`, requestsFrom);
  await spendTry(db, `code:${hashWithKey(secret, 'email', asked.email)}`, requestsPerAddress);
  const attempt = randomBytes(24).toString('base64url');
  const code = (await isReal(asked.email)) ? String(randomInt(100_000_000)).padStart(8, '0') : null;
  await insertSignInCode(db, {
    attemptHash: hashToken(attempt),
    // Of an address at which nothing will be read, nothing is kept.
    email: code === null ? '' : asked.email,
    codeHash: hashOf(secret, attempt, code ?? randomBytes(24).toString('base64url'), purpose),
    expiresAt: new Date(now().getTime() + minutesValid * 60_000),
  });
  return { attempt, code };
}

/**
 * Uses a code once. Five tries, ten minutes, only in the browser that asked.
 * @returns the address at which it was read
 * @throws AppError `invalid` for a wrong, used or old code
 */
export async function useCode(
  { db, secret }: Keeper,
  { attempt, code }: { attempt: string; code: string },
  purpose: CodePurpose,
): Promise<{ email: string }> {
  const attemptHash = hashToken(attempt);
  const found = await updateCodeTry(db, attemptHash, maxTries);
  if (!found) throw new AppError('invalid', 'signin.code_old', { fields: { code: 'signin.code_old' } });
  if (!isSameHash(found.codeHash, hashOf(secret, attempt, code, purpose))) throw wrongCode();
  if (!(await updateCodeUsed(db, attemptHash))) throw wrongCode();
  return { email: found.email };
}

export const wrongCode = (): AppError =>
  new AppError('invalid', 'signin.code_wrong', { fields: { code: 'signin.code_wrong' } });

function hashOf(secret: string, attempt: string, code: string, purpose: CodePurpose): string {
  const more = purpose.act === 'sign-in' ? [] : [purpose.act, purpose.personId];
  return hashWithKey(secret, attempt, code, ...more);
}
