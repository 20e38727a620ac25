/** Acts of the floor that can be taken back. */
export const floorReversible = [
  'floor-opened',
  'floor-closed',
  'floor-set',
  'floor-added',
  'floor-given',
  'turn-paused',
  'turn-resumed',
  'turn-extended',
  'turn-stopped',
  'request-removed',
  'request-moved',
  'countdown-started',
  'countdown-paused',
  'countdown-resumed',
  'countdown-extended',
  'countdown-stopped',
  'floor-invited',
] as const;

/** Acts on the groups of speakers. */
export const groupReversible = ['group-set', 'group-removed', 'request-regrouped'] as const;

export const sessionReversible = [
  'session-open',
  'session-paused',
  'agenda-moved',
  'wall-switched',
  'message-shown',
] as const;

export const questionReversible = [
  'question-open',
  'question-shortlisted',
  'question-live',
  'question-answered',
  'question-archived',
] as const;

export const moderationReversible = [
  'comment-released',
  'comment-hidden',
  'comment-refused',
  'comment-restored',
  'statement-released',
  'statement-hidden',
  'statement-refused',
  'statement-restored',
  'statement-merged',
  'statement-unmerged',
  'question-released',
  'question-hidden',
  'question-refused',
  'question-restored',
  'author-warned',
  'author-muted',
  'author-banned',
  'sanction-lifted',
] as const;

/**
 * What a moderator does that one button takes back. Not among them, and asked for in plain words before they happen:
 * closing the session, opening and closing a vote, showing a result, because people vote, leave or quote what they saw
 * at once. A text that was let through waits again, as long as nobody has answered, supported or voted on it.
 */
export const reversibleActs = [
  ...sessionReversible,
  ...floorReversible,
  ...groupReversible,
  ...questionReversible,
  ...moderationReversible,
  'attendance-noted',
] as const;
export type ReversibleAct = (typeof reversibleActs)[number];

/**
 * Milliseconds for which the button is shown at least, and for which it is heard: whoever is slow, or reads the page without
 * script, keeps it, as long as nothing else happened to the same thing.
 */
export const undoTimes = { shown: 10_000, heard: 600_000 } as const;
