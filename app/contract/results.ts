import * as z from 'zod/mini';
import { channelCounts } from './hall.ts';
import { collegeResult } from './colleges.ts';
import { weightCast } from './weights.ts';
import { levelCounts } from './levels.ts';
import { localizedView } from './text.ts';

export const motionStates = ['draft', 'open', 'closed'] as const;
export type MotionState = (typeof motionStates)[number];

/** One thing to choose from; its id is a letter. */
export const motionOption = z.strictObject({ optionId: z.string(), text: localizedView });
export type MotionOption = z.infer<typeof motionOption>;

const quorum = {
  cast: z.int(),
  /** Where people of the hall voted by other means than a phone. */
  channels: z.optional(channelCounts),
  /**
   * Who makes the quorum, where that is not everybody who voted: members in the hall or who voted, where an attendance list
   * was kept; without those for whom a delegate voted, where they do not count for it.
   */
  present: z.optional(z.int()),
  /** Ballots that somebody cast in the name of another, where the rules of the vote allow it. */
  delegated: z.optional(z.int()),
  /** Where votes count for more than one: how much was cast, of how much. `cast` are people then, and counts are weights. */
  weight: z.optional(weightCast),
  /** Where everybody may vote: how many ballots by phone and tablet came from each level of assurance; not of a few ballots. */
  levels: z.optional(levelCounts),
  entitled: z.nullable(z.int()),
  quorum: z.nullable(z.int()),
  quorumMet: z.boolean(),
};

/** The counted result of a yes/no motion: adopted when the quorum was met and its majority reached. */
export const yesNoResult = z.strictObject({
  yes: z.int(),
  no: z.int(),
  abstain: z.int(),
  /** What each of two colleges decided; there is no quorum of all then, and it is adopted where both adopt it. */
  colleges: z.optional(z.array(collegeResult)),
  ...quorum,
  adopted: z.boolean(),
});
export type YesNoResult = z.infer<typeof yesNoResult>;

/** Adopted when the quorum was met, somebody agreed and nobody blocked. The reasons of blocks stand in the order of their texts. */
export const consentResult = z.strictObject({
  agree: z.int(),
  aside: z.int(),
  block: z.int(),
  reasons: z.array(z.string()),
  ...quorum,
  adopted: z.boolean(),
});
export type ConsentResult = z.infer<typeof consentResult>;

const optionIds = z.array(z.string());
/** Numbers of one option or of a pair; run-offs with fractions give exact decimals as text. */
const figure = z.union([z.number(), z.string()]);

export const countingRound = z.strictObject({
  action: z.enum(['first-preferences', 'surplus', 'exclusion', 'last-seats']),
  candidate: z.optional(z.string()),
  tallies: z.record(z.string(), figure),
  nonTransferable: figure,
  cutOff: z.optional(z.string()),
  elected: optionIds,
});
export type CountingRound = z.infer<typeof countingRound>;

/** A tie that had to be ended for the count to go on: by an earlier round, by lot, or by the order of the options. */
export const endedTie = z.strictObject({
  candidates: optionIds,
  chosen: z.string(),
  by: z.enum(['earlier-round', 'lot', 'order']),
});
export type EndedTie = z.infer<typeof endedTie>;

/**
 * What a count of options found, in their ids. `ranking` holds all options in groups of equals; `winners` has more than
 * there are seats when equals share the last one, and nobody when no ballot was cast.
 */
export const optionsResult = z.strictObject({
  ranking: z.array(optionIds),
  winners: optionIds,
  ties: z.array(endedTie),
  /** Votes or points of each option, where the method adds up. */
  scores: z.optional(z.record(z.string(), z.number())),
  /** How many prefer the first option to the second. */
  pairwise: z.optional(z.record(z.string(), z.record(z.string(), z.number()))),
  rounds: z.optional(z.array(countingRound)),
  quota: z.optional(z.number()),
  /** Ballots of the hall that name no option; they are among `cast`. */
  blank: z.optional(z.int()),
  ...quorum,
});
export type OptionsResult = z.infer<typeof optionsResult>;

export const motionResult = z.union([yesNoResult, consentResult, optionsResult]);
export type MotionResult = z.infer<typeof motionResult>;
