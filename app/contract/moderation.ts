export const sessionStates = ['planned', 'open', 'paused', 'closed'] as const;
export type SessionState = (typeof sessionStates)[number];

/** What the screens of the hall can be told to show: `auto` follows what is on, `message` is a short text of the chair. */
export const wallViews = ['auto', 'map', 'statements', 'code', 'message'] as const;
export type WallChoice = (typeof wallViews)[number];

/** Points of the charter that a moderator may give as the reason (domain reference, section 13: points 3 to 7). */
export const moderationReasons = ['disrespect', 'unlawful', 'off_topic', 'advertising', 'constants'] as const;
export type ModerationReason = (typeof moderationReasons)[number];
