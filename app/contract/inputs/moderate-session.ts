import * as z from 'zod/mini';
import { id } from '../ids.ts';
import { limits } from '../limits.ts';
import { longText } from '../text.ts';

export const sessionStates = ['planned', 'open', 'paused', 'closed'] as const;
export type SessionState = (typeof sessionStates)[number];

/** Where the chair takes the session: open also resumes after a pause. */
export const moveSessionInput = z.strictObject({ sessionId: id, to: z.enum(['open', 'paused', 'closed']) });
export type MoveSessionInput = z.infer<typeof moveSessionInput>;

export const moveAgendaInput = z.strictObject({ sessionId: id, agendaItemId: z.nullable(id) });
export type MoveAgendaInput = z.infer<typeof moveAgendaInput>;

/** What the screens of the hall can be told to show: `auto` follows what is on. */
export const wallViews = ['auto', 'map', 'statements', 'code'] as const;
export type WallChoice = (typeof wallViews)[number];

export const switchWallInput = z.strictObject({ sessionId: id, view: z.enum(wallViews) });
export type SwitchWallInput = z.infer<typeof switchWallInput>;

/** Points of the charter that a moderator may give as the reason (domain reference, section 13: points 3 to 7). */
export const moderationReasons = ['disrespect', 'unlawful', 'off_topic', 'advertising', 'constants'] as const;
export type ModerationReason = (typeof moderationReasons)[number];

export const hideContentInput = z.strictObject({
  targetId: id,
  reason: z.enum(moderationReasons, { error: 'moderation.reason_missing' }),
  note: z.optional(longText(limits.reasonNote)),
});
export type HideContentInput = z.infer<typeof hideContentInput>;

/** Showing again what was hidden, or releasing what was held. */
export const showContentInput = z.strictObject({ targetId: id });
export type ShowContentInput = z.infer<typeof showContentInput>;
