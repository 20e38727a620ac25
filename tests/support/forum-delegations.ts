import { randomUUID } from 'node:crypto';
import type { DelegationRules } from '#app/contract/delegation.ts';
import type { ActionContext } from '#server/domain/context.ts';
import { setDelegationRules } from '#server/domain/communes/set-delegation-rules.ts';
import { giveDelegation } from '#server/domain/delegations/give-delegation.ts';
import type { Forum } from './forum.ts';
import { addPerson, addSeats } from './forum-people.ts';
import { addRoom, type Room } from './forum-sessions.ts';

/** A sitting whose seated members may vote in the name of others. */
export type Sitting = { room: Room; members: ActionContext[]; mandates: string[] };

export const usualRules: DelegationRules = { most: 1, forQuorum: false, ownVote: true };

/** @param seats how many members, each with a seat and an account */
export async function addSitting(
  forum: Forum,
  seats: number,
  rules: Partial<DelegationRules> | null = {},
): Promise<Sitting> {
  const room = await addRoom(forum);
  const ids: string[] = [];
  for (let seat = 0; seat < seats; seat += 1)
    ids.push(await addPerson(forum, { role: 'member', commune: room.commune }));
  const mandates = await addSeats(forum, room.commune, seats, ids);
  const chosen = rules && { ...usualRules, ...rules };
  await setDelegationRules(forum.services, { commune: room.commune.slug, rules: chosen });
  const members = await Promise.all(ids.map((id) => forum.as(id)));
  return { room, members, mandates };
}

/** Seat `from` gives its vote to seat `to`, both counted from 0. @returns the delegation */
export async function delegate({ room, members, mandates }: Sitting, from: number, to: number, motionId?: string) {
  const giver = members[from];
  if (!giver) throw new Error(`there is no seat ${from}`);
  const input = { actionId: randomUUID(), sessionId: room.sessionId, mandateId: mandates[to] ?? '' };
  const { delegationId } = await giveDelegation(giver, { ...input, ...(motionId !== undefined && { motionId }) });
  return delegationId;
}
