import { randomUUID } from 'node:crypto';
import type { SealAct } from '#app/contract/seal.ts';
import { insertSealAct } from '#db/queries/seal-acts.ts';
import type { MotionRow } from '#db/queries/votes.ts';
import type { Work } from '../context.ts';
import { sessionTopic } from '../context.ts';

/** Keeps an act on the seal of a vote and tells it to everybody, by role. */
export async function noteSeal(
  work: Work,
  { motionId, sessionId }: Pick<MotionRow, 'motionId' | 'sessionId'>,
  { act, personId, at }: { act: SealAct; personId: string; at: Date },
): Promise<void> {
  await insertSealAct(work.tx, { sealActId: randomUUID(), sessionId, motionId, act, actedBy: personId, actedAt: at });
  work.publish({ topic: sessionTopic(sessionId), name: 'seal.moved', data: { motionId, act, by: 'moderator' } });
}
