import { randomUUID } from 'node:crypto';
import { charterVersion } from '#app/contract/charter.ts';
import { upsertCommune, upsertProvince, upsertRegion, insertSpace } from '#db/queries/places.ts';
import { insertMandate, insertSeat } from '#db/queries/seats.ts';
import { insertAccount, insertPerson, insertRoleGrant, updateSuspended, type Role } from '#db/queries/people.ts';
import { hashPassword } from '#server/domain/accounts/hashes.ts';
import { joinByCode } from '#server/domain/sessions/join-session.ts';
import type { Forum } from './forum.ts';

export type Commune = { communeId: string; slug: string; spaceId: string };

/** A commune with its consultative space. `code` is a number of two digits that no other commune of the test has. */
export async function addCommune(forum: Forum, code: string): Promise<Commune> {
  const communeId = `10.261.01.${code}.`;
  const spaceId = randomUUID();
  await forum.db.transaction(async (tx) => {
    await upsertRegion(tx, { regionId: '10.', nameAr: 'كلميم - واد نون', nameFr: 'Guelmim-Oued Noun' });
    await upsertProvince(tx, { provinceId: '10.261.', regionId: '10.', nameAr: 'كلميم', nameFr: 'Guelmim' });
    await upsertCommune(tx, {
      communeId,
      provinceId: '10.261.',
      slug: `commune-${code}`,
      nameAr: `جماعة ${code}`,
      nameFr: `Commune ${code}`,
      searchName: `commune ${code}`,
      population: 1000,
    });
    await insertSpace(tx, { spaceId, communeId, name: { ar: 'فضاء' }, about: { ar: 'عن الفضاء' }, seatCount: 9 });
  });
  return { communeId, slug: `commune-${code}`, spaceId };
}

export type NewPerson = {
  role?: Role;
  commune?: Commune;
  /** False: signed up and has not accepted the charter. */
  charter?: boolean;
  name?: string | null;
  email?: string;
  password?: string;
  suspended?: boolean;
};

/** An account, with a role where one is given. @returns its id */
export async function addPerson(forum: Forum, person: NewPerson = {}): Promise<string> {
  const personId = randomUUID();
  const passwordHash = person.password === undefined ? null : await hashPassword(person.password);
  await forum.db.transaction(async (tx) => {
    const version = person.charter === false ? null : charterVersion;
    const displayName = person.name === undefined ? 'شخص' : person.name;
    await insertPerson(tx, { personId, kind: 'account', displayName, charterVersion: version });
    await insertAccount(tx, { personId, email: person.email ?? `${personId}@example.test`, passwordHash });
    if (person.role)
      await insertRoleGrant(tx, { grantId: randomUUID(), personId, ...grantOf(person.role, person.commune) });
    if (person.suspended) await updateSuspended(tx, personId, true);
  });
  return personId;
}

function grantOf(role: Role, commune: Commune | undefined) {
  const bySpace = role === 'member' || role === 'rapporteur';
  const communeId = role === 'admin' ? null : (commune?.communeId ?? null);
  return { role, communeId, spaceId: bySpace ? (commune?.spaceId ?? null) : null };
}

/** Somebody who joined by the code, without an account. @returns the guest's id */
export async function addGuest(forum: Forum, code: string, name?: string): Promise<string> {
  const joined = await joinByCode(await forum.as(null), { code, ...(name !== undefined && { name }) }, 'a test');
  return joined.personId;
}

/** Many guests at once, written directly: for crowds whose joining is not what is tested. */
export async function addCrowd(forum: Forum, sessionId: string, howMany: number): Promise<string[]> {
  const ids = Array.from({ length: howMany }, () => randomUUID());
  await forum.sql`insert into people (person_id, kind, charter_version) select unnest(${ids}::uuid[]), 'guest', ${charterVersion}`;
  await forum.sql`insert into participants (session_id, person_id) select ${sessionId}, unnest(${ids}::uuid[])`;
  return ids;
}

/**
 * Seats of the space whose mandate runs: the members in office that a quorum counts. The first of them are held by these people.
 * @returns the mandates
 */
export async function addSeats(
  forum: Forum,
  commune: Commune,
  howMany: number,
  holders: string[] = [],
): Promise<string[]> {
  const mandateIds = Array.from({ length: howMany }, () => randomUUID());
  await forum.db.transaction(async (tx) => {
    for (let number = 1; number <= howMany; number += 1) {
      const seatId = randomUUID();
      const association = { ar: `جمعية ${number}` };
      await insertSeat(tx, { seatId, spaceId: commune.spaceId, number, association, category: 'civil_society' });
      await insertMandate(tx, {
        mandateId: mandateIds[number - 1] ?? randomUUID(),
        seatId,
        personId: holders[number - 1] ?? null,
        holderName: `عضو ${number}`,
        startsOn: '2024-01-15',
      });
    }
  });
  return mandateIds;
}
