import { randomUUID } from 'node:crypto';
import { AppError } from '#app/contract/errors.ts';
import type { DraftMinutesInput, RedraftSectionInput } from '#app/contract/inputs/manage-minutes.ts';
import { minutesSections, type MinutesContent, type MinutesSection } from '#app/contract/minutes.ts';
import { insertMinutes, listMinutes, type KeptSection } from '#db/queries/minutes.ts';
import { draftContent } from '../../engines/minutes/draft-content.ts';
import type { ActionContext } from '../context.ts';
import { transact } from '../context.ts';
import { accessMinutes, digestOf, requireWritten } from './access.ts';
import { changeSections } from './change-sections.ts';
import { loadRecord } from './load-record.ts';
import { canWriteMinutes } from './policy.ts';

/**
 * Begins the minutes of a closed session from its log, or draws all their parts anew. Signatures of other words fall.
 * @throws AppError `forbidden`, `not_found`, `conflict` before the session is closed, where others wrote meanwhile, and for
 * published minutes, which are corrected
 */
export async function draftMinutes(ctx: ActionContext, input: DraftMinutesInput): Promise<void> {
  await transact(ctx.services, async (work) => {
    const { session, person, written } = await accessMinutes(ctx, work, input.sessionId, canWriteMinutes);
    const content = draftContent(await loadRecord(work.tx, session));
    if (written) {
      if (input.seen === null) throw new AppError('conflict', 'minutes.newer');
      return changeSections(work, requireWritten(written, input.seen), content, person.personId, ctx.services.now());
    }
    if ((await listMinutes(work.tx, input.sessionId)).length > 0) throw new AppError('conflict', 'minutes.published');
    const row = { sessionId: input.sessionId, number: 1, reason: null, sections: firstSections(content) };
    const made = { changedBy: person.personId, changedAt: ctx.services.now() };
    await insertMinutes(work.tx, { versionId: randomUUID(), ...row, sha256: digestOf(row), ...made });
  });
}

function firstSections(content: MinutesContent): Record<MinutesSection, KeptSection> {
  const pairs = minutesSections.map((section) => [section, { ...content[section], revision: 0 }]);
  return Object.fromEntries(pairs) as Record<MinutesSection, KeptSection>;
}

/**
 * Draws one part of the minutes anew from the log.
 * @throws AppError as {@link draftMinutes}
 */
export async function redraftSection(ctx: ActionContext, input: RedraftSectionInput): Promise<void> {
  await transact(ctx.services, async (work) => {
    const { session, person, written } = await accessMinutes(ctx, work, input.sessionId, canWriteMinutes);
    const row = requireWritten(written);
    if (row.sections[input.section].revision !== input.revision) throw new AppError('conflict', 'minutes.newer');
    const drafted = draftContent(await loadRecord(work.tx, session))[input.section];
    await changeSections(work, row, { [input.section]: drafted }, person.personId, ctx.services.now());
  });
}
