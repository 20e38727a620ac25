import { createHash } from 'node:crypto';
import { AppError } from '#app/contract/errors.ts';
import { insertPerformedActs, listPerformedActs, lockAct } from '#db/queries/events.ts';
import type { Work } from './context.ts';

type Key = { personId: string; actionId: string; command: string; input: object };

/**
 * Does an act once for its `actionId`: a repeat with the same input gets the stored answer and has no effect, also when
 * it comes at the same moment.
 * @throws AppError `conflict` when the id was used with another input
 */
export async function performOnce<A extends Record<string, unknown>>(
  work: Work,
  { personId, actionId, command, input }: Key,
  act: () => Promise<A>,
): Promise<A> {
  const inputHash = createHash('sha1').update(JSON.stringify(input)).digest('base64url');
  await lockAct(work.tx, personId, actionId);
  const [done] = await listPerformedActs(work.tx, [{ personId, actionId }]);
  if (done) {
    if (done.command !== command || done.inputHash !== inputHash) throw new AppError('conflict', 'act.reused');
    return done.answer as A;
  }
  const answer = await act();
  await insertPerformedActs(work.tx, [{ personId, actionId, command, inputHash, answer }]);
  return answer;
}
