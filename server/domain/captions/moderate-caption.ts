import { randomUUID } from 'node:crypto';
import { AppError } from '#app/contract/errors.ts';
import type { EditCaptionInput } from '#app/contract/inputs/manage-captions.ts';
import type { HideContentInput, ShowContentInput } from '#app/contract/inputs/moderate-session.ts';
import { findCaption, findCaptionForUpdate, updateCaption, type CaptionRow } from '#db/queries/captions.ts';
import { insertModerationAct } from '#db/queries/moderation-acts.ts';
import type { ActionContext, Work } from '../context.ts';
import { sessionTopic, transact } from '../context.ts';
import { accessSession } from '../sessions/access.ts';
import { canModerateCaptions } from './policy.ts';

/**
 * Hides a line of the captions with a reason from the charter, on phones, screens and in the transcript.
 * @throws AppError `forbidden`, `not_found`; hiding twice changes nothing
 */
export async function hideCaption(ctx: ActionContext, input: HideContentInput): Promise<void> {
  const reason = input.reason;
  await moderate(ctx, input.targetId, async (work, line, moderatorId) => {
    if (line.hiddenAt) return null;
    await updateCaption(work.tx, line.captionId, { hiddenAt: ctx.services.now() });
    await noteAct(work, line, { act: 'hide', reason, note: input.note ?? null, moderatorId });
    return { act: 'hide', reason };
  });
}

/** Shows a hidden line again. @throws AppError `forbidden`, `not_found`; showing what is shown changes nothing */
export async function showCaption(ctx: ActionContext, input: ShowContentInput): Promise<void> {
  await moderate(ctx, input.targetId, async (work, line, moderatorId) => {
    if (!line.hiddenAt) return null;
    await updateCaption(work.tx, line.captionId, { hiddenAt: null });
    await noteAct(work, line, { act: 'restore', reason: null, note: null, moderatorId });
    return { act: 'restore', reason: null };
  });
}

/** Corrects a line; from then on its captioner does not change it. @throws AppError `forbidden`, `not_found` */
export async function editCaption(ctx: ActionContext, input: EditCaptionInput): Promise<void> {
  await moderate(ctx, input.captionId, async (work, line) => {
    if (line.text === input.text) return null;
    await updateCaption(work.tx, line.captionId, { text: input.text, correctedAt: ctx.services.now() });
    return { act: 'correct', reason: null };
  });
}

type Told = { act: 'hide' | 'restore' | 'correct'; reason: HideContentInput['reason'] | null };

async function moderate(
  ctx: ActionContext,
  captionId: string,
  change: (work: Work, line: CaptionRow, moderatorId: string) => Promise<Told | null>,
): Promise<void> {
  await transact(ctx.services, async (work) => {
    const found = await findCaption(work.tx, captionId);
    if (!found) throw new AppError('not_found', 'caption.unknown');
    const { person } = await accessSession(ctx, work, found.sessionId, canModerateCaptions);
    const line = await findCaptionForUpdate(work.tx, captionId);
    const told = line && (await change(work, line, person.personId));
    if (!told) return;
    work.noteCaption(captionId, found.sessionId);
    work.publish({
      topic: sessionTopic(found.sessionId),
      name: 'caption.moderated',
      data: { captionId, ...told, by: 'moderator' },
    });
  });
}

type Act = Pick<Parameters<typeof insertModerationAct>[1], 'act' | 'reason' | 'note' | 'moderatorId'>;

async function noteAct(work: Work, { captionId, sessionId }: CaptionRow, act: Act): Promise<void> {
  const target = { sessionId, targetKind: 'caption' as const, targetId: captionId };
  await insertModerationAct(work.tx, { moderationActId: randomUUID(), ...target, ...act });
}
