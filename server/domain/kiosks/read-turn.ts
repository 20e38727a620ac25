import { AppError } from '#app/contract/errors.ts';
import { kioskTimes } from '#app/contract/kiosk.ts';
import { deleteTurns, updateTurnSeen } from '#db/queries/kiosks.ts';
import { listStandings } from '#db/queries/people.ts';
import type { Person } from '../actor.ts';
import type { ActionContext, Work } from '../context.ts';
import { transact } from '../context.ts';
import { authorize } from '../policy.ts';
import { accessKiosk } from './access.ts';
import { canUseKiosk, isForgotten } from './policy.ts';

type Tablet = { sessionId: string; device: string };
export type KioskTurn = { turnId: string; person: Person };

/**
 * What a tablet shows: whose turn it is, null at the start. A turn that nobody touched for two minutes is over.
 * @param idle the tablet asks because nobody touched it for so many seconds: that is no touch, and after them the turn is over
 * @throws AppError `not_found` for a tablet that is none, `conflict` for one that was taken back or whose session is closed
 */
export async function readKiosk(
  ctx: ActionContext,
  tablet: Tablet,
  idle: number | null,
): Promise<{ label: string; admitsGuests: boolean; turn: KioskTurn | null }> {
  return transact(ctx.services, async (work) => {
    const { kiosk, session, turn } = await accessKiosk(work, tablet);
    authorize(canUseKiosk(kiosk, session));
    const { label, admitsGuests, kioskId } = kiosk;
    const now = ctx.services.now();
    const isOver = turn !== null && isForgotten(turn, now, idle ?? kioskTimes.forgotten);
    if (isOver) await deleteTurns(work.tx, kioskId);
    if (!turn || isOver) return { label, admitsGuests, turn: null };
    if (idle === null) await updateTurnSeen(work.tx, turn.turnId, now);
    const person = await readPerson(work, turn.personId, tablet.sessionId, turn.turnId);
    return { label, admitsGuests, turn: { turnId: turn.turnId, person } };
  });
}

/**
 * The person who sends something from a tablet: whose turn it was when the form was shown, if it still is.
 * @throws AppError `conflict` for a turn that is over, and as {@link readKiosk}
 */
export async function readTurn(ctx: ActionContext, tablet: Tablet, turnId: string): Promise<Person> {
  return transact(ctx.services, async (work) => {
    const { kiosk, session, turn } = await accessKiosk(work, tablet);
    authorize(canUseKiosk(kiosk, session));
    const now = ctx.services.now();
    if (turn?.turnId !== turnId || isForgotten(turn, now, kioskTimes.latest)) {
      throw new AppError('conflict', 'kiosk.turn_over');
    }
    await updateTurnSeen(work.tx, turnId, now);
    return readPerson(work, turn.personId, tablet.sessionId, turnId);
  });
}

async function readPerson(work: Work, personId: string, sessionId: string, turnId: string): Promise<Person> {
  const standing = (await listStandings(work.tx, [personId], [sessionId])).get(personId);
  if (!standing) throw new AppError('conflict', 'kiosk.turn_over');
  return { ...standing, authSessionId: '', turnId };
}
