import { randomUUID } from 'node:crypto';
import type { ReversibleAct } from '#app/contract/reversible.ts';
import { findSanction, findStandingSanction, insertSanction, updateSanctionLifted } from '#db/queries/sanctions.ts';
import type { Work } from '../context.ts';
import { changedSince, type UndoAccess } from '../sessions/access.ts';
import { noteSanction } from './sanction-author.ts';

/**
 * Takes back what was imposed on somebody, as lifting it does, or its lifting: then it is imposed anew. The person is told.
 * @throws AppError `conflict` where it was lifted, or imposed, by others meanwhile
 */
export async function undoSanction(
  work: Work,
  kind: ReversibleAct,
  { act, session, person }: UndoAccess,
): Promise<void> {
  const { sanctionId } = act.before as { sanctionId: string };
  const sanction = await findSanction(work.tx, sanctionId);
  const lifted = kind === 'sanction-lifted';
  if (!sanction || (sanction.liftedAt !== null) !== lifted) throw changedSince();
  const by = { sessionId: session.sessionId, moderatorId: person.personId };
  if (lifted) {
    const { imposedAt: _i, confirmedAt: _c, liftedAt: _l, ...same } = sanction;
    if (await findStandingSanction(work.tx, same)) throw changedSince();
    const anew = { ...same, sanctionId: randomUUID(), imposedBy: person.personId };
    await insertSanction(work.tx, anew);
    await noteSanction(work, anew, { act: sanction.kind, ...by });
  } else {
    await updateSanctionLifted(work.tx, sanction);
    await noteSanction(work, sanction, { act: 'lift', ...by });
  }
  if (sanction.kind === 'ban') work.notePerson(sanction.personId);
}
