import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { AppealOutcome } from '#app/contract/moderation.ts';
import type { Reader, Tx } from '../client.ts';
import { appeals, moderationActs } from '../schema/moderation.ts';

export type AppealRow = typeof appeals.$inferSelect;

export async function insertAppeal(
  tx: Tx,
  appeal: Pick<AppealRow, 'appealId' | 'moderationActId' | 'sessionId' | 'text'> &
    Partial<Pick<AppealRow, 'commentId' | 'statementId' | 'questionId'>>,
): Promise<void> {
  await tx.insert(appeals).values(appeal);
}

export async function findAppeal(db: Reader, appealId: string): Promise<AppealRow | null> {
  const [row] = await db.select().from(appeals).where(eq(appeals.appealId, appealId));
  return row ?? null;
}

/** The appeal against one decision. */
export async function findAppealOf(db: Reader, moderationActId: string): Promise<AppealRow | null> {
  const [row] = await db.select().from(appeals).where(eq(appeals.moderationActId, moderationActId));
  return row ?? null;
}

/** Settles an appeal that is still open, by the clock of the database. */
export async function updateAppealDecided(
  tx: Tx,
  appealId: string,
  decision: { outcome: AppealOutcome; note: string | null; decidedBy: string; sameModerator: boolean },
): Promise<void> {
  await tx
    .update(appeals)
    .set({ ...decision, decidedAt: sql`now()` })
    .where(and(eq(appeals.appealId, appealId), isNull(appeals.outcome)));
}

/** An appeal with the decision it is against. */
export type AppealWithAct = AppealRow & { act: (typeof moderationActs.$inferSelect)['act']; moderatorId: string };

/** Appeals that nobody has decided, oldest first. */
export async function listOpenAppeals(db: Reader, sessionId: string, limit: number): Promise<AppealWithAct[]> {
  const rows = await db
    .select({ appeal: appeals, act: moderationActs.act, moderatorId: moderationActs.moderatorId })
    .from(appeals)
    .innerJoin(moderationActs, eq(moderationActs.moderationActId, appeals.moderationActId))
    .where(and(eq(appeals.sessionId, sessionId), isNull(appeals.outcome)))
    .orderBy(asc(appeals.appealedAt))
    .limit(limit);
  return rows.map(({ appeal, ...decision }) => ({ ...appeal, ...decision }));
}

/** Every appeal of a session. */
export async function listAppeals(db: Reader, sessionId: string): Promise<AppealRow[]> {
  return db.select().from(appeals).where(eq(appeals.sessionId, sessionId)).orderBy(asc(appeals.appealedAt));
}

/** Whether somebody else could decide: another moderator of the commune who may act. */
export async function hasOtherModerator(db: Reader, communeId: string, personId: string): Promise<boolean> {
  const [row] = await db.execute<{ others: boolean }>(sql`
    select exists (select from role_grants g join people p using (person_id)
      where g.role = 'moderator' and (g.commune_id is null or g.commune_id = ${communeId})
        and g.person_id <> ${personId} and p.suspended_at is null) as others`);
  return row?.others ?? false;
}
