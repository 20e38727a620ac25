import type { TakeBackInput } from '#app/contract/inputs/take-back.ts';
import type { SessionState, WallChoice } from '#app/contract/moderation.ts';
import { sessionReversible } from '#app/contract/reversible.ts';
import type { WallMessage } from '#app/contract/views.ts';
import { listAgenda } from '#db/queries/agenda.ts';
import { findFloor, pauseFloorTurn, updateFloorRequest } from '#db/queries/floor.ts';
import { hasContributions } from '#db/queries/reversible-acts.ts';
import { updateSession } from '#db/queries/sessions.ts';
import { resumeClock } from '../../engines/floor/clock.ts';
import type { ActionContext, Work } from '../context.ts';
import { sessionTopic, transact } from '../context.ts';
import { clockOfTurn, presentFloor } from '../floor/present.ts';
import { noteUndone } from '../reversible.ts';
import { accessReversible, changedSince, type UndoAccess } from './access.ts';
import { canEditSession } from './policy.ts';
import { presentAgenda } from './present.ts';
import { timeAgenda } from './time-agenda.ts';

type Undo = (work: Work, access: UndoAccess, now: Date) => Promise<void>;

/**
 * Takes back what a moderator did with the session itself: its agenda, its start, a pause, its screens. An item keeps the
 * seconds for which it was the current one: they did pass. A start is taken back only before anybody contributed; after a
 * pause the turn that it stopped goes on. Twice is once.
 * @throws AppError `forbidden`, `not_found`, `conflict` where something else happened since, or it is too late
 */
export async function takeBackSession(ctx: ActionContext, { undoId }: TakeBackInput): Promise<void> {
  await transact(ctx.services, async (work) => {
    const access = await accessReversible(ctx, work, undoId, { known: sessionReversible, decide: canEditSession });
    if (!access) return;
    const { act } = access.act;
    const now = ctx.services.now();
    if (act === 'agenda-moved') await undoAgenda(work, access, now);
    else if (act === 'session-open' || act === 'session-paused') await undoMove(work, access, now);
    else await undoWall(work, access, now);
    await noteUndone(work, now, access.act);
  });
}

const undoAgenda: Undo = async (work, { act, session }) => {
  const { sessionId } = session;
  const { from, to } = act.before as { from: string | null; to: string | null };
  if (session.currentItemId !== to) throw changedSince();
  const seen =
    from === null || presentAgenda(await listAgenda(work.tx, sessionId)).some((row) => row.agendaItemId === from);
  if (!seen) throw changedSince();
  await timeAgenda(work, sessionId, async () => {
    await updateSession(work.tx, sessionId, { currentItemId: from });
    work.publish({ topic: sessionTopic(sessionId), name: 'agenda.moved', data: { agendaItemId: from } });
  });
};

const undoMove: Undo = async (work, { act, session }, now) => {
  const { sessionId } = session;
  const { state, to, turn } = act.before as { state: SessionState; to: SessionState; turn: string | null };
  if (session.state !== to) throw changedSince();
  const unstarted = state === 'planned';
  if (unstarted && (await hasContributions(work.tx, sessionId))) throw changedSince();
  await timeAgenda(work, sessionId, async () => {
    await updateSession(work.tx, sessionId, { state, ...(unstarted && { openedAt: null }) });
    work.publish({
      topic: sessionTopic(sessionId),
      name: 'session.moved',
      data: { sessionId, state, at: now.toISOString() },
    });
  });
  const changed =
    state === 'open' ? await resumeTurn(work, sessionId, turn, now) : await pauseFloorTurn(work.tx, sessionId, now);
  if (!changed) return;
  const shown = presentFloor(await findFloor(work.tx, sessionId));
  work.publish({ topic: sessionTopic(sessionId), name: 'floor.changed', data: { sessionId }, shown });
};

/** Lets the turn go on that the pause had stopped, where it still stands. */
async function resumeTurn(work: Work, sessionId: string, turn: string | null, now: Date): Promise<boolean> {
  const { requests } = await findFloor(work.tx, sessionId);
  const row = requests.find(({ requestId, state, endsAt }) => requestId === turn && state === 'speaking' && !endsAt);
  if (!row) return false;
  await updateFloorRequest(work.tx, row.requestId, { ...resumeClock(clockOfTurn(row), now), runningSince: now });
  return true;
}

const undoWall: Undo = async (work, { act, session }) => {
  const { sessionId } = session;
  const { view, message, to } = act.before as { view: WallChoice; message: WallMessage | null; to: WallChoice };
  if (session.wall !== to) throw changedSince();
  await updateSession(work.tx, sessionId, { wall: view, wallMessage: message });
  work.publish({ topic: sessionTopic(sessionId), name: 'wall.switched', data: { view }, shown: message });
};
