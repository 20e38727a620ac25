import type { LocalizedText } from './languages.ts';
import type { FloorKind } from './floor.ts';
import type { SessionState } from './moderation.ts';

/** A result as the replay tells it, from the moment when it was shown. */
export type ReplayResult =
  | { kind: 'yes-no'; yes: number; no: number; abstain: number; adopted: boolean }
  | { kind: 'consent'; agree: number; aside: number; block: number; adopted: boolean }
  | { kind: 'options'; cast: number; winners: LocalizedText[] };

/** Who had the floor: the seat of a member, or somebody without one. Never a name of a person. */
export type ReplaySpeaker = { kind: FloorKind; association: LocalizedText | null };

/** One thing that everybody could see, at so many seconds after the session was opened. */
export type ReplayStep = { at: number } & (
  | { what: 'session'; state: SessionState }
  | { what: 'item'; item: { number: string; title: LocalizedText } | null }
  | { what: 'floor'; speaker: ReplaySpeaker | null }
  | { what: 'motion'; act: 'opened' | 'closed'; number: number; title: LocalizedText }
  | { what: 'result'; number: number; title: LocalizedText; result: ReplayResult }
);

export const replayCounts = ['statements', 'votes', 'comments', 'questions', 'moderated'] as const;
export type ReplayCount = (typeof replayCounts)[number];

/**
 * A session as it went, small whatever its size: steps, and counts that add up in spans of equal length. `counts.votes[i]` is how
 * many there were at the end of span `i`, of which each takes `span` seconds.
 */
export type Replay = {
  openedAt: string;
  /** Seconds from the opening to the end, or until now where it goes on. */
  seconds: number;
  goesOn: boolean;
  steps: ReplayStep[];
  /** Steps that were left out, where there are too many. */
  left: number;
  span: number;
  counts: Record<ReplayCount, number[]>;
};

/** Spans of a replay, and the most steps that are kept. */
export const replaySpans = 120;
export const replaySteps = 1500;
/** Steps on one page of the list. */
export const replayPage = 100;
