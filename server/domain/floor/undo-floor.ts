import type { TakeBackInput } from '#app/contract/inputs/take-back.ts';
import { floorReversible, groupReversible } from '#app/contract/reversible.ts';
import {
  findFloor,
  listFloorRequests,
  updateFloorRequest,
  upsertFloor,
  type FloorGroupRow,
  type FloorSettingsRow,
} from '#db/queries/floor.ts';
import { pauseClock, resumeClock } from '../../engines/floor/clock.ts';
import type { ActionContext, Work } from '../context.ts';
import { transact } from '../context.ts';
import { noteUndone } from '../reversible.ts';
import { accessReversible, changedSince } from '../sessions/access.ts';
import type { FloorAccess, KnownRequest } from './access.ts';
import { leaveList } from './leave-list.ts';
import { canManageFloor } from './policy.ts';
import { clockOfTurn, usualTurn } from './present.ts';
import { noteFloorAct } from './tell-floor.ts';
import { undoCountdown } from './undo-countdown.ts';
import { undoGroups } from './undo-groups.ts';

/** How the floor was before the act, as it comes out of the store: moments are text. */
type Before = {
  requestId: string | null;
  settings: FloorSettingsRow | null;
  groups: FloorGroupRow[];
  groupOf: Record<string, string | null>;
  places: Record<string, number | null>;
  turn: { endsAt: string | null; remainingMs: number | null; plannedMs: number | null } | null;
};

type Undoing = FloorAccess & { work: Work; before: Before; request: KnownRequest; now: Date };

/**
 * Takes back what a moderator did with the list of speakers, a turn or the countdown. Clocks that the act stopped go on with
 * what was left; what people said of themselves with a request that was removed stays forgotten. Twice is once.
 * @throws AppError `forbidden`, `not_found`, `conflict` where something else happened since, or it is too late
 */
export async function takeBackFloor(ctx: ActionContext, { undoId }: TakeBackInput): Promise<void> {
  await transact(ctx.services, async (work) => {
    const access = await accessReversible(ctx, work, undoId, {
      known: [...floorReversible, ...groupReversible],
      decide: canManageFloor,
    });
    if (!access) return;
    const { act, session, person } = access;
    const now = ctx.services.now();
    const floor = await findFloor(work.tx, session.sessionId);
    const before = act.before as Before;
    const of = { session, person, floor };
    const kind = act.act;
    if (kind.startsWith('countdown-'))
      await undoCountdown(work, floor, { kind, before: before.settings, now, actedAt: act.actedAt });
    else if (kind === 'floor-opened' || kind === 'floor-closed') await undoOpen(work, of, kind === 'floor-opened');
    else if (kind === 'group-set' || kind === 'group-removed') await undoGroups(work, floor.groups, before.groups);
    else if (kind === 'floor-invited') {
      const earlier = before.settings?.invitedAt;
      await upsertFloor(work.tx, session.sessionId, { invitedAt: earlier ? new Date(earlier) : null });
    } else if (kind === 'floor-set') {
      await upsertFloor(work.tx, session.sessionId, { turnSeconds: before.settings?.turnSeconds ?? usualTurn });
    } else {
      const [request] = await listFloorRequests(work.tx, before.requestId ? [before.requestId] : []);
      if (!request) throw changedSince();
      await undoRequest(kind, { ...of, work, before, request, now }, act.actedAt);
    }
    await noteFloorAct(work, now, of, 'undo', before.requestId);
    await noteUndone(work, now, act);
  });
}

async function undoOpen(work: Work, { session, floor }: FloorAccess, opened: boolean): Promise<void> {
  if ((floor.settings?.open ?? false) !== opened) throw changedSince();
  await upsertFloor(work.tx, session.sessionId, { open: !opened });
}

async function undoRequest(kind: string, undoing: Undoing, actedAt: Date): Promise<void> {
  const { work, floor, request, now } = undoing;
  switch (kind) {
    case 'floor-added':
      requireState(request, 'waiting');
      return leaveList(work, floor, request.requestId, { state: 'removed', endedAt: now });
    case 'floor-given':
      requireState(request, 'speaking');
      return putBack(undoing);
    case 'request-removed':
      requireState(request, 'removed');
      requireAlone(undoing);
      return putBack(undoing);
    case 'request-moved':
      requireState(request, 'waiting');
      return restorePlaces(undoing);
    case 'request-regrouped':
      if (request.state !== 'waiting' && request.state !== 'speaking') throw changedSince();
      return putInGroup(undoing);
    case 'turn-stopped':
      requireState(request, 'done');
      requireAlone(undoing);
      return giveAgain(undoing, actedAt);
    default:
      requireState(request, 'speaking');
      return undoClock(kind, undoing);
  }
}

function requireState(request: KnownRequest, state: KnownRequest['state']): void {
  if (request.state !== state) throw changedSince();
}

/** Nobody waits twice. */
function requireAlone({ floor, request }: Undoing): void {
  const others = floor.requests.filter((row) => row.state !== 'done' && row.requestId !== request.requestId);
  if (request.personId && others.some((row) => row.personId === request.personId)) throw changedSince();
}

async function restorePlaces({ work, floor, before }: Undoing): Promise<void> {
  for (const { requestId, state, chairPlace } of floor.requests) {
    const place = before.places[requestId];
    if (state !== 'waiting' || place === undefined || place === chairPlace) continue;
    await updateFloorRequest(work.tx, requestId, { chairPlace: place });
  }
}

/** Back to the group for which they spoke before, as long as there is one. */
async function putInGroup({ work, floor, before, request }: Undoing): Promise<void> {
  const groupId = before.groupOf[request.requestId] ?? null;
  if (groupId !== null && !floor.groups.some((row) => row.groupId === groupId)) throw changedSince();
  await updateFloorRequest(work.tx, request.requestId, { groupId });
}

/** Back among those who wait, where it was. */
async function putBack(undoing: Undoing): Promise<void> {
  const { work, request, before } = undoing;
  await updateFloorRequest(work.tx, request.requestId, {
    state: 'waiting',
    chairPlace: before.places[request.requestId] ?? null,
    startedAt: null,
    endedAt: null,
    runningSince: null,
    plannedMs: null,
    endsAt: null,
    remainingMs: null,
    spokenMs: 0,
  });
  await restorePlaces(undoing);
}

/** The turn goes on with what was left when it was stopped; in a pause of the session it stands. */
async function giveAgain({ work, floor, before, request, session, now }: Undoing, actedAt: Date): Promise<void> {
  if (!before.turn || floor.requests.some((row) => row.state === 'speaking')) throw changedSince();
  const { plannedMs, remainingMs } = before.turn;
  const endsAt = before.turn.endsAt === null ? null : new Date(before.turn.endsAt);
  const stopped = pauseClock(clockOfTurn({ plannedMs, endsAt, remainingMs }), actedAt);
  const goesOn = endsAt !== null && session.state === 'open';
  await updateFloorRequest(work.tx, request.requestId, {
    state: 'speaking',
    endedAt: null,
    ...(goesOn ? resumeClock(stopped, now) : stopped),
    runningSince: goesOn ? now : null,
  });
}

async function undoClock(kind: string, { work, before, request, session, now }: Undoing): Promise<void> {
  const clock = clockOfTurn(request);
  const { requestId, spokenMs, runningSince } = request;
  if (kind === 'turn-paused') {
    if (clock.endsAt || session.state !== 'open') throw changedSince();
    await updateFloorRequest(work.tx, requestId, { ...resumeClock(clock, now), runningSince: now });
  } else if (kind === 'turn-resumed') {
    if (!clock.endsAt) throw changedSince();
    const spoken = spokenMs + (runningSince ? Math.max(0, now.getTime() - runningSince.getTime()) : 0);
    await updateFloorRequest(work.tx, requestId, { ...pauseClock(clock, now), spokenMs: spoken, runningSince: null });
  } else {
    const { turn } = before;
    if (!turn || (turn.endsAt === null) !== (clock.endsAt === null)) throw changedSince();
    const endsAt = turn.endsAt === null ? null : new Date(turn.endsAt);
    await updateFloorRequest(work.tx, requestId, { plannedMs: turn.plannedMs, endsAt, remainingMs: turn.remainingMs });
  }
}
