import * as z from 'zod/mini';
import type { FloorView } from './floor.ts';
import { langSchema } from './text.ts';
import { commentKinds } from './inputs/post-comment.ts';
import { electorates, majorityRules, quorumRules, secrecies } from './inputs/manage-motion.ts';
import { moderationReasons, sessionStates, wallViews } from './inputs/moderate-session.ts';

/** What viewers are shown. Schemas are strict, so that nothing private can travel by accident. */

export const localizedView = z.strictObject({
  ar: z.optional(z.string()),
  fr: z.optional(z.string()),
  en: z.optional(z.string()),
});

/** Counts of one statement; `revision` rises with every recount that changed it. */
export const statementTally = z.strictObject({
  agree: z.int(),
  disagree: z.int(),
  pass: z.int(),
  revision: z.int(),
});
export type StatementTally = z.infer<typeof statementTally>;

export const statementStates = ['held', 'accepted', 'hidden'] as const;
export type StatementState = (typeof statementStates)[number];

/** A statement as everybody sees it. A hidden one keeps its number and loses its text. */
export const statementView = z.strictObject({
  statementId: z.string(),
  number: z.int(),
  text: z.nullable(z.string()),
  lang: langSchema,
  state: z.enum(statementStates),
  reason: z.nullable(z.enum(moderationReasons)),
  tally: statementTally,
});
export type StatementView = z.infer<typeof statementView>;

export const commentStates = ['published', 'held', 'hidden', 'refused', 'withdrawn'] as const;
export type CommentState = (typeof commentStates)[number];

/** A comment as everybody sees it. `text` and `author` are null once it is hidden. */
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
  replies: z.int(),
});
export type CommentView = z.infer<typeof commentView>;

export const motionStates = ['draft', 'open', 'closed'] as const;
export type MotionState = (typeof motionStates)[number];

/** The counted result of a yes/no motion: adopted when the quorum was met and its majority reached. */
export const motionResult = z.strictObject({
  yes: z.int(),
  no: z.int(),
  abstain: z.int(),
  cast: z.int(),
  entitled: z.nullable(z.int()),
  quorum: z.nullable(z.int()),
  quorumMet: z.boolean(),
  adopted: z.boolean(),
});
export type MotionResult = z.infer<typeof motionResult>;

/** A motion as everybody sees it: the result stays null until it is shown. */
export const motionView = z.strictObject({
  motionId: z.string(),
  agendaItemId: z.nullable(z.string()),
  number: z.int(),
  title: localizedView,
  explanation: z.nullable(localizedView),
  state: z.enum(motionStates),
  method: z.literal('yes-no'),
  secrecy: z.enum(secrecies),
  electorate: z.enum(electorates),
  quorumRule: z.enum(quorumRules),
  majorityRule: z.enum(majorityRules),
  /** Members in office when the vote was opened, and how many of them must take part; null where there is no such number. */
  entitled: z.nullable(z.int()),
  quorum: z.nullable(z.int()),
  openedAt: z.nullable(z.string()),
  closedAt: z.nullable(z.string()),
  cast: z.int(),
  revision: z.int(),
  resultShown: z.boolean(),
  result: z.nullable(motionResult),
});
export type MotionView = z.infer<typeof motionView>;

export const agendaItemView = z.strictObject({
  agendaItemId: z.string(),
  position: z.int(),
  title: localizedView,
  plannedMinutes: z.int(),
});
export type AgendaItemView = z.infer<typeof agendaItemView>;

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
  state: z.enum(sessionStates),
  code: z.string(),
  currentItemId: z.nullable(z.string()),
  holdComments: z.boolean(),
  statementsByAll: z.boolean(),
  /** What the screens of the hall show. */
  wall: z.enum(wallViews),
});
export type SessionView = z.infer<typeof sessionView>;

/** The public side of a room: the same for every viewer, and what events patch. */
export type RoomView = {
  session: SessionView;
  agenda: AgendaItemView[];
  statements: StatementView[];
  motions: MotionView[];
  comments: { items: CommentView[]; total: number; hidden: number; older: string | null };
  floor: FloorView;
  people: number;
  /** The number of the newest opinion map, 0 before there is one. */
  mapRevision: number;
  seq: number;
};

/** The viewer's own side of a room; never part of an event. */
export type RoomSelf = {
  personId: string | null;
  name: string | null;
  joined: boolean;
  votes: Record<string, 1 | 0 | -1>;
  ballots: Record<string, 'yes' | 'no' | 'abstain'>;
  /** By the number of a statement, the weight with which it should be offered next; empty before there is a map. */
  weights: Record<string, number>;
  /** The person's comments that are shown: those that can be taken back. */
  ownShown: string[];
  ownComments: Array<{ commentId: string; state: CommentState; reason: string | null; text: string }>;
  /** The person's request that waits or has the floor. */
  floorRequest: string | null;
  can: {
    vote: boolean;
    comment: boolean;
    addStatement: boolean;
    askFloor: boolean;
    moderate: boolean;
    voteMembers: boolean;
  };
};
