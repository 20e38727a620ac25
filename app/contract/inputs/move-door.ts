import * as z from 'zod/mini';
import { doorReasons, doors } from '../door.ts';
import { id } from '../ids.ts';

/** Who may still come into a session from now on, and why. */
export const moveDoorInput = z.strictObject({
  sessionId: id,
  door: z.enum(doors, { error: 'door.unknown' }),
  reason: z.enum(doorReasons, { error: 'door.reason_missing' }),
});
export type MoveDoorInput = z.infer<typeof moveDoorInput>;
