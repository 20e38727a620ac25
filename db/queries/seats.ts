import { and, desc, eq, isNull, ne, or, sql } from 'drizzle-orm';
import type { Reader, Tx } from '../client.ts';
import { mandates, seats } from '../schema/places.ts';

export type MandateRow = typeof mandates.$inferSelect;

/** A mandate that runs today. */
const runs = and(
  sql`${mandates.startsOn} <= current_date`,
  or(isNull(mandates.endsOn), sql`${mandates.endsOn} >= current_date`),
);

export async function insertSeat(tx: Tx, row: typeof seats.$inferInsert): Promise<void> {
  await tx.insert(seats).values(row);
}

/** Adds a seat of this number, or brings it up to date. @returns its id */
export async function upsertSeat(tx: Tx, row: typeof seats.$inferInsert): Promise<string> {
  const { association, category } = row;
  const [kept] = await tx
    .insert(seats)
    .values(row)
    .onConflictDoUpdate({ target: [seats.spaceId, seats.number], set: { association, category } })
    .returning({ seatId: seats.seatId });
  return kept?.seatId ?? row.seatId;
}

export async function insertMandate(tx: Tx, row: typeof mandates.$inferInsert): Promise<void> {
  await tx.insert(mandates).values(row);
}

/** The last mandate of a seat that is not over: it runs today or is still to begin; null for a vacant seat. */
export async function findLastMandate(tx: Tx, seatId: string): Promise<MandateRow | null> {
  const [row] = await tx
    .select()
    .from(mandates)
    .where(and(eq(mandates.seatId, seatId), or(isNull(mandates.endsOn), sql`${mandates.endsOn} >= current_date`)))
    .orderBy(desc(mandates.startsOn))
    .limit(1);
  return row ?? null;
}

export async function updateMandate(
  tx: Tx,
  mandateId: string,
  change: Partial<Omit<MandateRow, 'mandateId' | 'seatId'>>,
): Promise<void> {
  await tx.update(mandates).set(change).where(eq(mandates.mandateId, mandateId));
}

/**
 * Ends the mandates of a seat that are not over, but for one: yesterday, or the day before `next`, as `YYYY-MM-DD`, where that is
 * later. None becomes longer by it.
 * @returns who held them
 */
export async function endMandates(
  tx: Tx,
  seatId: string,
  { except, next }: { except: string | null; next: string | null },
): Promise<Array<string | null>> {
  const end = sql`greatest(current_date, ${next}::date) - 1`;
  const isNotOver = or(isNull(mandates.endsOn), sql`${mandates.endsOn} >= current_date`);
  const rows = await tx
    .update(mandates)
    .set({ endsOn: sql`least(coalesce(${mandates.endsOn}, ${end}), ${end})` })
    .where(and(eq(mandates.seatId, seatId), isNotOver, except === null ? undefined : ne(mandates.mandateId, except)))
    .returning({ personId: mandates.personId });
  return rows.map(({ personId }) => personId);
}

/** Whether a mandate of this person in the space runs, or is still to begin. */
export async function holdsSeat(db: Reader, spaceId: string, personId: string): Promise<boolean> {
  const rows = await db
    .select({ mandateId: mandates.mandateId })
    .from(mandates)
    .innerJoin(seats, eq(seats.seatId, mandates.seatId))
    .where(
      and(
        eq(seats.spaceId, spaceId),
        eq(mandates.personId, personId),
        or(isNull(mandates.endsOn), sql`${mandates.endsOn} >= current_date`),
      ),
    )
    .limit(1);
  return rows.length > 0;
}

export type SeatRow = {
  seatId: string;
  number: number;
  association: typeof seats.$inferSelect.association;
  category: typeof seats.$inferSelect.category;
  /** The holder's name where consent to show it was recorded, else null. */
  holderName: string | null;
  filled: boolean;
  startsOn: string | null;
  endsOn: string | null;
  officerRole: typeof mandates.$inferSelect.officerRole;
};

/** The seats of a space with the mandate that runs today. A name without consent never leaves the database. */
export async function listSeats(db: Reader, spaceId: string): Promise<SeatRow[]> {
  return db
    .select({
      seatId: seats.seatId,
      number: seats.number,
      association: seats.association,
      category: seats.category,
      holderName: sql<
        string | null
      >`case when ${mandates.nameConsentAt} is null then null else ${mandates.holderName} end`,
      filled: sql<boolean>`${mandates.mandateId} is not null`,
      startsOn: mandates.startsOn,
      endsOn: mandates.endsOn,
      officerRole: mandates.officerRole,
    })
    .from(seats)
    .leftJoin(mandates, and(eq(mandates.seatId, seats.seatId), runs))
    .where(eq(seats.spaceId, spaceId))
    .orderBy(seats.number);
}
