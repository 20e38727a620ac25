import type { Door, NetworkShare } from './door.ts';

/** Who joined within one minute. */
export type JoinMinute = { minute: string; guests: number; accounts: number };

/** How old accounts were when they joined: less than an hour, a day, thirty days, or older. */
export type AccountAges = { hour: number; day: number; month: number; older: number };

/** Guests who cast the same votes in the same order within a short time; never who. */
export type SameVotes = { votes: number; guests: number; from: string; to: string };

/** What moderators see of how people came into a session: counts alone. `network` is null where nothing is known of it. */
export type Joins = {
  door: Door;
  minutes: JoinMinute[];
  network: NetworkShare | null;
  ages: AccountAges;
  same: SameVotes[];
};
