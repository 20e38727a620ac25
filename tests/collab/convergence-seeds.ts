/** Seeds that failed once, each with what it showed. They are played for ever. */
export const failedOnce: readonly { seed: number; wild: boolean; kill: boolean; showed: string }[] = [];
