import { AppError } from '#app/contract/errors.ts';
import { findOpinion, findOpinionForUpdate, type OpinionRow } from '#db/queries/opinions.ts';
import { listStandings, type Standing } from '#db/queries/people.ts';
import type { Reader } from '#db/client.ts';
import type { Actor } from '../actor.ts';
import { requirePerson } from '../actor.ts';
import type { ActionContext, Work } from '../context.ts';
import type { Decision } from '../policy.ts';
import { authorize } from '../policy.ts';
import type { ReaderFacts } from './policy.ts';

/** An opinion as it stands, or `not_found`: also where the reader may not know of it. */
export async function requireOpinion(db: Reader, opinionId: string): Promise<OpinionRow> {
  const opinion = await findOpinion(db, opinionId);
  if (!opinion) throw new AppError('not_found', 'opinion.unknown');
  return opinion;
}

/** What a decision needs of an actor. */
export const readerOf = (actor: Actor): ReaderFacts => (actor.kind === 'visitor' ? null : actor);

/**
 * Loads an opinion, locks it against every other change of text or state, and decides.
 * @throws AppError `not_found`, or the decision's refusal
 */
export async function accessOpinion(
  ctx: ActionContext,
  work: Work,
  opinionId: string,
  decide: (person: Standing, opinion: OpinionRow) => Decision,
): Promise<{ opinion: OpinionRow; person: Standing }> {
  const { personId } = requirePerson(ctx.actor);
  const person = (await listStandings(work.tx, [personId], [])).get(personId);
  if (!person) throw new AppError('unauthenticated', 'auth.needed');
  const opinion = await findOpinionForUpdate(work.tx, opinionId);
  if (!opinion) throw new AppError('not_found', 'opinion.unknown');
  authorize(decide(person, opinion));
  return { opinion, person };
}
