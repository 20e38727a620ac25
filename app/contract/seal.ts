/**
 * What is done to seal a vote: a moderator asks for it, another confirms and so ends it, or it is withdrawn; `alone` where the
 * commune has no other.
 */
export const sealActs = ['ask', 'withdraw', 'confirm', 'alone'] as const;
export type SealAct = (typeof sealActs)[number];

/** Of an open sealed vote, for moderators: whether two of them are needed to end it, and the request that waits. */
export type SealView = { two: boolean; request: { until: string; own: boolean } | null };
