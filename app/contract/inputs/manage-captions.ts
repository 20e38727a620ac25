import * as z from 'zod/mini';
import { id } from '../ids.ts';
import { limits } from '../limits.ts';
import { captionText, langSchema } from '../text.ts';
import { email } from './sign-in.ts';

/** Names a captioner: the holder of an account by their address, or whoever is given the link. */
export const nameCaptionerInput = z.strictObject({ actionId: id, sessionId: id, email: z.optional(email) });
export type NameCaptionerInput = z.infer<typeof nameCaptionerInput>;

export const captionerIdInput = z.strictObject({ captionerId: id });
export type CaptionerIdInput = z.infer<typeof captionerIdInput>;

/** The secret part of a captioner's link. */
export const captionKey = z.string().check(z.regex(/^[0-9a-f-]{36}\.[\w-]{43}$/, { error: 'caption.link_unknown' }));

/**
 * A line as it stands now: its id is made by who writes it, so that the same line sent again is the same line, and another
 * text for it is a correction. An empty text takes it back.
 */
export const writeCaptionInput = z.strictObject({
  sessionId: id,
  captionId: id,
  key: z.optional(captionKey),
  lang: langSchema,
  text: captionText(limits.captionText),
});
export type WriteCaptionInput = z.infer<typeof writeCaptionInput>;

/** A moderator's correction of a line. */
export const editCaptionInput = z.strictObject({
  captionId: id,
  text: captionText({ ...limits.captionText, min: 1 }),
});
export type EditCaptionInput = z.infer<typeof editCaptionInput>;

/** Whether the screens of the hall carry the captions at their foot. */
export const switchWallCaptionsInput = z.strictObject({ sessionId: id, on: z.boolean() });
export type SwitchWallCaptionsInput = z.infer<typeof switchWallCaptionsInput>;

/** Begins or ends following the captions of a session that the socket has joined. */
export const followCaptionsInput = z.strictObject({ sessionId: id, on: z.boolean() });
export type FollowCaptionsInput = z.infer<typeof followCaptionsInput>;
