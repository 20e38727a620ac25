import type { DelegationRules, DelegationView, SeatName } from '#app/contract/delegation.ts';
import { AppError } from '#app/contract/errors.ts';
import type { LocalizedText } from '#app/contract/languages.ts';
import { findDelegationRules, listDelegations, listSeatHolders, type SeatHolder } from '#db/queries/delegations.ts';
import { findSession, type SessionRow } from '#db/queries/sessions.ts';
import { listMotions } from '#db/queries/votes.ts';
import type { Reader } from '#db/client.ts';
import { requirePerson, type Person } from '../actor.ts';
import { transact, type ActionContext } from '../context.ts';
import { authorize } from '../policy.ts';
import { canDelegate, canGiveOn, canReadAllDelegations, canReadDelegations } from './policy.ts';

export type Delegations = {
  rules: DelegationRules | null;
  /** Why the person can give nothing now; null where they can. */
  refusal: string | null;
  /** Null for who leads the sitting without a seat. */
  mine: { given: DelegationView[]; held: DelegationView[] } | null;
  /** Members whom one can choose, without oneself. */
  members: Array<SeatName & { mandateId: string }>;
  /** Open votes that can be given away one by one. */
  motions: Array<{ motionId: string; number: number; title: LocalizedText }>;
  /** Every delegation of the session, for who leads it; else null. */
  all: DelegationView[] | null;
};

/**
 * The delegations of a session that concern the viewer, and all of them for moderators and the president.
 * @throws AppError `not_found`, `unauthenticated`, `forbidden` for who is neither a member nor leads the sitting
 */
export async function loadDelegations(ctx: ActionContext, sessionId: string): Promise<Delegations> {
  const person = requirePerson(ctx.actor);
  return transact(ctx.services, async ({ tx }) => {
    const session = await findSession(tx, sessionId);
    if (!session) throw new AppError('not_found', 'session.unknown');
    const holders = session.spaceId === null ? [] : await listSeatHolders(tx, session.spaceId);
    const own = holders.find((row) => row.personId === person.personId);
    authorize(canReadDelegations(person, session, own));
    return readAll(tx, person, session, holders, own);
  });
}

async function readAll(
  db: Reader,
  person: Person,
  session: SessionRow,
  holders: SeatHolder[],
  own: SeatHolder | undefined,
): Promise<Delegations> {
  const { sessionId } = session;
  const rules = await findDelegationRules(db, session.spaceId);
  const decision = canDelegate(person, session, rules);
  const mine = await listDelegations(db, sessionId, person.personId);
  const leads = canReadAllDelegations(person, session, own).ok;
  const motions = (await listMotions(db, sessionId)).filter((motion) => canGiveOn(motion, session).ok);
  return {
    rules,
    refusal: decision.ok ? refusalOf(mine, own) : decision.reason,
    mine: own
      ? {
          given: mine.filter((row) => row.giverId === person.personId).map(present),
          held: mine.filter((row) => row.delegateId === person.personId && row.revokedAt === null).map(present),
        }
      : null,
    members: holders
      .filter((row) => row.personId !== person.personId)
      .map(({ mandateId, seat, association, name }) => ({ mandateId, seat, association, name })),
    motions: motions.map(({ motionId, number, title }) => ({ motionId, number, title })),
    all: leads ? (await listDelegations(db, sessionId)).map(present) : null,
  };
}

/** What stands against giving anything at all; one delegation for one vote does not. */
function refusalOf(mine: Awaited<ReturnType<typeof listDelegations>>, own: SeatHolder | undefined): string | null {
  if (!own) return 'delegation.no_seat';
  const whole = mine.filter((row) => row.motion === null && row.revokedAt === null);
  if (whole.some((row) => row.giverId === own.personId)) return 'delegation.given';
  return whole.some((row) => row.delegateId === own.personId) ? 'delegation.holds' : null;
}

function present({
  giverId: _giver,
  delegateId: _delegate,
  ...view
}: DelegationView & { giverId: string; delegateId: string }) {
  return view;
}
