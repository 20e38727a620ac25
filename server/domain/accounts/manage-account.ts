import { randomUUID } from 'node:crypto';
import { charterVersion } from '#app/contract/charter.ts';
import { AppError } from '#app/contract/errors.ts';
import type { AcceptCharterInput } from '#app/contract/inputs/sign-in.ts';
import type { Role } from '#db/queries/people.ts';
import {
  deleteRoleGrants,
  findAccountByEmail,
  insertAccount,
  insertPerson,
  insertRoleGrant,
  updateEmail,
  updatePasswordHash,
  updateSuspended,
  upsertCharterAcceptance,
} from '#db/queries/people.ts';
import { deleteAuthSessionsOf } from '#db/queries/sign-in.ts';
import { findCommuneBySlug, findSpace } from '#db/queries/places.ts';
import { requirePerson } from '../actor.ts';
import type { ActionContext, DomainServices } from '../context.ts';
import { transact } from '../context.ts';
import { hashPassword } from './hashes.ts';

/** Records that the actor accepts the charter in force. @throws AppError `conflict` for a version that is not in force */
export async function acceptCharter(ctx: ActionContext, input: AcceptCharterInput): Promise<void> {
  const { personId } = requirePerson(ctx.actor);
  if (input.version !== charterVersion) throw new AppError('conflict', 'charter.changed');
  await transact(ctx.services, (work) => upsertCharterAcceptance(work.tx, personId, input.version));
}

export type NewAccount = {
  email: string;
  name: string;
  password: string | null;
  role: Role | 'citizen';
  /** Slug of the commune; null only for an administrator. */
  commune: string | null;
  charterAccepted?: boolean;
};

type OperatorServices = Pick<DomainServices, 'db' | 'deliver' | 'now'>;

/**
 * Makes an account with a role: the operator's command, never reachable from the network.
 * @throws AppError `conflict` when the address has an account, `not_found` for an unknown commune or one without a space
 */
export async function createAccount(services: OperatorServices, input: NewAccount): Promise<{ personId: string }> {
  const passwordHash = input.password === null ? null : await hashPassword(input.password);
  const personId = randomUUID();
  await transact(services, async (work) => {
    const version = input.charterAccepted ? charterVersion : null;
    await insertPerson(work.tx, { personId, kind: 'account', displayName: input.name, charterVersion: version });
    if (!(await insertAccount(work.tx, { personId, email: input.email, passwordHash }))) {
      throw new AppError('conflict', 'email.taken');
    }
    if (input.role === 'citizen') return;
    const place = await findPlace(services, input);
    await insertRoleGrant(work.tx, { grantId: randomUUID(), personId, role: input.role, ...place });
  });
  return { personId };
}

async function findPlace(services: Pick<DomainServices, 'db'>, input: NewAccount) {
  if (input.role === 'admin') return { communeId: null, spaceId: null };
  const commune = input.commune === null ? null : await findCommuneBySlug(services.db, input.commune);
  if (!commune) throw new AppError('not_found', 'commune.unknown');
  if (input.role !== 'member' && input.role !== 'rapporteur') return { communeId: commune.communeId, spaceId: null };
  const space = await findSpace(services.db, commune.communeId);
  if (!space) throw new AppError('not_found', 'space.unknown');
  return { communeId: commune.communeId, spaceId: space.spaceId };
}

/** Suspends an account or lifts the suspension. Open sockets of the person are closed within two seconds. */
export async function setSuspended(services: OperatorServices, email: string, suspended: boolean): Promise<void> {
  await changeAccount(services, email, async (tx, personId) => updateSuspended(tx, personId, suspended));
}

/** Takes a role away. */
export async function revokeRole(services: OperatorServices, email: string, role: Role): Promise<void> {
  await changeAccount(services, email, async (tx, personId) => deleteRoleGrants(tx, personId, role));
}

/** Gives an account a new password. Every login of the person ends, and with it their open sockets within two seconds. */
export async function resetPassword(services: OperatorServices, email: string, password: string): Promise<void> {
  const passwordHash = await hashPassword(password);
  await changeAccount(services, email, async (tx, personId) => {
    await updatePasswordHash(tx, personId, passwordHash);
    await deleteAuthSessionsOf(tx, personId);
  });
}

/**
 * Gives an account another address, which counts as not confirmed until a code was read at it. Logins stay.
 * @throws AppError `conflict` when the address has an account
 */
export async function resetEmail(services: OperatorServices, email: string, to: string): Promise<void> {
  await changeAccount(services, email, async (tx, personId) => {
    if (email !== to && !(await updateEmail(tx, personId, to, false))) throw new AppError('conflict', 'email.taken');
  });
}

async function changeAccount(
  services: OperatorServices,
  email: string,
  change: (tx: Parameters<typeof updateSuspended>[0], personId: string) => Promise<void>,
): Promise<void> {
  await transact(services, async (work) => {
    const account = await findAccountByEmail(work.tx, email);
    if (!account) throw new AppError('not_found', 'account.unknown');
    await change(work.tx, account.personId);
    work.notePerson(account.personId);
  });
}
