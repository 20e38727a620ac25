import { randomUUID } from 'node:crypto';
import { AppError } from '#app/contract/errors.ts';
import type { SignUpInput } from '#app/contract/inputs/sign-in.ts';
import { insertAccount, insertPerson } from '#db/queries/people.ts';
import type { ActionContext } from '../context.ts';
import { transact } from '../context.ts';
import { hashPassword } from './hashes.ts';
import { spendTry } from '../limit-failures.ts';

const newAccounts = { points: 200, seconds: 3600 };

/**
 * Opens a citizen's account. The charter is accepted later, before the first contribution.
 * @param address a keyed hash of where the request comes from
 * @throws AppError `conflict` when the address has an account; `rate_limited` after very many from one address
 */
export async function signUp(ctx: ActionContext, input: SignUpInput, address: string): Promise<{ personId: string }> {
  const key = `signup:${address}`;
  await spendTry(ctx.services.db, key, newAccounts);
  const personId = randomUUID();
  const passwordHash = await hashPassword(input.password);
  await transact(ctx.services, async (work) => {
    await insertPerson(work.tx, { personId, kind: 'account', displayName: input.name, charterVersion: null });
    const isNew = await insertAccount(work.tx, { personId, email: input.email, passwordHash });
    if (!isNew) throw new AppError('conflict', 'email.taken', { fields: { email: 'email.taken' } });
  });
  return { personId };
}
