import * as z from 'zod/mini';

/** How people of the hall vote who have no phone: ballots of paper, or hands that are counted. */
export const hallChannels = ['paper', 'hands'] as const;
export type HallChannel = (typeof hallChannels)[number];

/** One person entered a count, those who did differ, or all of at least two agree. */
export const hallStates = ['entered', 'differing', 'confirmed'] as const;
export type HallState = (typeof hallStates)[number];

/** A count of the hall as everybody sees it; how many ballots it has only once it is confirmed, and never how they were cast. */
export const hallCountView = z.strictObject({
  channel: z.enum(hallChannels),
  state: z.enum(hallStates),
  ballots: z.nullable(z.int()),
});
export type HallCountView = z.infer<typeof hallCountView>;

/** How many ballots of a result came by each channel; they make up its `cast`. */
export const channelCounts = z.strictObject({
  phone: z.int(),
  /** At a shared tablet of the hall. */
  kiosk: z.optional(z.int()),
  paper: z.optional(z.int()),
  hands: z.optional(z.int()),
});
export type ChannelCounts = z.infer<typeof channelCounts>;
