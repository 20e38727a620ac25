import type { DocumentKind } from '#app/contract/agenda-documents.ts';
import type { AttendanceState } from '#app/contract/attendance.ts';
import type { LocalizedText } from '#app/contract/languages.ts';
import type { Method } from '#app/contract/methods.ts';
import type { OfficerRole } from '#app/contract/minutes.ts';
import type { ModerationReason } from '#app/contract/moderation.ts';
import type { Electorate, MajorityRule, QuorumRule, Secrecy } from '#app/contract/motion-rules.ts';
import type { OpinionMapView } from '#app/contract/opinion-map.ts';
import type { MotionOption, MotionResult } from '#app/contract/results.ts';

/** What a sitting left behind, as its minutes are drafted from. Times are ISO 8601. Names only where they may be shown. */
export type MinutesRecord = {
  province: LocalizedText;
  commune: LocalizedText;
  space: LocalizedText;
  title: LocalizedText;
  place: LocalizedText | null;
  openedAt: string;
  closedAt: string;
  /** The members in office that day, by seat. */
  members: RecordedMember[];
  /** How many people joined the session. */
  joined: number;
  /** What everybody saw of the agenda, in its order. */
  agenda: RecordedItem[];
  /** When which item became the current one, in the order of time; null for none. */
  agendaMoves: Array<{ at: string; agendaItemId: string | null }>;
  turns: RecordedTurn[];
  /** Groups that shared the time, with what each has spoken. */
  groups: Array<{ name: LocalizedText; minutes: number; spentMs: number }>;
  /** Motions that were put to the vote, in the order of their numbers. */
  motions: RecordedMotion[];
  /** Shown statements by number. */
  statements: Record<number, string>;
  map: OpinionMapView | null;
  questions: RecordedQuestion[];
  /** How many other questions were shown and not answered. */
  unanswered: number;
  moderation: RecordedModeration;
  pauses: Array<{ from: string; to: string | null }>;
  /** How often the chair changed the order of those who waited. */
  overrides: number;
};

export type RecordedMember = {
  seat: number;
  association: LocalizedText;
  name: string | null;
  officer: OfficerRole | null;
  moves: Array<{ state: AttendanceState; at: string }>;
};

export type RecordedItem = {
  agendaItemId: string;
  number: string;
  title: LocalizedText;
  plannedMinutes: number;
  spentMs: number;
  /** Those that everybody may read, in their order. */
  documents: RecordedDocument[];
};

/** `size` in bytes; null for an opinion, whose title stands in its own language. */
export type RecordedDocument = { kind: DocumentKind; title: LocalizedText; size: number | null };

/** One turn of speaking; `seat` is null for who is no member. */
export type RecordedTurn = { startedAt: string; spokenMs: number; seat: number | null };

export type RecordedMotion = {
  agendaItemId: string | null;
  number: number;
  title: LocalizedText;
  method: Method;
  secrecy: Secrecy;
  electorate: Electorate;
  quorumRule: QuorumRule;
  majorityRule: MajorityRule;
  options: MotionOption[];
  seats: number | null;
  /** Null where it was not shown. */
  result: MotionResult | null;
};

export type RecordedQuestion = { number: number; text: string; supports: number; answer: string | null };

export type RecordedModeration = {
  comments: number;
  statements: number;
  questions: number;
  restored: number;
  reasons: Array<{ reason: ModerationReason; count: number }>;
};
