import { allow, deny, type Decision } from '../policy.ts';

/** Holders of accounts change their own, unless it is suspended. */
export function canChangeAccount(account: { suspended: boolean }): Decision {
  return account.suspended ? deny('auth.suspended') : allow;
}
