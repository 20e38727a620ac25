import type { ReversibleAct } from '#app/contract/reversible.ts';
import { findAppealOf } from '#db/queries/appeals.ts';
import { findLastTaking } from '#db/queries/moderation-acts.ts';
import type { Work } from '../context.ts';
import { noteReversible } from '../reversible.ts';

type TextAct = {
  kind: 'comment' | 'statement' | 'question';
  targetId: string;
  act: string;
  moderatorId: string;
  /** As it was before the act. */
  row: { sessionId: string; state: string; reason: string | null };
  /** What else the act changed, as it was before. */
  also?: Record<string, unknown>;
};

const ends: Partial<Record<string, string>> = {
  release: 'released',
  hide: 'hidden',
  refuse: 'refused',
  restore: 'restored',
  merge: 'merged',
  unmerge: 'unmerged',
};

/**
 * Keeps how a text was before a moderator let it through, took it from view, showed it again or merged it. Showing again what an
 * appeal asked for is not kept: it decides that appeal.
 */
export async function noteTextAct(work: Work, { kind, targetId, act, moderatorId, row, also }: TextAct): Promise<void> {
  const end = ends[act];
  if (!end || (act === 'restore' && row.state !== 'hidden') || (end === 'hidden' && row.state === 'merged')) return;
  if (act === 'restore' && (await isAppealed(work, targetId))) return;
  const { sessionId, state, reason } = row;
  await noteReversible(work, work.at, {
    sessionId,
    moderatorId,
    act: `${kind}-${end}` as ReversibleAct,
    scope: targetId,
    before: { ...also, targetId, state, reason },
  });
}

/** Whether there is an appeal against the last decision that took a text from view. */
export async function isAppealed(work: Work, targetId: string): Promise<boolean> {
  const decision = await findLastTaking(work.tx, targetId);
  return decision !== null && (await findAppealOf(work.tx, decision.moderationActId)) !== null;
}
