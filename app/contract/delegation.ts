import * as z from 'zod/mini';
import type { LocalizedText } from './languages.ts';

/**
 * The rules of a space for voting in the name of an absent member. `most`: how many one member may stand for; `forQuorum`:
 * whether a vote cast by a delegate makes its giver take part for the quorum; `ownVote`: whether the giver's own vote
 * replaces what the delegate cast.
 */
export const delegationRules = z.strictObject({
  most: z.int(),
  forQuorum: z.boolean(),
  ownVote: z.boolean(),
});
export type DelegationRules = z.infer<typeof delegationRules>;

/** A member by the seat; the name only where its holder agreed. */
export type SeatName = { seat: number; association: LocalizedText; name: string | null };

/**
 * How one person stands to a motion: whom they gave their vote to, whether it was used, for whom they vote themselves, and for
 * how much their ballot counts then.
 */
export type OwnDelegation = { to: SeatName | null; voted: boolean; from: SeatName[]; weight: number };

/** One delegation as its two members and those who lead the sitting see it. */
export type DelegationView = {
  delegationId: string;
  from: SeatName;
  to: SeatName;
  /** Null for all votes of the session. */
  motion: { number: number; title: LocalizedText } | null;
  /** Votes that the delegate cast in the giver's name, with the ballot for the two of them. */
  cast: Array<{ number: number; title: LocalizedText }>;
  givenAt: string;
  revokedAt: string | null;
  /** Whether taking it back would change anything still. */
  revocable: boolean;
};
