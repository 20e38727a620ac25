/** Lengths and counts used by forms, commands and the database. Lengths are Unicode code points after trimming and NFC. */
export const limits = {
  displayName: { min: 2, max: 60 },
  title: { min: 3, max: 200 },
  paragraph: { min: 3, max: 1200 },
  statementText: { min: 3, max: 500 },
  commentText: { min: 1, max: 2000 },
  /**
   * The same comment again. Of `length` or more: by the same person within `ownSeconds` it is refused, and it waits where as many as
   * `others` have posted it within `othersSeconds`. A shorter one is refused only at the fourth time: a hall may well say yes in
   * one word.
   */
  sameText: { length: 20, ownSeconds: 60, others: 4, othersSeconds: 600, shortTimes: 3 },
  questionText: { min: 5, max: 500 },
  answerText: { min: 1, max: 2000 },
  reasonNote: { min: 0, max: 300 },
  /** One word of a list, and words in one list. */
  listedWord: { min: 1, max: 60 },
  listedWords: 500,
  appealText: { min: 5, max: 500 },
  email: { max: 254 },
  password: { min: 10, max: 200 },
  agendaItems: 60,
  agendaNote: { min: 0, max: 2000 },
  motionsPerSession: 100,
  motionOptions: { min: 2, max: 20 },
  /** Below this many ballots of a motion they are not published: of a few ballots people guess whose they are. */
  fewestBallots: 10,
  /** Paper ballots or raised hands of one count. */
  hallBallots: 100_000,
  /** Reasons of blocks in one count of the hall. */
  hallReasons: 100,
  /** Different orders in one count of paper ballots. */
  hallOrders: 1000,
  /** Points that each voter shares out. */
  motionPoints: { min: 1, max: 100, usual: 10 },
  /** The heaviest vote, seats in a list of weights, and why they differ. */
  weight: 1000,
  weightedSeats: 1000,
  weightsReason: { min: 3, max: 500 },
  blockReason: { min: 3, max: 500 },
  statementsPerSession: 2000,
  questionsPerPerson: 20,
  questionsPerSession: 1000,
  plannedMinutes: { min: 1, max: 600 },
  /** People waiting for the floor at once. */
  floorWaiting: 300,
  turnSeconds: { min: 15, max: 3600 },
  /** Groups of speakers in one session, their names, and the minutes of each. */
  floorGroups: 12,
  groupName: { min: 2, max: 80 },
  groupMinutes: { min: 1, max: 600 },
  /** Seconds between two invitations to those who have not had the floor. */
  inviteSeconds: 300,
  countdownSeconds: { min: 10, max: 4 * 3600 },
  wallMessage: { min: 2, max: 200 },
  /** One line of captions; lines and captioners of one session. */
  captionText: { min: 0, max: 300 },
  captionsPerSession: 20_000,
  captionersPerSession: 20,
  /** What a named observer stands for, such as an association; observers of one session. */
  observerLabel: { min: 2, max: 80 },
  observersPerSession: 20,
  /** Signed heads that are held against a record at once; a record gets one a minute at most. */
  keptHeads: 2000,
  countdownLabel: { min: 2, max: 80 },
  /** What tells one shared tablet from another. */
  kioskLabel: { min: 1, max: 60 },
  /** One part of the minutes in one language: both fit into one form. */
  minutesText: { min: 0, max: 16_000 },
  minutesReason: { min: 3, max: 300 },
  /** Events that a `join` with `afterSeq` answers one by one; beyond that the answer is a snapshot. */
  missedEvents: 500,
  /** Comments shown by the room at first, and a page of older ones. */
  commentPage: 50,
  /** Bytes of one socket frame. */
  socketFrame: 64 * 1024,
  /** Bytes of one form body. */
  formBody: 256 * 1024,
} as const;
