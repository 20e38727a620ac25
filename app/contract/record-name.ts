/** The name of the record of a session, which is signed into its heads. */
export const recordName = (sessionId: string): string => `session:${sessionId}`;
