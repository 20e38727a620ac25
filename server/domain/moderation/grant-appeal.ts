import { findAppealOf, updateAppealDecided } from '#db/queries/appeals.ts';
import { findLastTaking } from '#db/queries/moderation-acts.ts';
import type { Work } from '../context.ts';

/** Grants the appeal against the decision that took a text from view, where there is one: the text is shown again. */
export async function grantAppeal(
  work: Work,
  targetId: string,
  decidedBy: string,
  note?: string | null,
): Promise<void> {
  const decision = await findLastTaking(work.tx, targetId);
  const appeal = decision && (await findAppealOf(work.tx, decision.moderationActId));
  if (!appeal) return;
  const sameModerator = decision.moderatorId === decidedBy;
  const granted = { outcome: 'granted', note: note || null, decidedBy, sameModerator } as const;
  await updateAppealDecided(work.tx, appeal.appealId, granted);
}
