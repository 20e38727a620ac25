import { randomUUID } from 'node:crypto';
import type { Tx } from '../client.ts';
import { insertSpace } from '../queries/places.ts';
import { insertMandate, insertSeat } from '../queries/seats.ts';
import type { Accounts } from './accounts.ts';
import { guelmim } from './places.ts';
import { seats } from './seats.ts';
import { spaceAbout, spaceName } from './space-texts.ts';

/** The mandate of the space runs with that of the council: six years (domain reference, section 11). */
const mandate = { startsOn: '2024-01-15', endsOn: '2030-01-14' };
/** Members of the demo may vote for one absent other; that does not make the quorum, and their own vote goes before it. */
const delegation = { most: 1, forQuorum: false, ownVote: true };
const consentGiven = new Date('2024-01-15T10:00:00Z');

/** The consultative space of Guelmim with its seats and those who hold them. */
export async function loadSpace(tx: Tx, spaceId: string, accounts: Accounts): Promise<void> {
  await insertSpace(tx, {
    spaceId,
    communeId: guelmim,
    name: spaceName,
    about: spaceAbout,
    seatCount: seats.length,
    delegation,
  });
  for (const [index, { association, category, holder }] of seats.entries()) {
    const seatId = randomUUID();
    await insertSeat(tx, { seatId, spaceId, number: index + 1, association, category });
    if (!holder) continue;
    await insertMandate(tx, {
      mandateId: randomUUID(),
      seatId,
      personId: holder.account ? accounts(holder.account) : null,
      holderName: holder.name,
      nameConsentAt: holder.consent ? consentGiven : null,
      ...mandate,
      officerRole: holder.officer ?? null,
    });
  }
}
