import { randomUUID } from 'node:crypto';
import { AppError } from '#app/contract/errors.ts';
import type { CorrectMinutesInput } from '#app/contract/inputs/manage-minutes.ts';
import { insertMinutes, listMinutes } from '#db/queries/minutes.ts';
import type { ActionContext } from '../context.ts';
import { transact } from '../context.ts';
import { accessMinutes, digestOf } from './access.ts';
import { canWriteMinutes } from './policy.ts';

/**
 * Begins a new version of published minutes, with its reason; the published one stays readable. Asking again with the same
 * reason changes nothing.
 * @throws AppError `forbidden`, `not_found`, `conflict` before minutes were published and while a version is being written
 */
export async function correctMinutes(ctx: ActionContext, { sessionId, reason }: CorrectMinutesInput): Promise<void> {
  await transact(ctx.services, async (work) => {
    const { person, written } = await accessMinutes(ctx, work, sessionId, canWriteMinutes);
    if (written?.reason === reason) return;
    if (written) throw new AppError('conflict', 'minutes.being_written');
    const [last] = await listMinutes(work.tx, sessionId);
    if (!last) throw new AppError('conflict', 'minutes.not_published');
    const row = { sessionId, number: last.number + 1, reason, sections: last.sections };
    const made = { changedBy: person.personId, changedAt: ctx.services.now() };
    await insertMinutes(work.tx, { versionId: randomUUID(), ...row, sha256: digestOf(row), ...made });
  });
}
