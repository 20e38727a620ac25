export type KeptSeed = { seed: number; wild: boolean; kill: boolean; showed: string };

/** Seeds that failed once, each with what it showed. They are played for ever. */
export const failedOnce: readonly KeptSeed[] = [
  {
    seed: 2034,
    wild: true,
    kill: false,
    showed: "an editor gave up a change of others because its own caret's text was gone",
  },
  { seed: 1020, wild: false, kill: false, showed: 'five saved words gone; why is not known' },
  { seed: 2090, wild: true, kill: false, showed: 'a saved word gone; why is not known' },
];
