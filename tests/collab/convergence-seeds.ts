export type KeptSeed = { seed: number; wild: boolean; kill: boolean; showed: string };

/** Seeds that failed once, each with what it showed. They are played for ever. */
export const failedOnce: readonly KeptSeed[] = [
  {
    seed: 2034,
    wild: true,
    kill: false,
    showed: "an editor gave up a change of others because its own caret's text was gone",
  },
  {
    seed: 1020,
    wild: false,
    kill: false,
    showed: 'five saved words gone: after a reload, deletions of others went out as one’s own',
  },
  { seed: 2090, wild: true, kill: false, showed: 'a saved word gone, for the same reason' },
];
