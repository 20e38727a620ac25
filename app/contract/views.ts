import * as z from 'zod/mini';
import type { LedgerHead } from './ledger.ts';
import { doorReasons, doors } from './door.ts';
import { agendaOrigins } from './agenda.ts';
import { methods } from './methods.ts';
import type { Ballot } from './ballots.ts';
import { langSchema, localizedView } from './text.ts';
import { collegeView } from './colleges.ts';
import { motionWeights } from './weights.ts';
import { delegationRules, type OwnDelegation } from './delegation.ts';
import { hallCountView } from './hall.ts';
import { motionResult, motionOption, motionStates } from './results.ts';
import { commentKinds } from './comment-kinds.ts';
import { electorates, majorityRules, quorumRules, secrecies } from './motion-rules.ts';
import { moderationReasons, sessionStates, wallViews } from './moderation.ts';
import type { AttendanceView } from './attendance.ts';
import type { FloorView } from './floor.ts';
import type { OwnStatement } from './own-statements.ts';
import type { OwnAppeal, OwnEdit, OwnQuestion, OwnReport, OwnSanction } from './own-side.ts';

/** What viewers are shown. Schemas are strict, so that nothing private can travel by accident. */

/** Counts of one statement; `revision` rises with every recount that changed it. */
export const statementTally = z.strictObject({
  agree: z.int(),
  disagree: z.int(),
  pass: z.int(),
  revision: z.int(),
});
export type StatementTally = z.infer<typeof statementTally>;

export const statementStates = ['held', 'accepted', 'refused', 'merged', 'hidden'] as const;
export type StatementState = (typeof statementStates)[number];

/**
 * A statement as everybody sees it. A hidden one keeps its number and loses its text and its `translations`, which
 * moderators wrote; of a merged one `mergedInto` is the id of the one that is voted on instead.
 */
export const statementView = z.strictObject({
  statementId: z.string(),
  number: z.int(),
  text: z.nullable(z.string()),
  lang: langSchema,
  translations: localizedView,
  state: z.enum(statementStates),
  mergedInto: z.nullable(z.string()),
  byOrganisers: z.boolean(),
  reason: z.nullable(z.enum(moderationReasons)),
  tally: statementTally,
});
export type StatementView = z.infer<typeof statementView>;

export const commentStates = ['published', 'held', 'hidden', 'refused', 'withdrawn'] as const;
export type CommentState = (typeof commentStates)[number];

/**
 * A comment as everybody sees it. `text` and `author` are null once it is hidden. `editedAt` is when its text was last
 * changed by its author; `revision` rises with every change of its supports.
 */
export const commentView = z.strictObject({
  commentId: z.string(),
  number: z.int(),
  parentId: z.nullable(z.string()),
  kind: z.enum(commentKinds),
  state: z.enum(commentStates),
  text: z.nullable(z.string()),
  lang: langSchema,
  author: z.nullable(z.string()),
  reason: z.nullable(z.enum(moderationReasons)),
  postedAt: z.string(),
  editedAt: z.nullable(z.string()),
  replies: z.int(),
  supports: z.int(),
  revision: z.int(),
});
export type CommentView = z.infer<typeof commentView>;

export const questionStates = [
  'held',
  'open',
  'shortlisted',
  'live',
  'answered',
  'archived',
  'hidden',
  'refused',
] as const;
export type QuestionState = (typeof questionStates)[number];

/**
 * A question as everybody sees it; a hidden one loses its text, its author and its answer. `answer` is null where it was
 * answered aloud. `revision` rises with every change of its supports.
 */
export const questionView = z.strictObject({
  questionId: z.string(),
  number: z.int(),
  state: z.enum(questionStates),
  text: z.nullable(z.string()),
  lang: langSchema,
  author: z.nullable(z.string()),
  reason: z.nullable(z.enum(moderationReasons)),
  askedAt: z.string(),
  answer: z.nullable(z.string()),
  answerLang: z.nullable(langSchema),
  answeredAt: z.nullable(z.string()),
  supports: z.int(),
  revision: z.int(),
});
export type QuestionView = z.infer<typeof questionView>;

/** A motion as everybody sees it: the result stays null until it is shown. */
export const motionView = z.strictObject({
  motionId: z.string(),
  agendaItemId: z.nullable(z.string()),
  number: z.int(),
  title: localizedView,
  explanation: z.nullable(localizedView),
  state: z.enum(motionStates),
  method: z.enum(methods),
  /** What there is to choose from; empty for yes/no and consent. Fixed once the vote was opened. */
  options: z.array(motionOption),
  /** Points that each voter shares out, and how many options win; null where the method has no such number. */
  points: z.nullable(z.int()),
  seats: z.nullable(z.int()),
  secrecy: z.enum(secrecies),
  electorate: z.enum(electorates),
  quorumRule: z.enum(quorumRules),
  majorityRule: z.enum(majorityRules),
  /** Members in office when the vote was opened, and how many of them must take part; null where there is no such number. */
  entitled: z.nullable(z.int()),
  quorum: z.nullable(z.int()),
  openedAt: z.nullable(z.string()),
  closedAt: z.nullable(z.string()),
  /** Ballots by phone; those of the hall are in `hall`. */
  cast: z.int(),
  /** By what rules members may vote in the name of others; left out where they may not. */
  delegation: z.optional(delegationRules),
  /** How many of the ballots by phone delegates cast, where there are any. */
  delegated: z.optional(z.int()),
  /** Why and how votes count for more than one, left out where each counts once; the list is on a page of its own. */
  weights: z.optional(z.pick(motionWeights, { reason: true, lang: true, total: true })),
  /** The two colleges that both decide; left out where all decide together. */
  colleges: z.optional(z.array(collegeView)),
  revision: z.int(),
  hall: z.array(hallCountView),
  resultShown: z.boolean(),
  result: z.nullable(motionResult),
});
export type MotionView = z.infer<typeof motionView>;

/**
 * An item of the agenda as everybody sees it, in the order of the agenda: items that are part of another come right after
 * it. `number` is `2` or `2.1`, counted among the items that everybody sees.
 */
export const agendaItemView = z.strictObject({
  agendaItemId: z.string(),
  parentId: z.nullable(z.string()),
  number: z.string(),
  position: z.int(),
  title: localizedView,
  plannedMinutes: z.int(),
  origin: z.enum(agendaOrigins),
  /** How many documents of it everybody may read. */
  documents: z.int(),
  /** How long it was the current item of the open session, until `itemSince` of the session when it still is. */
  spentMs: z.int(),
});
export type AgendaItemView = z.infer<typeof agendaItemView>;

/** An item as moderators see it; `number` is null where others do not see it, `covered` when that is because of its item. */
export type AgendaPlanView = Omit<AgendaItemView, 'number'> & {
  number: string | null;
  hidden: boolean;
  covered: boolean;
  note: string;
};

/** How long each item was the current one: what changes when the agenda moves or the session is paused. */
export const agendaTimes = z.strictObject({
  itemSince: z.nullable(z.string()),
  spent: z.array(z.strictObject({ agendaItemId: z.string(), spentMs: z.int() })),
});
export type AgendaTimes = z.infer<typeof agendaTimes>;

/** A short text of the chair on the screens of the hall. */
export const wallMessage = z.strictObject({ text: z.string(), lang: langSchema });
export type WallMessage = z.infer<typeof wallMessage>;

export const sessionView = z.strictObject({
  sessionId: z.string(),
  communeSlug: z.string(),
  title: localizedView,
  purpose: localizedView,
  decides: localizedView,
  decidedBy: localizedView,
  decidedWhen: localizedView,
  afterwards: localizedView,
  place: z.nullable(localizedView),
  startsAt: z.string(),
  openedAt: z.nullable(z.string()),
  closedAt: z.nullable(z.string()),
  /** Since when its minutes can be read; null before they were published. */
  minutesAt: z.nullable(z.string()),
  state: z.enum(sessionStates),
  code: z.string(),
  currentItemId: z.nullable(z.string()),
  /** Since when that item is the current one of the open session; null in a pause and where there is none. */
  itemSince: z.nullable(z.string()),
  holdComments: z.boolean(),
  statementsByAll: z.boolean(),
  holdStatements: z.boolean(),
  /** How many statements each person may add. */
  statementLimit: z.int(),
  /** Seconds between two comments of one person; 0 for no such rule. */
  slowSeconds: z.int(),
  /** Whether the first comments of people new to the commune's sessions wait. */
  holdFirst: z.boolean(),
  /** Who may still come in. */
  door: z.enum(doors),
  /** Why the door was moved last; null where it never was. */
  doorReason: z.nullable(z.enum(doorReasons)),
  /** What the screens of the hall show. */
  wall: z.enum(wallViews),
  /** Null unless the screens show it. */
  wallMessage: z.nullable(wallMessage),
  /** Whether somebody was named to caption it, and whether the screens carry the captions. */
  captioned: z.boolean(),
  wallCaptions: z.boolean(),
});
export type SessionView = z.infer<typeof sessionView>;

/** The public side of a room: the same for every viewer, and what events patch. */
export type RoomView = {
  session: SessionView;
  agenda: AgendaItemView[];
  statements: StatementView[];
  motions: MotionView[];
  comments: { items: CommentView[]; total: number; hidden: number; older: string | null };
  /** `held` is how many wait for a moderator. */
  questions: { items: QuestionView[]; held: number };
  floor: FloorView;
  /** Null where no attendance list of members is kept. */
  attendance: AttendanceView | null;
  people: number;
  /** The number of the newest opinion map, 0 before there is one. */
  mapRevision: number;
  /** The newest head of the record of the session, null before there is one. */
  ledgerHead: LedgerHead | null;
  seq: number;
};

/** The viewer's own side of a room; never part of an event. */
export type RoomSelf = {
  personId: string | null;
  name: string | null;
  joined: boolean;
  votes: Record<string, 1 | 0 | -1>;
  ballots: Record<string, Ballot>;
  /** Votes that the person gave away or casts for others too, by motion. */
  delegations: Record<string, OwnDelegation>;
  /** By the number of a statement, the weight with which it should be offered next; empty before there is a map. */
  weights: Record<string, number>;
  /** The person's comments that are shown: those that can be taken back. */
  ownShown: string[];
  ownComments: Array<{ commentId: string; state: CommentState; reason: string | null; text: string }>;
  /** New words for the person's own shown comments that wait for a moderator, or were refused. */
  ownEdits: OwnEdit[];
  /** Ids of the comments this person supports. */
  supportedComments: string[];
  /** What became of the person's reports; `outcome` is null while nobody has decided. */
  ownReports: OwnReport[];
  ownAppeals: OwnAppeal[];
  /** Warnings that the person has not confirmed yet, and what else holds. */
  sanctions: OwnSanction[];
  /** Ids of the questions this person supports. */
  supported: string[];
  /** The person's questions that others do not see as written. */
  ownQuestions: OwnQuestion[];
  /** The person's statements that others do not see as written, or not to vote on. */
  ownStatements: OwnStatement[];
  /** How many the person may still add; null where there is no limit. */
  statementsLeft: number | null;
  /** Whether the session holds the first texts of new people, of whom the person is one. */
  firstHeld: boolean;
  /** The person's request that waits or has the floor. */
  floorRequest: string | null;
  /** Whether the person has, or had, the floor. */
  hasSpoken: boolean;
  can: {
    vote: boolean;
    comment: boolean;
    addStatement: boolean;
    ask: boolean;
    askFloor: boolean;
    moderate: boolean;
    voteMembers: boolean;
    delegate: boolean;
  };
};
