import { randomUUID } from 'node:crypto';
import type { SeatCategory } from '#app/contract/colleges.ts';
import { AppError } from '#app/contract/errors.ts';
import type { LocalizedText } from '#app/contract/languages.ts';
import type { OfficerRole } from '#app/contract/minutes.ts';
import type { Tx } from '#db/client.ts';
import { deleteSpaceRole, findAccountByEmail, insertRoleGrant, listRoleGrants } from '#db/queries/people.ts';
import { findCommuneBySlug, findSpace, type SpaceRow } from '#db/queries/places.ts';
import {
  endMandates,
  findLastMandate,
  holdsSeat,
  insertMandate,
  updateMandate,
  upsertSeat,
  type MandateRow,
} from '#db/queries/seats.ts';
import type { DomainServices, Work } from '../context.ts';
import { transact } from '../context.ts';

/** Who holds a seat; dates as `YYYY-MM-DD`. Their name is shown only from the day on which they agreed to that. */
export type SeatHolder = {
  name: string;
  /** The address of their account, where they have one: with it they vote and sign. */
  email: string | null;
  nameConsentOn: string | null;
  startsOn: string;
  endsOn: string | null;
  office: OfficerRole | null;
};
export type FilledSeat = {
  number: number;
  association: LocalizedText;
  category: SeatCategory;
  /** Null where the seat is vacant. */
  holder: SeatHolder | null;
};

/**
 * Brings the seats of a space up to date, with who holds them: the operator's command, never reachable from the network. Another
 * holder begins another mandate, and the one before ends. Holders with an account become members of the space, and those who hold
 * no seat any more are none.
 * @returns how many seats are held now
 * @throws AppError `not_found` for an unknown commune, one without a space or an address without an account, `conflict` for a seat
 * number that the space does not have
 */
export async function fillSeats(
  services: Pick<DomainServices, 'db' | 'deliver' | 'now'>,
  commune: string,
  filled: readonly FilledSeat[],
): Promise<{ seats: number; held: number }> {
  return transact(services, async (work) => {
    const place = await findCommuneBySlug(work.tx, commune);
    if (!place) throw new AppError('not_found', 'commune.unknown');
    const space = await findSpace(work.tx, place.communeId);
    if (!space) throw new AppError('not_found', 'space.unknown');
    for (const seat of filled) await fillSeat(work, space, seat);
    return { seats: filled.length, held: filled.filter(({ holder }) => holder !== null).length };
  });
}

async function fillSeat(work: Work, space: SpaceRow, { holder, ...seat }: FilledSeat): Promise<void> {
  if (seat.number > space.seatCount) throw new AppError('conflict', 'seat.unknown');
  const seatId = await upsertSeat(work.tx, { seatId: randomUUID(), spaceId: space.spaceId, ...seat });
  const last = await findLastMandate(work.tx, seatId);
  const personId = holder && (await findHolder(work.tx, holder.email));
  const stays = last && holder && last.holderName === holder.name;
  const left = await endMandates(work.tx, seatId, {
    except: stays ? last.mandateId : null,
    next: holder?.startsOn ?? null,
  });
  if (holder) {
    const mandate = mandateOf(holder, personId);
    if (stays) await updateMandate(work.tx, last.mandateId, mandate);
    else await insertMandate(work.tx, { mandateId: randomUUID(), seatId, ...mandate });
  }
  for (const id of new Set([...left, last?.personId, personId])) if (id) await settleMember(work, space, id);
}

async function findHolder(tx: Tx, email: string | null): Promise<string | null> {
  if (email === null) return null;
  const account = await findAccountByEmail(tx, email);
  if (!account) throw new AppError('not_found', 'account.unknown', { fields: { email } });
  return account.personId;
}

const mandateOf = (holder: SeatHolder, personId: string | null): Omit<MandateRow, 'mandateId' | 'seatId'> => ({
  personId,
  holderName: holder.name,
  nameConsentAt: holder.nameConsentOn === null ? null : new Date(`${holder.nameConsentOn}T00:00:00Z`),
  startsOn: holder.startsOn,
  endsOn: holder.endsOn,
  officerRole: holder.office,
});

/** Who holds a seat is a member of the space, and nobody else by a seat. */
async function settleMember(work: Work, { spaceId, communeId }: SpaceRow, personId: string): Promise<void> {
  const holds = await holdsSeat(work.tx, spaceId, personId);
  const grants = await listRoleGrants(work.tx, personId);
  const isMember = grants.some((grant) => grant.role === 'member' && grant.spaceId === spaceId);
  if (holds === isMember) return;
  if (holds) await insertRoleGrant(work.tx, { grantId: randomUUID(), personId, role: 'member', communeId, spaceId });
  else await deleteSpaceRole(work.tx, { personId, role: 'member', spaceId });
  work.notePerson(personId);
}
