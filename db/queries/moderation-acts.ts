import { and, desc, eq, inArray } from 'drizzle-orm';
import type { Reader, Tx } from '../client.ts';
import { moderationActs } from '../schema/moderation.ts';

export type ModerationActRow = typeof moderationActs.$inferSelect;

export async function insertModerationAct(tx: Tx, act: typeof moderationActs.$inferInsert): Promise<void> {
  await tx.insert(moderationActs).values(act);
}

/** The acts of moderation of a session, newest first. */
export async function listModerationActs(db: Reader, sessionId: string, limit: number): Promise<ModerationActRow[]> {
  return db
    .select()
    .from(moderationActs)
    .where(eq(moderationActs.sessionId, sessionId))
    .orderBy(desc(moderationActs.actedAt))
    .limit(limit);
}

/** The last act that took a comment from view, hiding a shown one or refusing one that waited. */
export async function findLastTaking(db: Reader, targetId: string): Promise<ModerationActRow | null> {
  const [row] = await db
    .select()
    .from(moderationActs)
    .where(and(eq(moderationActs.targetId, targetId), inArray(moderationActs.act, ['hide', 'refuse'])))
    .orderBy(desc(moderationActs.actedAt))
    .limit(1);
  return row ?? null;
}
