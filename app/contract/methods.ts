/**
 * How a question is answered. `consent`: agree, stand aside or block with a reason; `single`: one option; `approval`: any
 * number of options; `score`: 0 to 5 for each; `dot`: points shared out; `ranked-…`: options put in order, counted by
 * Schulze, by instant run-off or, for several seats, by the single transferable vote.
 */
export const methods = [
  'yes-no',
  'consent',
  'single',
  'approval',
  'score',
  'dot',
  'ranked-schulze',
  'ranked-irv',
  'ranked-stv',
] as const;
export type Method = (typeof methods)[number];

/** Methods whose ballots name options. */
export type CountedMethod = Exclude<Method, 'yes-no' | 'consent'>;

/** Whether ballots of a method name options. */
export const hasOptions = (method: Method): method is CountedMethod => method !== 'yes-no' && method !== 'consent';

/** Whether ballots of a method put options in order. */
export const isRanked = (method: Method): boolean => method.startsWith('ranked-');

/** The ids of options, in the order in which they were written. */
export const optionIds = 'abcdefghijklmnopqrst';

/** The highest mark of a score ballot; 0 is the lowest. */
export const topScore = 5;

/** Answers of a motion of consent. */
export const stands = ['agree', 'aside', 'block'] as const;
export type Stand = (typeof stands)[number];
