/** A check-in sign is drawn anew each minute; the one before it is taken too, and for half an hour it is told that one is old. */
export const signTimes = { seconds: 60, fresh: 2, known: 30 } as const;

export const signLength = 8;
