import { AppError } from '#app/contract/errors.ts';
import type { PublishMinutesInput } from '#app/contract/inputs/manage-minutes.ts';
import { minutesOffices } from '#app/contract/minutes.ts';
import { listMinutes, listMinutesSignatures, updateMinutes } from '#db/queries/minutes.ts';
import { updateSession } from '#db/queries/sessions.ts';
import type { ActionContext } from '../context.ts';
import { sessionTopic, transact } from '../context.ts';
import { accessMinutes, requireWritten } from './access.ts';
import { canWriteMinutes } from './policy.ts';

/**
 * Shows the signed version to everybody; from then on it stays as it is. Publishing again what is published changes nothing.
 * @throws AppError `forbidden`, `not_found`, `conflict` where a signature is missing or the words are others by now
 */
export async function publishMinutes(ctx: ActionContext, input: PublishMinutesInput): Promise<void> {
  const { sessionId, seen } = input;
  await transact(ctx.services, async (work) => {
    const { session, person, written } = await accessMinutes(ctx, work, sessionId, canWriteMinutes);
    const [newest] = await listMinutes(work.tx, sessionId);
    if (!written && newest?.sha256 === seen) return;
    const { versionId } = requireWritten(written, seen);
    const signatures = await listMinutesSignatures(work.tx, sessionId);
    const isSigned = minutesOffices.every((office) =>
      signatures.some((row) => row.versionId === versionId && row.office === office),
    );
    if (!isSigned) throw new AppError('conflict', 'minutes.not_signed');
    const at = ctx.services.now();
    await updateMinutes(work.tx, versionId, { publishedAt: at, publishedBy: person.personId });
    if (session.minutesAt === null) await updateSession(work.tx, sessionId, { minutesAt: at });
    work.publish({ topic: sessionTopic(sessionId), name: 'minutes.published', data: { sessionId } });
  });
}
