import * as z from 'zod/mini';
import { agendaDirections, agendaOrigins } from '../agenda.ts';
import { communeCode, id } from '../ids.ts';
import { limits } from '../limits.ts';
import { slowSteps, statementSteps } from '../moderation.ts';
import { localizedText, longText } from '../text.ts';

const plan = {
  title: localizedText(limits.title),
  /** Five sentences at most: what this session is for. */
  purpose: localizedText(limits.paragraph),
  /** What will be decided, by whom, by when, and what happens with an answer: a session cannot open without them. */
  decides: localizedText(limits.paragraph),
  decidedBy: localizedText(limits.title),
  decidedWhen: localizedText(limits.title),
  afterwards: localizedText(limits.paragraph),
  place: z.optional(localizedText(limits.title)),
  /** Local date and time in Morocco, `YYYY-MM-DDTHH:mm`, in this century. */
  startsAt: z.string().check(z.regex(/^20\d{2}-\d{2}-\d{2}T\d{2}:\d{2}$/, { error: 'date.unreadable' })),
  holdComments: z.boolean(),
  statementsByAll: z.boolean(),
  /** Seconds between two comments of one person; left out, it stays as it is, and is 0 for a new session. */
  slowSeconds: z.optional(z.literal(slowSteps, { error: 'session.slow_unknown' })),
  /** Whether statements wait for a moderator, and how many each person may add; left out, they stay as they are. */
  holdStatements: z.optional(z.boolean()),
  statementLimit: z.optional(z.literal(statementSteps, { error: 'session.limit_unknown' })),
  /** Whether comments of people new to the commune's sessions wait until one of theirs was released. */
  holdFirst: z.optional(z.boolean()),
};

export const createSessionInput = z.strictObject({ actionId: id, communeId: communeCode, ...plan });
export type CreateSessionInput = z.infer<typeof createSessionInput>;

export const editSessionInput = z.strictObject({ sessionId: id, ...plan });
export type EditSessionInput = z.infer<typeof editSessionInput>;

const agendaItem = {
  title: localizedText(limits.title),
  plannedMinutes: z
    .int({ error: 'minutes.unreadable' })
    .check(z.minimum(limits.plannedMinutes.min), z.maximum(limits.plannedMinutes.max)),
  origin: z.optional(z.enum(agendaOrigins, { error: 'agenda.origin_unknown' })),
  /** Seen by moderators alone, with the items that are part of it. */
  hidden: z.optional(z.boolean()),
  /** For moderators alone; an empty one is none. */
  note: z.optional(longText(limits.agendaNote)),
};

export const addAgendaItemInput = z.strictObject({
  actionId: id,
  sessionId: id,
  /** The item that it is a part of. */
  parentId: z.optional(id),
  ...agendaItem,
});
export type AddAgendaItemInput = z.infer<typeof addAgendaItemInput>;

/** What is left out stays as it is. */
export const editAgendaItemInput = z.strictObject({ agendaItemId: id, ...agendaItem });
export type EditAgendaItemInput = z.infer<typeof editAgendaItemInput>;

export const agendaItemIdInput = z.strictObject({ agendaItemId: id });
export type AgendaItemIdInput = z.infer<typeof agendaItemIdInput>;
export const reorderAgendaInput = z.strictObject({ agendaItemId: id, direction: z.enum(agendaDirections) });
export type ReorderAgendaInput = z.infer<typeof reorderAgendaInput>;

/** Puts an item, with its parts, right before another and beside it, or at the end of the agenda. */
export const placeAgendaItemInput = z.strictObject({ agendaItemId: id, beforeId: z.nullable(id) });
export type PlaceAgendaItemInput = z.infer<typeof placeAgendaItemInput>;
