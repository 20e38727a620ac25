import { randomUUID } from 'node:crypto';
import type { ReversibleAct } from '#app/contract/reversible.ts';
import { insertReversibleAct, updateUndone, type ReversibleActRow } from '#db/queries/reversible-acts.ts';
import { sessionTopic, type Work } from './context.ts';

/** An act and how to take it back; `scope` is what it changed, `before` how that was. */
export type Reversible = {
  sessionId: string;
  moderatorId: string;
  act: ReversibleAct;
  scope: string;
  before: Record<string, unknown>;
};

/** Keeps how to take an act back for a while, in its own transaction and under the lock of its session. */
export async function noteReversible(work: Work, at: Date, reversible: Reversible): Promise<void> {
  await insertReversibleAct(work.tx, { ...reversible, undoId: randomUUID(), actedAt: at });
}

/** Notes that an act was taken back, and logs it. */
export async function noteUndone(
  work: Work,
  at: Date,
  { undoId, sessionId, act }: Pick<ReversibleActRow, 'undoId' | 'sessionId' | 'act'>,
): Promise<void> {
  await updateUndone(work.tx, undoId, at);
  work.publish({ topic: sessionTopic(sessionId), name: 'act.undone', data: { act, by: 'moderator' } });
}
