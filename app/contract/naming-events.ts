import * as z from 'zod/mini';

const uid = z.string();
const state = z.enum(['named', 'revoked']);
const by = z.literal('moderator');

/** Somebody was given a link of their own for a session, or it was taken back; never who. */
export const namingEvents = {
  /** To caption it; by account too. */
  'captioner.changed': { kind: 'patch', logged: true, data: z.strictObject({ captionerId: uid, state, by }) },
  /** To observe it. */
  'observer.changed': { kind: 'patch', logged: true, data: z.strictObject({ observerId: uid, state, by }) },
} as const;
