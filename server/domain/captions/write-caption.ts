import { AppError } from '#app/contract/errors.ts';
import type { WriteCaptionInput } from '#app/contract/inputs/manage-captions.ts';
import { limits } from '#app/contract/limits.ts';
import { countCaptions, findCaptionForUpdate, insertCaption, updateCaption } from '#db/queries/captions.ts';
import { listSessionsForShare } from '#db/queries/sessions.ts';
import type { ActionContext, Work } from '../context.ts';
import { transact } from '../context.ts';
import { authorize } from '../policy.ts';
import { findOwnCaptioner } from './access.ts';
import { canCaption, canCorrectCaption } from './policy.ts';

/**
 * Writes a line of the captions as it stands now: a new one, or another text of one's own line. The same line sent again changes
 * nothing, so what was sent without an answer can be sent again.
 * @throws AppError `forbidden` for who was not named or no longer is, `not_found`, `conflict` while the session is not under way,
 * for a line that a moderator hid or corrected, and where there are too many
 */
export async function writeCaption(ctx: ActionContext, input: WriteCaptionInput): Promise<void> {
  const { sessionId, captionId, lang, text } = input;
  await transact(ctx.services, async (work) => {
    const captioner = await accessCaptioner(ctx, work, input);
    const { captionerId } = captioner;
    const before = await findCaptionForUpdate(work.tx, captionId);
    if (before === null) {
      if (text === '') return;
      if ((await countCaptions(work.tx, sessionId)) >= limits.captionsPerSession)
        throw new AppError('conflict', 'caption.too_many');
      const row = { captionId, sessionId, captionerId, lang, text, writtenAt: ctx.services.now() };
      if (!(await insertCaption(work.tx, row))) throw new AppError('conflict', 'caption.busy');
    } else {
      if (before.text === text && before.lang === lang && before.captionerId === captionerId) return;
      authorize(canCorrectCaption(captioner, before, sessionId));
      await updateCaption(work.tx, captionId, { text, lang });
    }
    work.noteCaption(captionId, sessionId);
  });
}

/** Whoever was named may change or be revoked meanwhile; the share lock keeps the session from closing under the line. */
async function accessCaptioner(ctx: ActionContext, work: Work, { sessionId, key }: WriteCaptionInput) {
  const [session] = await listSessionsForShare(work.tx, [sessionId]);
  if (!session) throw new AppError('not_found', 'session.unknown');
  const captioner = await findOwnCaptioner(work.tx, ctx, sessionId, key);
  authorize(canCaption(captioner, session));
  if (!captioner) throw new AppError('forbidden', 'caption.not_named');
  return captioner;
}
