/**
 * Votes as columns: vote number i is `values[i]` (agree 1, pass 0, disagree −1) of participant `participants[i]` on
 * statement `statements[i]`, in the order in which they were cast; a later vote of the same pair wins. Participants and
 * statements are numbers from 0 in the order in which they came; later updates only add numbers at the end.
 */
export type Votes = {
  participantCount: number;
  statementCount: number;
  participants: Int32Array;
  statements: Int32Array;
  values: Int8Array;
};

export type MapOptions = {
  /** Numbers of statements that are left out of the picture, though their votes stay counted. */
  moderatedOut?: readonly number[];
  /** Numbers of statements about the participants themselves, which everyone is asked. */
  meta?: readonly number[];
};

/** Places in the plane, without unit: `xs[i]`, `ys[i]`. */
export type Points = { xs: Float64Array; ys: Float64Array };

/** Two directions of unit length over the statements, or of zeros where the votes leave nothing to tell apart. */
export type Components = readonly [Float64Array, Float64Array];

/** Points around a centre; an id stays with its cluster through all updates. */
export type Cluster = { id: number; x: number; y: number; members: Int32Array };

/** Base clusters (by id) in at most `k` groups, and their mean silhouette, from −1 to 1. */
export type Clustering = { k: number; silhouette: number; clusters: Cluster[] };

/** How the number of groups is kept from flickering: `k` is shown, `lastK` was the best `repeats` times in a row. */
export type Smoothing = { k: number; lastK: number; repeats: number };

/** How many agreed, disagreed and voted at all (agree, disagree or pass), by statement. */
export type Tally = { agree: Int32Array; disagree: Int32Array; seen: Int32Array };

/** A group of participants, by number, with the centre of their base clusters weighted by size. */
export type Group = { id: number; x: number; y: number; members: Int32Array; votes: Tally };

export type Side = 'agree' | 'disagree';

/** A statement many agree (or disagree) with: `successes` of `trials`, their share, and its test statistic. */
export type ConsensusStatement = {
  statement: number;
  successes: number;
  trials: number;
  share: number;
  shareTest: number;
};

/** A statement that sets a group apart: the group's share as a ratio to that of the others, and its test statistic. */
export type RepresentativeStatement = ConsensusStatement & {
  side: Side;
  ratio: number;
  ratioTest: number;
  /** True for the statement the group stands behind most, which comes first. */
  bestAgree: boolean;
};

export type Consensus = Record<Side, ConsensusStatement[]>;

/** Everything known of a conversation. Holds plain data only, which can be sent to and from a worker. */
export type OpinionMap = {
  /** Mean real vote by statement; 0 where moderated out or never voted on. */
  center: Float64Array;
  components: Components;
  /** All participants, also those outside the conversation. */
  positions: Points;
  /** Real votes by participant. */
  voteCounts: Int32Array;
  /** Participants in the conversation, rising. */
  inConversation: Int32Array;
  /** By rising id; members are participants. */
  baseClusters: Cluster[];
  /** For k = 2, 3, …; members are ids of base clusters. */
  clusterings: Clustering[];
  /** Null while nobody is in the conversation. */
  smoothing: Smoothing | null;
  groups: Group[];
  /** Of all participants. */
  votes: Tally;
  statementPositions: Points;
  /** By statement: how far from the middle a lone vote on it places a participant. */
  extremity: Float64Array;
  /** By statement, from 0 to 1: near 1 when every group agrees. */
  groupAwareConsensus: Float64Array;
  /** By statement, from 0: the weight with which it should be shown next. */
  priorities: Float64Array;
  /** By group, in the order of `groups`. */
  representative: RepresentativeStatement[][];
  consensus: Consensus;
};

/** What an update takes from the map before it; a whole {@link OpinionMap} is one. */
export type MapState = Pick<OpinionMap, 'inConversation' | 'components' | 'baseClusters' | 'clusterings' | 'smoothing'>;
