import { findAccount, findAccountForUpdate, type AccountRow } from '#db/queries/people.ts';
import { AppError } from '#app/contract/errors.ts';
import { requireAccount } from '../actor.ts';
import type { ActionContext, Work } from '../context.ts';
import { authorize } from '../policy.ts';
import { canChangeAccount } from './policy.ts';

/**
 * The actor's own account as it is now, which decides nothing for later: see {@link accessOwnAccount}.
 * @throws AppError `unauthenticated` for a visitor, `forbidden` for a guest and for a suspended account
 */
export async function readOwnAccount({ actor, services }: ActionContext): Promise<AccountRow> {
  return decide(await findAccount(services.db, requireAccount(actor).personId));
}

/** The same, locked in a transaction against every other change. @throws AppError as above */
export async function accessOwnAccount({ actor }: ActionContext, work: Work): Promise<AccountRow> {
  return decide(await findAccountForUpdate(work.tx, requireAccount(actor).personId));
}

function decide(account: AccountRow | null): AccountRow {
  if (!account) throw new AppError('forbidden', 'auth.account_needed');
  authorize(canChangeAccount(account));
  return account;
}

/** Tells the log that an account was changed: whose by the id, and what; never the name, the address or the password. */
export function logAccountChange(
  { services, requestId }: Pick<ActionContext, 'services' | 'requestId'>,
  personId: string,
  change: 'name' | 'password' | 'email',
): void {
  services.log.info({ requestId, personId, change }, 'an account was changed');
}
