import type { Reader } from '#db/client.ts';
import { findCaptioner, findCaptionerOf, type CaptionerRow } from '#db/queries/captions.ts';
import type { ActionContext } from '../context.ts';
import { readCaptionKey } from './caption-key.ts';

/**
 * The naming that somebody writes by: that of the link's key where there is one, else that of their account.
 * @returns null where there is none; one that was taken back is returned too
 */
export async function findOwnCaptioner(
  db: Reader,
  ctx: ActionContext,
  sessionId: string,
  key: string | undefined,
): Promise<CaptionerRow | null> {
  if (key !== undefined) {
    const captionerId = readCaptionKey(ctx.services.secret, key);
    return captionerId === null ? null : findCaptioner(db, captionerId);
  }
  const { actor } = ctx;
  if (actor.kind !== 'account' || actor.suspended) return null;
  return findCaptionerOf(db, sessionId, actor.personId);
}
