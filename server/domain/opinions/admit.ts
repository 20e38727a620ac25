import type { Reader } from '#db/client.ts';
import type { Actor } from '../actor.ts';
import { AppError } from '#app/contract/errors.ts';
import { readerOf, requireOpinion } from './access.ts';
import { canDeliberate, canReadDraft, canWriteOpinion } from './policy.ts';
import { refusal } from '../policy.ts';

/** How somebody is at a shared text: changing it, or receiving it only. */
export type Admission = { mode: 'editor' | 'reader'; personId: string | null; name: string | null };

/**
 * Decides how an actor may be at the text of an opinion.
 * @param wish `editor`: whoever may only read is refused, instead of let in as a reader
 * @throws AppError `unauthenticated` for a visitor at a private draft, `forbidden` for others who may not read it,
 * `not_found` for no opinion; for one who wishes to write also what forbids that, `conflict` for a text that stands still
 */
export async function admitToDocument(
  db: Reader,
  actor: Actor,
  opinionId: string,
  wish: 'editor' | null = null,
): Promise<Admission> {
  const opinion = await requireOpinion(db, opinionId);
  const reader = readerOf(actor);
  if (!canReadDraft(reader, opinion).ok) {
    const decision = canDeliberate(reader, opinion);
    throw decision.ok ? new AppError('forbidden', 'opinion.not_member') : refusal(decision);
  }
  const writing = canWriteOpinion(reader, opinion);
  if (wish === 'editor' && !writing.ok) throw refusal(writing);
  const mode = writing.ok ? 'editor' : 'reader';
  if (actor.kind === 'visitor') return { mode, personId: null, name: null };
  return { mode, personId: actor.personId, name: actor.name };
}
