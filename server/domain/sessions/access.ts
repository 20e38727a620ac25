import { AppError } from '#app/contract/errors.ts';
import type { Reader } from '#db/client.ts';
import { findLastOfScope, findReversibleAct, type ReversibleActRow } from '#db/queries/reversible-acts.ts';
import type { Standing } from '#db/queries/people.ts';
import { listStandings } from '#db/queries/people.ts';
import type { SessionRow } from '#db/queries/sessions.ts';
import { findSession, findSessionForUpdate, listSessionsForPosts } from '#db/queries/sessions.ts';
import { listWordsOf } from '#db/queries/word-lists.ts';
import { listWords, type ListedWords } from '../../engines/word-lists/find-words.ts';
import type { Person } from '../actor.ts';
import { requirePerson } from '../actor.ts';
import type { ActionContext, Work } from '../context.ts';
import { sessionTopic } from '../context.ts';
import type { Decision } from '../policy.ts';
import { authorize } from '../policy.ts';
import type { PersonFacts } from './policy.ts';
import { canModerateSession, canTakeBack } from './policy.ts';

/** A locked session and the people who want to post in it. */
export type PostTarget = { session: SessionRow; people: Map<string, Standing> };

/**
 * Locks the sessions that a batch of posts goes to (their counters will be moved) and reads the authors' standing.
 * Sessions are locked in the order of their ids.
 */
export async function lockSessionsForPosts(
  work: Work,
  acts: Array<{ personId: string; input: { sessionId: string } }>,
): Promise<Map<string, PostTarget>> {
  const sessions = await listSessionsForPosts(work.tx, [...new Set(acts.map((act) => act.input.sessionId))]);
  const people = await listStandings(
    work.tx,
    [...new Set(acts.map((act) => act.personId))],
    sessions.map((session) => session.sessionId),
  );
  return new Map(sessions.map((session) => [session.sessionId, { session, people }]));
}

/** The actor's standing, read in this transaction. @throws AppError `unauthenticated` when there is none any more */
export async function readStanding(ctx: ActionContext, work: Work, sessionIds: string[] = []): Promise<Standing> {
  const { personId } = requirePerson(ctx.actor);
  const standing = (await listStandings(work.tx, [personId], sessionIds)).get(personId);
  if (!standing) throw new AppError('unauthenticated', 'auth.needed');
  return standing;
}

/**
 * Loads a session, locks it against every other change, and decides.
 * @throws AppError `not_found`, or the decision's refusal
 */
export async function accessSession(
  ctx: ActionContext,
  work: Work,
  sessionId: string,
  decide: (person: PersonFacts, session: SessionRow) => Decision,
): Promise<{ session: SessionRow; person: Standing }> {
  const person = await readStanding(ctx, work, [sessionId]);
  const session = await findSessionForUpdate(work.tx, sessionId);
  if (!session) throw new AppError('not_found', 'session.unknown');
  authorize(decide(person, session));
  return { session, person };
}

/** Whether somebody may see the moderators' side of a session. */
export async function mayModerate(db: Reader, person: Person, sessionId: string): Promise<boolean> {
  if (!person.roles.some((grant) => grant.role === 'moderator')) return false;
  const session = await findSession(db, sessionId);
  return session !== null && canModerateSession(person, session).ok;
}

/** The listed words of the communes of these sessions, keyed by commune. */
export async function readListedWords(work: Work, sessions: Iterable<SessionRow>): Promise<Map<string, ListedWords>> {
  const communeIds = [...new Set([...sessions].map((session) => session.communeId))];
  const words = await listWordsOf(work.tx, communeIds);
  return new Map([...words].map(([communeId, ofAll]) => [communeId, listWords(ofAll)]));
}

/** Moderators ask again for what waits. */
export function tellQueue(work: Work, sessionId: string): void {
  work.publish({ topic: sessionTopic(sessionId), name: 'queue.changed', data: { sessionId }, audience: 'moderators' });
}

/** An act that is about to be taken back, in its locked session. */
export type UndoAccess = { act: ReversibleActRow; session: SessionRow; person: Standing };

/**
 * Loads an act of a moderator with its session, locks the session, and decides whether it may be taken back.
 * @param known the acts that the door knows how to take back; any other is unknown to it
 * @returns null where it was taken back already
 * @throws AppError `not_found`, `forbidden` for somebody else's, `conflict` once something else happened there
 */
export async function accessReversible(
  ctx: ActionContext,
  work: Work,
  undoId: string,
  {
    known,
    decide = canModerateSession,
  }: { known: readonly string[]; decide?: (person: PersonFacts, session: SessionRow) => Decision },
): Promise<UndoAccess | null> {
  const found = await findReversibleAct(work.tx, undoId);
  // Who does not moderate is told so first, whatever the id.
  if (!found || !known.includes(found.act)) {
    const standing = await readStanding(ctx, work);
    authorize(standing.suspended ? { ok: false, reason: 'auth.suspended', code: 'forbidden' } : { ok: true });
    throw new AppError('not_found', 'undo.unknown');
  }
  const { session, person } = await accessSession(ctx, work, found.sessionId, decide);
  // Read again under the lock: it may have been taken back meanwhile.
  const act = (await findReversibleAct(work.tx, undoId)) ?? found;
  const isLast = (await findLastOfScope(work.tx, act.sessionId, act.scope)) === undoId;
  authorize(canTakeBack(person, act, { isLast, now: ctx.services.now() }));
  return act.undoneAt === null ? { act, session, person } : null;
}

/** The refusal of taking back what is no longer as the act left it. */
export const changedSince = (): AppError => new AppError('conflict', 'undo.changed');
