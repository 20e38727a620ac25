export const sessionStates = ['planned', 'open', 'paused', 'closed'] as const;
export type SessionState = (typeof sessionStates)[number];

/**
 * What the screens of the hall can be told to show: `auto` follows what is on, `speaker` is who speaks and who comes
 * next, `message` a short text of the chair.
 */
export const wallViews = ['auto', 'item', 'speaker', 'vote', 'result', 'map', 'statements', 'code', 'message'] as const;
export type WallChoice = (typeof wallViews)[number];

/** Points of the charter that a moderator may give as the reason (domain reference, section 13: points 3 to 7). */
export const moderationReasons = ['disrespect', 'unlawful', 'off_topic', 'advertising', 'constants'] as const;
export type ModerationReason = (typeof moderationReasons)[number];

/** What moderators do, as the log names it. */
export const moderationActNames = [
  'hide',
  'restore',
  'release',
  'refuse',
  'keep',
  'release-edit',
  'refuse-edit',
  'merge',
  'unmerge',
  'translate',
  'uphold',
  'grant',
  'warn',
  'mute',
  'ban',
  'lift',
  'undo',
] as const;
export type ModerationActName = (typeof moderationActNames)[number];

/** What became of an appeal: the comment is shown again, or stays as it was. */
export const appealOutcomes = ['granted', 'upheld'] as const;
export type AppealOutcome = (typeof appealOutcomes)[number];

/** What can be imposed on a person, the mildest first. */
export const sanctionKinds = ['warn', 'mute', 'ban'] as const;
export type SanctionKind = (typeof sanctionKinds)[number];

/** The lists of words that hold a text back: Arabic, Darija in Arabic letters and in Latin ones, French, Amazigh. */
export const wordListNames = ['arabic', 'darija', 'arabizi', 'french', 'amazigh'] as const;
export type WordListName = (typeof wordListNames)[number];

/** Seconds that a session can ask for between two comments of one person; 0 is none. */
export const slowSteps = [0, 15, 30, 60] as const;

/** How many statements each person may add to a session: what its plan offers, and the usual number. */
export const statementSteps = [1, 3, 5, 10, 20] as const;
export const usualStatements = 10;
