import { AppError } from '#app/contract/errors.ts';
import type { FloorHeard, FloorView } from '#app/contract/floor.ts';
import { groupReversible, type ReversibleAct } from '#app/contract/reversible.ts';
import { findFloor } from '#db/queries/floor.ts';
import { listUsedGroups } from '#db/queries/floor-groups.ts';
import { findLastOfModerator } from '#db/queries/reversible-acts.ts';
import { findSession } from '#db/queries/sessions.ts';
import { readSnapshot } from '#db/queries/snapshot.ts';
import { requirePerson } from '../actor.ts';
import type { ActionContext } from '../context.ts';
import { authorize } from '../policy.ts';
import { canModerateSession } from '../sessions/policy.ts';
import { presentFloor, sumSpeakers } from './present.ts';

export type GroupsDesk = {
  floor: FloorView;
  /** Ids of the groups for which somebody has asked to speak. */
  used: string[];
  heard: FloorHeard[];
  /** The moderator's own last act, where it was one on groups. */
  last: { undoId: string; act: ReversibleAct } | null;
};

/**
 * The groups of speakers of a session for its moderators, with who waits or speaks, who has spoken how long, and what takes
 * their last act back.
 * @throws AppError `unauthenticated`, `forbidden`, `not_found`
 */
export async function loadGroups(ctx: ActionContext, sessionId: string): Promise<GroupsDesk> {
  const person = requirePerson(ctx.actor);
  return readSnapshot(ctx.services.db, async (tx) => {
    const session = await findSession(tx, sessionId);
    if (!session) throw new AppError('not_found', 'session.unknown');
    authorize(canModerateSession(person, session));
    const last = await findLastOfModerator(tx, sessionId, person.personId);
    const rows = await findFloor(tx, sessionId);
    return {
      floor: presentFloor(rows),
      heard: sumSpeakers(rows),
      used: await listUsedGroups(tx, sessionId),
      last: last && groupReversible.some((known) => known === last.act) ? last : null,
    };
  });
}
