import { charterVersion } from '#app/contract/charter.ts';
import { AppError } from '#app/contract/errors.ts';
import type { JoinByCodeInput, SessionIdInput } from '#app/contract/inputs/join-session.ts';
import type { NewcomerPlace } from '#db/queries/newcomers.ts';
import {
  findAccount,
  listStandings,
  updateDisplayName,
  upsertCharterAcceptance,
  type Standing,
} from '#db/queries/people.ts';
import { findSession, findSessionByCode, insertParticipant, type SessionRow } from '#db/queries/sessions.ts';
import { requirePerson } from '../actor.ts';
import type { ActionContext, Arrival, Work } from '../context.ts';
import { transact } from '../context.ts';
import { countFailure, requireNotLimited } from '../limit-failures.ts';
import type { Decision } from '../policy.ts';
import { authorize, refusal } from '../policy.ts';
import { readStanding } from './access.ts';
import { canEnter, canPassDoor, canTakePart } from './policy.ts';

export type Joined = { sessionId: string; communeSlug: string; personId: string; newGuest: NewGuest | null };
/** Somebody who came in just now and has nothing in the room yet. */
export type NewGuest = { name: string | null; session: NewcomerPlace['session'] };

/**
 * Joins a session by its code. A visitor becomes a guest of that room; whoever presses Join accepts the charter shown
 * above the button, and its version is recorded. Joining twice is joining once.
 * @param address a keyed hash of where the request comes from: only wrong codes count against it
 * @param arrival of guests: a hash of their network is kept, with a key of the day, until the session is closed; their
 * login is stored with them
 * @throws AppError `not_found` for an unknown code, `rate_limited` after too many wrong ones, `forbidden` for the banned
 * and where the door is not open to them
 */
export async function joinByCode(
  ctx: ActionContext,
  input: JoinByCodeInput,
  address: string,
  arrival: Arrival = {},
): Promise<Joined> {
  const joined = ctx.actor.kind === 'visitor' ? await becomeGuest(ctx, input, arrival) : await joinAgain(ctx, input);
  if (joined) return joined;
  // A right code is never refused: behind the address may be a whole hall. Codes are shown in public anyway.
  const key = `join:${address}`;
  await requireNotLimited(ctx.services.db, key, joinFailures);
  await countFailure(ctx.services.db, key, joinFailures);
  throw new AppError('not_found', 'code.unknown', { fields: { code: 'code.unknown' } });
}

async function becomeGuest(
  { services }: ActionContext,
  input: JoinByCodeInput,
  arrival: Arrival,
): Promise<Joined | null> {
  const { code, name } = input;
  const place = await services.welcome({ code, name: name ?? null, ...arrival });
  if (!place) return refuseAtDoor(services, code);
  const { personId, communeSlug, session } = place;
  return { sessionId: session.sessionId, communeSlug, personId, newGuest: { name: name ?? null, session } };
}

/** Tells a wrong code from a door that is not open to guests. @throws AppError `forbidden` */
async function refuseAtDoor({ db }: ActionContext['services'], code: string): Promise<null> {
  const session = await findSessionByCode(db, code);
  const decision = session && canPassDoor({ roles: [], joined: [] }, session, false);
  if (decision && !decision.ok) throw refusal(decision);
  return null;
}

/** Whether somebody may come through the door, if they are not in already. */
async function decideDoor(work: Work, person: Standing, session: SessionRow): Promise<Decision> {
  const asks = session.door === 'accounts' && person.kind === 'account';
  const account = asks ? await findAccount(work.tx, person.personId) : null;
  return canPassDoor(person, session, account !== null && account.emailConfirmedAt !== null);
}

async function joinAgain(ctx: ActionContext, { code, name }: JoinByCodeInput): Promise<Joined | null> {
  return transact(ctx.services, async (work) => {
    const session = await findSessionByCode(work.tx, code);
    if (!session) return null;
    const { sessionId, communeSlug } = session;
    const standing = await readStanding(ctx, work, [sessionId]);
    authorize(canEnter(standing, session));
    authorize(await decideDoor(work, standing, session));
    const { personId, kind, charterVersion: accepted } = requirePerson(ctx.actor);
    if (accepted !== charterVersion) await upsertCharterAcceptance(work.tx, personId, charterVersion);
    if (kind === 'guest' && name) await updateDisplayName(work.tx, personId, name);
    await insertParticipant(work.tx, sessionId, personId);
    return { sessionId, communeSlug, personId, newGuest: null };
  });
}

/** What the holder of an account has joined after coming through the door; a guest comes in by the code alone. */
const cameIn = ({ kind, joined }: Standing, { sessionId }: SessionRow): string[] =>
  kind === 'account' ? [...joined, sessionId] : joined;

/** Wrong codes from one address in ten minutes. A hall of people who join at once makes few of them. */
const joinFailures = { points: 100, seconds: 600 };

/**
 * Comes back into a session, or enters it with an account that accepted the charter.
 * @returns false for a visitor or a guest of another room, who only watches
 * @throws AppError `forbidden` for who was banned from the sessions of the commune
 */
export async function enterSession(ctx: ActionContext, { sessionId }: SessionIdInput): Promise<boolean> {
  if (ctx.actor.kind === 'visitor') return false;
  const { personId, joined, restrictions } = ctx.actor;
  if (joined.includes(sessionId) && restrictions.length === 0) return true;
  return transact(ctx.services, async (work) => {
    const session = await findSession(work.tx, sessionId);
    if (!session) throw new AppError('not_found', 'session.unknown');
    const person = (await listStandings(work.tx, [personId], [sessionId])).get(personId);
    if (person) authorize(canEnter(person, session));
    if (!person || !(await decideDoor(work, person, session)).ok) return false;
    if (!canTakePart({ ...person, joined: cameIn(person, session) }, session).ok) return false;
    await insertParticipant(work.tx, sessionId, personId);
    return true;
  });
}

/**
 * Enters a session with an account from the room's own page, accepting the charter shown above the button.
 * @throws AppError `unauthenticated` for a visitor, `forbidden` for a guest of another room, who needs the code
 */
export async function joinWithAccount(ctx: ActionContext, { sessionId }: SessionIdInput): Promise<void> {
  const { personId } = requirePerson(ctx.actor);
  await transact(ctx.services, async (work) => {
    const session = await findSession(work.tx, sessionId);
    if (!session) throw new AppError('not_found', 'session.unknown');
    const person = (await listStandings(work.tx, [personId], [sessionId])).get(personId);
    if (person?.kind === 'account' && person.charterVersion !== charterVersion) {
      await upsertCharterAcceptance(work.tx, personId, charterVersion);
      person.charterVersion = charterVersion;
    }
    if (!person) throw new AppError('unauthenticated', 'auth.needed');
    authorize(await decideDoor(work, person, session));
    authorize(canTakePart({ ...person, joined: cameIn(person, session) }, session));
    await insertParticipant(work.tx, sessionId, personId);
  });
}
