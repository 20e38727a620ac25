import type { LocalizedText } from './languages.ts';
import type { Electorate, Secrecy } from './motion-rules.ts';

/** How many ballots of a vote came by each way; never how they were cast. `carried` are those by phone that delegates cast. */
export type BallotsByChannel = { phone: number; carried: number; kiosk: number; paper: number; hands: number };

/** The roll of one vote that was opened. `entitled` is null where everybody who joined votes. */
export type VoteRoll = {
  number: number;
  title: LocalizedText;
  state: 'open' | 'closed';
  secrecy: Secrecy;
  electorate: Electorate;
  entitled: number | null;
  ballots: BallotsByChannel;
  /** A count of the hall is not confirmed yet: its ballots are not among them. */
  counting: boolean;
};

/** An act of a moderator that was taken back: which, never about whom. */
export type UndoEntry = { entryId: string; act: string; at: string };

/** What an observer reads of a session: numbers and acts by role, no choice, no text of anybody and no name. */
export type Observation = {
  label: string;
  people: number;
  /** Members in office; null in a session without a space. */
  members: number | null;
  /** Members in the hall; null where no attendance list is kept. */
  present: number | null;
  votes: VoteRoll[];
  undone: UndoEntry[];
};

/** What became of heads that were kept: of which record they are, and which do not hold. */
export type KeptHeadsAnswer = {
  heads: number;
  state: 'kept' | 'elsewhere' | 'broken';
  faults: Array<{ size: number; at: string; reason: 'unsigned' | 'other' | 'beyond' }>;
};
