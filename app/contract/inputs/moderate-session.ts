import * as z from 'zod/mini';
import { id } from '../ids.ts';
import { moderationReasons, wallViews } from '../moderation.ts';
import { limits } from '../limits.ts';
import { langSchema, longText, shortText } from '../text.ts';

/** Where the chair takes the session: open also resumes after a pause. */
export const moveSessionInput = z.strictObject({ sessionId: id, to: z.enum(['open', 'paused', 'closed']) });
export type MoveSessionInput = z.infer<typeof moveSessionInput>;

export const moveAgendaInput = z.strictObject({ sessionId: id, agendaItemId: z.nullable(id) });
export type MoveAgendaInput = z.infer<typeof moveAgendaInput>;

/** With the view `message` comes its text, written in `lang`. */
export const switchWallInput = z.strictObject({
  sessionId: id,
  view: z.enum(wallViews),
  text: z.optional(shortText(limits.wallMessage)),
  lang: z.optional(langSchema),
});
export type SwitchWallInput = z.infer<typeof switchWallInput>;

export const hideContentInput = z.strictObject({
  targetId: id,
  reason: z.enum(moderationReasons, { error: 'moderation.reason_missing' }),
  note: z.optional(longText(limits.reasonNote)),
});
export type HideContentInput = z.infer<typeof hideContentInput>;

/** Showing again what was hidden, or releasing what was held. */
export const showContentInput = z.strictObject({ targetId: id });
export type ShowContentInput = z.infer<typeof showContentInput>;
