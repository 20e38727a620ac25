import * as z from 'zod/mini';
import { documentChange } from './agenda-documents.ts';
import { doorMove } from './door.ts';
import { attendanceView, presenceCount } from './attendance.ts';
import { captionView } from './captions.ts';
import { hallChannels, hallStates } from './hall.ts';
import { floorView } from './floor.ts';
import { ledgerHead } from './ledger.ts';
import { sealActs } from './seal.ts';
import {
  agendaItemView,
  agendaTimes,
  commentStates,
  commentView,
  motionView,
  questionStates,
  questionView,
  sessionView,
  statementStates,
  statementTally,
  statementView,
  wallMessage,
} from './views.ts';
import { langSchema } from './text.ts';
import { motionResult } from './results.ts';
import { namingEvents } from './naming-events.ts';
import { undoneEvents } from './undone-events.ts';
import { moderationReasons, sessionStates, wallViews } from './moderation.ts';

/**
 * The live events. A **patch** carries small public facts and has a reducer; a **hint** only says that something
 * changed and the page asks again. Logged ones have a gap-free `seq` in their topic.
 *
 * `data` is what is stored in the log: ids and states, no text a person wrote and no name. `shown` is added on the
 * way out, from the rows as they are at that moment, so that a replay never brings back what was hidden meanwhile.
 */
export type Definition = { kind: 'patch' | 'hint'; logged: boolean; data: z.ZodMiniType; shown?: z.ZodMiniType };

const uid = z.string();
const reason = z.nullable(z.enum(moderationReasons));

const shownMotion = z.nullable(motionView);

const define = <T extends Record<string, Definition>>(definitions: T) => definitions;

export const events = define({
  'session.changed': {
    kind: 'patch',
    logged: true,
    data: z.strictObject({ sessionId: uid }),
    shown: z.nullable(sessionView),
  },
  'session.moved': {
    kind: 'patch',
    logged: true,
    data: z.strictObject({ sessionId: uid, state: z.enum(sessionStates), at: z.string() }),
  },
  'agenda.changed': {
    kind: 'patch',
    logged: true,
    data: z.strictObject({ sessionId: uid, document: documentChange }),
    shown: z.nullable(z.array(agendaItemView)),
  },
  'agenda.moved': { kind: 'patch', logged: true, data: z.strictObject({ agendaItemId: z.nullable(uid) }) },
  /** The agenda moved, or the session was paused, opened or closed: how long each item has taken. */
  'agenda.timed': {
    kind: 'patch',
    logged: true,
    data: z.strictObject({ sessionId: uid }),
    shown: z.nullable(agendaTimes),
  },
  /** Who may still come in, and why that changed. */
  'door.moved': { kind: 'patch', logged: true, data: z.strictObject(doorMove) },
  /** What the screens of the hall show now. */
  'wall.switched': {
    kind: 'patch',
    logged: true,
    data: z.strictObject({ view: z.enum(wallViews) }),
    shown: z.nullable(wallMessage),
  },
  'statement.added': {
    kind: 'patch',
    logged: true,
    data: z.strictObject({ statementId: uid }),
    shown: z.nullable(statementView),
  },
  'statement.hidden': { kind: 'patch', logged: true, data: z.strictObject({ statementId: uid, reason }) },
  'statement.restored': {
    kind: 'patch',
    logged: true,
    data: z.strictObject({ statementId: uid }),
    shown: z.nullable(statementView),
  },
  /** Merged into a like one that is voted on instead. */
  'statement.merged': { kind: 'patch', logged: true, data: z.strictObject({ statementId: uid, mergedInto: uid }) },
  /** A moderator wrote or changed a translation of it. */
  'statement.translated': {
    kind: 'patch',
    logged: true,
    data: z.strictObject({ statementId: uid, lang: langSchema }),
    shown: z.nullable(statementView),
  },
  'statement.tallied': {
    kind: 'patch',
    logged: false,
    data: z.strictObject({ statementId: uid, ...statementTally.shape }),
  },
  /** Many statements at once, in one frame. */
  'statements.tallied': {
    kind: 'patch',
    logged: false,
    data: z.strictObject({ tallies: z.array(z.strictObject({ statementId: uid, ...statementTally.shape })) }),
  },
  /** A new opinion map of the session is there to be asked for. */
  'map.drawn': { kind: 'patch', logged: false, data: z.strictObject({ sessionId: uid, revision: z.int() }) },
  /** The record of the session grew; this head is over all of it. */
  'ledger.signed': { kind: 'patch', logged: false, data: z.strictObject({ sessionId: uid, head: ledgerHead }) },
  'comment.posted': {
    kind: 'patch',
    logged: true,
    data: z.strictObject({ commentId: uid }),
    shown: z.nullable(commentView),
  },
  /** `parentId` is the comment it answered: a page that does not show the answer still counts the thread right. */
  'comment.hidden': {
    kind: 'patch',
    logged: true,
    data: z.strictObject({ commentId: uid, parentId: z.nullable(uid), reason }),
  },
  /** Its author changed its words; the earlier ones can be read. */
  'comment.edited': {
    kind: 'patch',
    logged: true,
    data: z.strictObject({ commentId: uid }),
    shown: z.nullable(commentView),
  },
  /** Read after the commit; an older revision is ignored. */
  'comment.supported': {
    kind: 'patch',
    logged: false,
    data: z.strictObject({ commentId: uid, supports: z.int(), revision: z.int() }),
  },
  /** Its author took it back. */
  'comment.withdrawn': {
    kind: 'patch',
    logged: true,
    data: z.strictObject({ commentId: uid, parentId: z.nullable(uid) }),
  },
  /** Shown again, by a moderator after it was hidden or by its author after it was withdrawn. */
  'comment.restored': {
    kind: 'patch',
    logged: true,
    data: z.strictObject({ commentId: uid, from: z.enum(['hidden', 'withdrawn']) }),
    shown: z.nullable(commentView),
  },
  'question.asked': {
    kind: 'patch',
    logged: true,
    data: z.strictObject({ questionId: uid }),
    shown: z.nullable(questionView),
  },
  /** Shortlisted, live, answered, archived, hidden, shown again, or its answer written anew. */
  'question.moved': {
    kind: 'patch',
    logged: true,
    data: z.strictObject({ questionId: uid, state: z.enum(questionStates), reason }),
    shown: z.nullable(questionView),
  },
  /** How many questions wait for a moderator now. */
  'question.held': { kind: 'patch', logged: true, data: z.strictObject({ held: z.int() }) },
  /** Read after the commit; an older revision is ignored. */
  'question.supported': {
    kind: 'patch',
    logged: false,
    data: z.strictObject({ questionId: uid, supports: z.int(), revision: z.int() }),
  },
  'motion.opened': { kind: 'patch', logged: true, data: z.strictObject({ motionId: uid }), shown: shownMotion },
  'motion.closed': { kind: 'patch', logged: true, data: z.strictObject({ motionId: uid }), shown: shownMotion },
  'motion.shown': { kind: 'patch', logged: true, data: z.strictObject({ motionId: uid }), shown: shownMotion },
  /** A sealed vote is ended by two: one asks, another confirms; by role only. */
  'seal.moved': {
    kind: 'patch',
    logged: true,
    data: z.strictObject({ motionId: uid, act: z.enum(sealActs), by: z.literal('moderator') }),
  },
  'motion.tallied': {
    kind: 'patch',
    logged: false,
    data: z.strictObject({
      motionId: uid,
      cast: z.int(),
      delegated: z.optional(z.int()),
      /** How many of each college take part by their ballots. */
      parts: z.optional(z.array(z.int())),
      revision: z.int(),
      result: z.nullable(motionResult),
    }),
  },
  /**
   * Somebody entered a count of the hall, or it was withdrawn. How many ballots it has is told once two people agree, so that the
   * second does not read the figures of the first; how they were cast only with the result.
   */
  'motion.counted': {
    kind: 'patch',
    logged: true,
    data: z.strictObject({
      motionId: uid,
      channel: z.enum(hallChannels),
      state: z.enum([...hallStates, 'withdrawn']),
      ballots: z.nullable(z.int()),
      by: z.literal('moderator'),
    }),
  },
  /** Lines of the captions as they stand now, for those who follow them; several at once, in one frame. */
  'captions.written': {
    kind: 'patch',
    logged: false,
    data: z.strictObject({ sessionId: uid, lines: z.array(captionView) }),
  },
  /** A moderator hid a line of the captions, showed it again or corrected it. */
  'caption.moderated': {
    kind: 'patch',
    logged: true,
    data: z.strictObject({
      captionId: uid,
      act: z.enum(['hide', 'restore', 'correct']),
      reason,
      by: z.literal('moderator'),
    }),
  },
  /** How many members sit in the hall now. */
  'attendance.changed': {
    kind: 'patch',
    logged: true,
    data: z.strictObject({ sessionId: uid, ...attendanceView.shape }),
  },
  /** Who speaks, who waits and why, or the countdown of the session. */
  'floor.changed': {
    kind: 'patch',
    logged: true,
    data: z.strictObject({ sessionId: uid }),
    shown: z.nullable(floorView),
  },
  ...undoneEvents,
  ...namingEvents,
  'presence.counted': { kind: 'patch', logged: false, data: z.strictObject(presenceCount) },
  /** To its author, here and for statements and questions below, and to each who reported it: what became of a comment that was held, hidden, restored or reported. */
  'comment.decided': {
    kind: 'hint',
    logged: false,
    data: z.strictObject({ commentId: uid, state: z.enum(commentStates), reason }),
  },
  'statement.decided': {
    kind: 'hint',
    logged: false,
    data: z.strictObject({ statementId: uid, state: z.enum(statementStates), reason }),
  },
  'question.decided': {
    kind: 'hint',
    logged: false,
    data: z.strictObject({ questionId: uid, state: z.enum(questionStates), reason }),
  },
  /** To the person alone: they were warned, muted or banned, or that was lifted. */
  'sanction.changed': { kind: 'hint', logged: false, data: z.strictObject({ sessionId: uid, sanctionId: uid }) },
  /** To the two members alone: a vote was given to another, taken back, or used. */
  'delegation.changed': { kind: 'hint', logged: false, data: z.strictObject({ sessionId: uid }) },
  /** To the other pages of a person: they did something elsewhere, so that what a page says of themselves may be old. */
  'act.performed': { kind: 'hint', logged: false, data: z.strictObject({}) },
  /** To moderators: the holding queue changed. */
  'queue.changed': { kind: 'hint', logged: false, data: z.strictObject({ sessionId: uid }) },
  /** Minutes of the closed session were published, or corrected: its page asks again. */
  'minutes.published': { kind: 'hint', logged: false, data: z.strictObject({ sessionId: uid }) },
  /** To everybody on this node: it is about to stop; connect again after this many milliseconds and some chance. */
  'server.draining': { kind: 'hint', logged: false, data: z.strictObject({ retryAfterMs: z.int() }) },
});

export type EventName = keyof typeof events;
export type EventData<N extends EventName> = z.infer<(typeof events)[N]['data']>;
export type EventShown<N extends EventName> = (typeof events)[N] extends { shown: infer S extends z.ZodMiniType }
  ? z.infer<S>
  : undefined;

/** One frame as it travels: `{ topic, seq?, name, at, data }`, where `data` also holds `shown` when the event has it. */
export type LiveEvent<N extends EventName = EventName> = {
  [K in N]: {
    topic: string;
    seq?: number;
    name: K;
    at: string;
    data: EventShown<K> extends undefined ? EventData<K> : EventData<K> & { shown: EventShown<K> };
  };
}[N];
