import { randomUUID } from 'node:crypto';
import type { ReversibleAct } from '#app/contract/reversible.ts';
import { findFloor, insertFloorAct, type FloorActRow } from '#db/queries/floor.ts';
import type { Work } from '../context.ts';
import { sessionTopic } from '../context.ts';
import { noteReversible } from '../reversible.ts';
import type { FloorAccess } from './access.ts';
import { presentFloor } from './present.ts';

/** Tells everybody in the room how its floor is now. */
export async function publishFloor(work: Work, sessionId: string): Promise<void> {
  const shown = presentFloor(await findFloor(work.tx, sessionId));
  work.publish({ topic: sessionTopic(sessionId), name: 'floor.changed', data: { sessionId }, shown });
}

/** What each act is called where it is taken back; how things were stands under its scope. */
const undoOf: Record<Exclude<FloorActRow['act'], 'undo'>, { act: ReversibleAct; scope: string }> = {
  open: { act: 'floor-opened', scope: 'floor open' },
  close: { act: 'floor-closed', scope: 'floor open' },
  turn_length: { act: 'floor-set', scope: 'floor length' },
  add: { act: 'floor-added', scope: 'floor' },
  give: { act: 'floor-given', scope: 'floor' },
  override: { act: 'floor-given', scope: 'floor' },
  pause: { act: 'turn-paused', scope: 'floor' },
  resume: { act: 'turn-resumed', scope: 'floor' },
  extend: { act: 'turn-extended', scope: 'floor' },
  stop: { act: 'turn-stopped', scope: 'floor' },
  remove: { act: 'request-removed', scope: 'floor' },
  up: { act: 'request-moved', scope: 'floor' },
  down: { act: 'request-moved', scope: 'floor' },
  countdown_start: { act: 'countdown-started', scope: 'countdown' },
  countdown_pause: { act: 'countdown-paused', scope: 'countdown' },
  countdown_resume: { act: 'countdown-resumed', scope: 'countdown' },
  countdown_extend: { act: 'countdown-extended', scope: 'countdown' },
  countdown_stop: { act: 'countdown-stopped', scope: 'countdown' },
  invite: { act: 'floor-invited', scope: 'floor invitation' },
  group_set: { act: 'group-set', scope: 'floor groups' },
  group_remove: { act: 'group-removed', scope: 'floor groups' },
  regroup: { act: 'request-regrouped', scope: 'floor' },
};

/**
 * Writes what a moderator did into the public log, keeps how the floor was before it, and tells everybody how the floor is
 * now.
 */
export async function noteFloorAct(
  work: Work,
  actedAt: Date,
  { session, person, floor }: FloorAccess,
  act: FloorActRow['act'],
  requestId: string | null = null,
): Promise<void> {
  const { sessionId } = session;
  await insertFloorAct(work.tx, {
    floorActId: randomUUID(),
    sessionId,
    act,
    requestId,
    moderatorId: person.personId,
    actedAt,
  });
  await publishFloor(work, sessionId);
  if (act === 'undo') return;
  const before = { ...keepFloor(floor), requestId };
  await noteReversible(work, actedAt, { sessionId, moderatorId: person.personId, ...undoOf[act], before });
}

/**
 * How the floor was before an act: its settings and groups, for which of them who speaks, who had which place by the chair's
 * choice, and whose turn it was. What
 * people said of themselves is not kept.
 */
function keepFloor({ settings, groups, requests }: FloorAccess['floor']): Record<string, unknown> {
  const waiting = requests.filter((row) => row.state === 'waiting');
  const speaking = requests.find((row) => row.state === 'speaking');
  const { category: _, ...turn } = speaking ?? { category: null };
  return {
    settings,
    groups,
    groupOf: Object.fromEntries(requests.map((row) => [row.requestId, row.groupId])),
    places: Object.fromEntries(waiting.map((row) => [row.requestId, row.chairPlace])),
    turn: speaking ? turn : null,
  };
}
