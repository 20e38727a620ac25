import { AppError } from '#app/contract/errors.ts';
import type { SignMinutesInput } from '#app/contract/inputs/manage-minutes.ts';
import { minutesLangs, minutesSections, toComplete } from '#app/contract/minutes.ts';
import { insertMinutesSignature, listMinutesSignatures, type MinutesRow } from '#db/queries/minutes.ts';
import type { ActionContext } from '../context.ts';
import { transact } from '../context.ts';
import { accessMinutes, requireWritten } from './access.ts';
import { canSignMinutes, signersOf } from './policy.ts';

/**
 * Signs the version that is being written, for an office. One person signs once; a signature is of the words that were
 * seen, and falls with them.
 * @throws AppError `forbidden`, `not_found`, `conflict` where the words are others by now, something is still to be completed,
 * or somebody signed for the office already
 */
export async function signMinutes(ctx: ActionContext, input: SignMinutesInput): Promise<void> {
  const { sessionId, office, seen } = input;
  await transact(ctx.services, async (work) => {
    const { person, facts, written } = await accessMinutes(ctx, work, sessionId, (one, minutes) =>
      canSignMinutes(one, minutes, office),
    );
    const { versionId, sections } = requireWritten(written, seen);
    requireComplete(sections);
    const signed = (await listMinutesSignatures(work.tx, sessionId)).filter((row) => row.versionId === versionId);
    const before = signed.find((row) => row.office === office);
    if (before?.personId === person.personId) return;
    if (before) throw new AppError('conflict', 'minutes.signed');
    if (signed.some((row) => row.personId === person.personId)) throw new AppError('conflict', 'minutes.signed_once');
    const signer = signersOf(facts.officers, office).find(({ personId }) => personId === person.personId);
    if (!signer) throw new AppError('forbidden', 'minutes.not_signer');
    await insertMinutesSignature(work.tx, {
      versionId,
      office,
      mandateId: signer.mandateId,
      role: signer.role,
      personId: person.personId,
      signedAt: ctx.services.now(),
    });
  });
}

function requireComplete(sections: MinutesRow['sections']): void {
  const isOpen = minutesSections.some((section) =>
    minutesLangs.some((lang) => sections[section][lang].includes(toComplete)),
  );
  if (isOpen) throw new AppError('conflict', 'minutes.incomplete');
}
