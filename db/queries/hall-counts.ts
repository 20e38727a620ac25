import { and, desc, eq, isNull } from 'drizzle-orm';
import type { HallFigures } from '#app/contract/hall-figures.ts';
import type { HallChannel } from '#app/contract/hall.ts';
import type { Reader, Tx } from '../client.ts';
import { hallEntries } from '../schema/hall-counts.ts';

export type { HallCount } from '../schema/hall-counts.ts';

/** What somebody entered last of one channel. */
export type StandingEntry = { personId: string; channel: HallChannel; figures: HallFigures };

/** The last entry of each person on a motion and channel, those that were withdrawn left out. */
export async function listStandingEntries(db: Reader, motionId: string): Promise<StandingEntry[]> {
  const rows = await db
    .selectDistinctOn([hallEntries.channel, hallEntries.enteredBy])
    .from(hallEntries)
    .where(and(eq(hallEntries.motionId, motionId), isNull(hallEntries.withdrawnAt)))
    .orderBy(hallEntries.channel, hallEntries.enteredBy, desc(hallEntries.entryId));
  return rows.map((row) => ({ personId: row.enteredBy, channel: row.channel, figures: figuresOf(row) }));
}

/** The columns of one kind of figures are filled, which the table holds. */
function figuresOf(row: typeof hallEntries.$inferSelect): HallFigures {
  const { yes, no, abstain, agree, aside, block, reasons, options, orders, blank, people } = row;
  if (reasons) return { agree: agree ?? 0, aside: aside ?? 0, block: block ?? 0, reasons };
  if (options) return { options, blank: blank ?? 0, people: people ?? 0 };
  if (orders) return { orders, blank: blank ?? 0, people: people ?? 0 };
  return { yes: yes ?? 0, no: no ?? 0, abstain: abstain ?? 0 };
}

export async function insertHallEntry(tx: Tx, entry: typeof hallEntries.$inferInsert): Promise<void> {
  await tx.insert(hallEntries).values(entry);
}

/** Withdraws what stands of a channel; the entries stay in the table. */
export async function withdrawHallEntries(
  tx: Tx,
  motionId: string,
  channel: HallChannel,
  by: { withdrawnBy: string; withdrawnAt: Date },
): Promise<void> {
  await tx
    .update(hallEntries)
    .set(by)
    .where(and(eq(hallEntries.motionId, motionId), eq(hallEntries.channel, channel), isNull(hallEntries.withdrawnAt)));
}
