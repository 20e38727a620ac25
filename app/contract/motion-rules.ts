export const secrecies = ['named', 'confidential', 'sealed'] as const;
export type Secrecy = (typeof secrecies)[number];
export const electorates = ['all', 'members'] as const;
export type Electorate = (typeof electorates)[number];

/** How many must take part: nobody in particular, more than half of the members in office, or a third of them (second call). */
export const quorumRules = ['none', 'half', 'third'] as const;
export type QuorumRule = (typeof quorumRules)[number];
/**
 * How many must say yes: more than no; more than half of all ballots cast, abstentions in; more than half of the members
 * in office; at least two thirds of yes and no.
 */
export const majorityRules = ['simple', 'absolute', 'of_members', 'two_thirds'] as const;
export type MajorityRule = (typeof majorityRules)[number];
