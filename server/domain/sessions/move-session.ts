import type { MoveSessionInput } from '#app/contract/inputs/moderate-session.ts';
import { endFloor, findFloor, pauseFloorTurn } from '#db/queries/floor.ts';
import { deleteNetworks, findNetworkShare } from '#db/queries/joins.ts';
import { updateSession } from '#db/queries/sessions.ts';
import { listMotions } from '#db/queries/votes.ts';
import type { ActionContext, Work } from '../context.ts';
import { sessionTopic, transact } from '../context.ts';
import { AppError } from '#app/contract/errors.ts';
import { presentFloor } from '../floor/present.ts';
import { noteReversible } from '../reversible.ts';
import { accessSession } from './access.ts';
import { canMoveSession } from './policy.ts';
import { timeAgenda } from './time-agenda.ts';

/**
 * Opens, pauses, resumes or closes a session. The row is locked against votes and comments meanwhile: what was
 * committed before counts, what comes after is refused with the reason. A pause stops the clock of who is speaking and of
 * the current item; the end
 * of the session ends the turn, the speakers' list and the countdown, and forgets from which networks guests came.
 * @throws AppError `forbidden`, `not_found`, `conflict` for a move the state does not allow or while a motion is open
 */
export async function moveSession(ctx: ActionContext, input: MoveSessionInput): Promise<void> {
  await transact(ctx.services, async (work) => {
    const { session, person } = await accessSession(ctx, work, input.sessionId, (person, row) =>
      canMoveSession(person, row, input.to),
    );
    if (input.to === 'closed') await requireNoOpenMotion(work, session.sessionId);
    if (input.to === 'closed') await forgetNetworks(work, session.sessionId);
    const at = ctx.services.now();
    const turn = input.to === 'paused' ? await findRunningTurn(work, session.sessionId) : null;
    await timeAgenda(work, session.sessionId, async () => {
      await updateSession(work.tx, session.sessionId, {
        state: input.to,
        ...(input.to === 'open' && !session.openedAt && { openedAt: at }),
        ...(input.to === 'closed' && { closedAt: at }),
      });
      work.publish({
        topic: sessionTopic(session.sessionId),
        name: 'session.moved',
        data: { sessionId: session.sessionId, state: input.to, at: at.toISOString() },
      });
    });
    await settleFloor(work, session.sessionId, input.to, at);
    // The end of a session is asked for beforehand, and stays.
    if (input.to === 'closed') return;
    await noteReversible(work, at, {
      sessionId: session.sessionId,
      moderatorId: person.personId,
      act: input.to === 'open' ? 'session-open' : 'session-paused',
      scope: 'session',
      before: { state: session.state, to: input.to, turn },
    });
  });
}

/** From which networks guests came is of no use any more; how they were spread is kept. */
async function forgetNetworks(work: Work, sessionId: string): Promise<void> {
  await updateSession(work.tx, sessionId, { networks: await findNetworkShare(work.tx, sessionId) });
  await deleteNetworks(work.tx, sessionId);
}

/** The turn whose clock a pause stops. */
async function findRunningTurn(work: Work, sessionId: string): Promise<string | null> {
  const { requests } = await findFloor(work.tx, sessionId);
  return requests.find((row) => row.state === 'speaking' && row.endsAt !== null)?.requestId ?? null;
}

async function requireNoOpenMotion(work: Work, sessionId: string): Promise<void> {
  const motions = await listMotions(work.tx, sessionId);
  if (motions.some((motion) => motion.state === 'open')) throw new AppError('conflict', 'session.motion_open');
}

async function settleFloor(work: Work, sessionId: string, to: MoveSessionInput['to'], at: Date): Promise<void> {
  if (to === 'open') return;
  const settle = to === 'closed' ? endFloor : pauseFloorTurn;
  if (!(await settle(work.tx, sessionId, at))) return;
  const shown = presentFloor(await findFloor(work.tx, sessionId));
  work.publish({ topic: sessionTopic(sessionId), name: 'floor.changed', data: { sessionId }, shown });
}
