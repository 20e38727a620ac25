import { randomUUID } from 'node:crypto';
import { charterVersion } from '#app/contract/charter.ts';
import { AppError, isAppError } from '#app/contract/errors.ts';
import type { BeginTurnInput, EndTurnInput } from '#app/contract/inputs/manage-kiosk.ts';
import { deleteTurns, upsertTurn } from '#db/queries/kiosks.ts';
import { insertPerson, listStandings, upsertCharterAcceptance } from '#db/queries/people.ts';
import { insertParticipant, type SessionRow } from '#db/queries/sessions.ts';
import { findSlipForUpdate, updateSlipUsed } from '#db/queries/voting-slips.ts';
import type { ActionContext, Work } from '../context.ts';
import { transact } from '../context.ts';
import { countFailure, requireNotLimited } from '../limit-failures.ts';
import { authorize } from '../policy.ts';
import { canEnter } from '../sessions/policy.ts';
import { accessKiosk, hashSecret } from './access.ts';
import { hashSlip } from './issue-slip.ts';
import { canBeginTurn, canUseSlip } from './policy.ts';

/** Wrong slips at one tablet in ten minutes. */
const wrongSlips = { points: 30, seconds: 600 };

/**
 * Begins somebody's turn at a shared tablet: with a voting slip as the member it was given to, without one as a new guest. Who
 * stood there before is gone with it. Beginning is accepting the charter, which is shown above the button.
 * @throws AppError `not_found` for a tablet that is none and for an unknown slip, `conflict` for a slip that was used or replaced,
 * a tablet that was taken back and a session that is not open, `forbidden` where a slip is needed, `rate_limited`
 */
export async function beginTurn(ctx: ActionContext, input: BeginTurnInput): Promise<{ turnId: string }> {
  const key = `slip:${hashSecret(input.device)}`;
  if (input.slip !== undefined) await requireNotLimited(ctx.services.db, key, wrongSlips);
  try {
    return await transact(ctx.services, async (work) => {
      const { kiosk, session } = await accessKiosk(work, input);
      authorize(canBeginTurn(kiosk, session, input.slip !== undefined));
      const personId =
        input.slip === undefined ? await makeGuest(work) : await spendSlip(ctx, work, session, input.slip);
      await insertParticipant(work.tx, session.sessionId, personId);
      const turnId = randomUUID();
      await upsertTurn(work.tx, { kioskId: kiosk.kioskId, turnId, personId, seenAt: ctx.services.now() });
      return { turnId };
    });
  } catch (error) {
    if (isAppError(error) && error.reason === 'slip.unknown') await countFailure(ctx.services.db, key, wrongSlips);
    throw error;
  }
}

async function makeGuest(work: Work): Promise<string> {
  const personId = randomUUID();
  await insertPerson(work.tx, { personId, kind: 'guest', displayName: null, charterVersion });
  return personId;
}

/** The member of a slip, which then is used. */
async function spendSlip(ctx: ActionContext, work: Work, session: SessionRow, code: string): Promise<string> {
  const { secret, now } = ctx.services;
  const { sessionId } = session;
  const slip = await findSlipForUpdate(work.tx, sessionId, hashSlip(secret, sessionId, code));
  if (!slip) throw new AppError('not_found', 'slip.unknown', { fields: { slip: 'slip.unknown' } });
  const person = (await listStandings(work.tx, [slip.personId], [sessionId])).get(slip.personId);
  if (!person) throw new AppError('not_found', 'slip.unknown');
  authorize(canUseSlip(slip, person));
  authorize(canEnter(person, session));
  if (person.charterVersion !== charterVersion) await upsertCharterAcceptance(work.tx, person.personId, charterVersion);
  await updateSlipUsed(work.tx, slip.codeHash, now());
  return person.personId;
}

/**
 * Ends a turn; who is gone already is gone.
 * @throws AppError `not_found` for a tablet that is none
 */
export async function endTurn(ctx: ActionContext, input: EndTurnInput): Promise<void> {
  await transact(ctx.services, async (work) => {
    const { kiosk, turn } = await accessKiosk(work, input);
    if (turn?.turnId === input.turnId) await deleteTurns(work.tx, kiosk.kioskId);
  });
}
