import { AppError } from '#app/contract/errors.ts';
import type { EditMinutesInput } from '#app/contract/inputs/manage-minutes.ts';
import type { ActionContext } from '../context.ts';
import { transact } from '../context.ts';
import { accessMinutes, requireWritten } from './access.ts';
import { changeSections } from './change-sections.ts';
import { canWriteMinutes } from './policy.ts';

/**
 * Changes the words of one part of the minutes. A save over a newer one of somebody else is refused; the same words again
 * change nothing. Signatures of other words fall.
 * @throws AppError `forbidden`, `not_found`, `conflict` before the session is closed, where others wrote meanwhile, and where
 * no version is being written
 */
export async function editMinutes(ctx: ActionContext, input: EditMinutesInput): Promise<void> {
  const { sessionId, section, revision, ar, fr } = input;
  await transact(ctx.services, async (work) => {
    const { person, written } = await accessMinutes(ctx, work, sessionId, canWriteMinutes);
    const row = requireWritten(written);
    const kept = row.sections[section];
    if (kept.ar === ar && kept.fr === fr) return;
    if (kept.revision !== revision) throw new AppError('conflict', 'minutes.newer');
    await changeSections(work, row, { [section]: { ar, fr } }, person.personId, ctx.services.now());
  });
}
