import type { AppError } from '#app/contract/errors.ts';
import type { AccountRow } from '#db/queries/people.ts';
import { deleteRatePoints } from '#db/queries/sign-in.ts';
import type { DomainServices } from '../context.ts';
import { countFailure, requireNotLimited, spendTry } from '../limit-failures.ts';
import { hashWithKey, isPassword } from './hashes.ts';

/** Wrong passwords for one account, and from one address: a hall behind one address makes many, a guesser more. */
const accountFailures = { points: 10, seconds: 900 };
const addressFailures = { points: 300, seconds: 900 };

type Keeper = Pick<DomainServices, 'db' | 'secret'>;

/**
 * Checks a password, wherever it is asked for: all such places share the limits of an account and of an address.
 * @param tried `from` is a keyed hash of where the request comes from; `find` finds nobody where the address is unknown, which
 * takes as long as a wrong password
 * @param wrong what a wrong password is told
 * @throws `wrong`; AppError `rate_limited`
 */
export async function checkPassword(
  { db, secret }: Keeper,
  tried: { email: string; password: string; from: string; find(): Promise<AccountRow | null> },
  wrong: AppError,
): Promise<AccountRow> {
  const accountKey = `signin:${hashWithKey(secret, 'email', tried.email)}`;
  const addressKey = `signin-from:${tried.from}`;
  await requireNotLimited(db, addressKey, addressFailures);
  await spendTry(db, accountKey, accountFailures);
  const account = await tried.find();
  if (!(await isPassword(account?.passwordHash ?? null, tried.password)) || !account) {
    await countFailure(db, addressKey, addressFailures);
    throw wrong;
  }
  if (!account.suspended) await deleteRatePoints(db, accountKey);
  return account;
}
