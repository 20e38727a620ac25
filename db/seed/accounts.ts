import { randomUUID } from 'node:crypto';
import { charterVersion } from '#app/contract/charter.ts';
import { hashPassword } from '#server/domain/accounts/hashes.ts';
import type { Tx } from '../client.ts';
import { insertAccount, insertPerson, insertRoleGrant, updateEmailConfirmed, type Role } from '../queries/people.ts';
import { guelmim } from './places.ts';

/** The person behind a demo account, by the part of its address before the @. */
export type Accounts = (name: string) => string;

export const demoPassword = 'tachawor-demo';

type Account = { account: string; name: string; roles: Role[] };

const people: Account[] = [
  { account: 'moderator', name: 'سناء', roles: ['moderator'] },
  { account: 'member1', name: 'إبراهيم', roles: ['member'] },
  { account: 'member2', name: 'مينة', roles: ['member', 'rapporteur'] },
  { account: 'member3', name: 'أيوب', roles: ['member'] },
  { account: 'member4', name: 'خديجة', roles: ['member'] },
  { account: 'member5', name: 'فاطمة', roles: ['member'] },
  { account: 'citizen1', name: 'أحمد', roles: [] },
  { account: 'citizen2', name: 'Nadia', roles: [] },
  { account: 'citizen3', name: 'يوسف', roles: [] },
  { account: 'citizen4', name: 'ليلى', roles: [] },
  { account: 'citizen5', name: 'Rachid', roles: [] },
  { account: 'official', name: 'مصلحة الشؤون التقنية', roles: ['official'] },
  { account: 'admin', name: 'تدبير المنصة', roles: ['admin'] },
];

/** The demo accounts; one hash of the one password serves them all. */
export async function loadAccounts(tx: Tx, spaceId: string): Promise<Accounts> {
  const passwordHash = await hashPassword(demoPassword);
  const ids = new Map<string, string>();
  for (const { account, name, roles } of people) {
    const personId = randomUUID();
    ids.set(account, personId);
    await insertPerson(tx, { personId, kind: 'account', displayName: name, charterVersion });
    await insertAccount(tx, { personId, email: `${account}@demo.tachawor.test`, passwordHash });
    await updateEmailConfirmed(tx, personId);
    for (const role of roles)
      await insertRoleGrant(tx, { grantId: randomUUID(), personId, role, ...placeOf(role, spaceId) });
  }
  return (account) => {
    const personId = ids.get(account);
    if (personId === undefined) throw new Error(`the demo has no account ${account}`);
    return personId;
  };
}

function placeOf(role: Role, spaceId: string): { communeId: string | null; spaceId: string | null } {
  if (role === 'admin') return { communeId: null, spaceId: null };
  return { communeId: guelmim, spaceId: role === 'member' || role === 'rapporteur' ? spaceId : null };
}
