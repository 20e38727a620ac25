import * as z from 'zod/mini';
import { id, roomCode } from '../ids.ts';
import { limits } from '../limits.ts';
import { personName } from '../text.ts';

/** Joining by the room's code, with a name to show or without one. */
export const joinByCodeInput = z.strictObject({
  code: roomCode,
  name: z.optional(personName(limits.displayName)),
});
export type JoinByCodeInput = z.infer<typeof joinByCodeInput>;

/**
 * The socket command: by code, or back into a session, with the events after `afterSeq`. Who can unpack says so, and may be
 * answered with `packed` instead of `missed`: the same JSON, deflated (RFC 1951), as base64.
 */
export const joinInput = z.union([
  joinByCodeInput,
  z.strictObject({
    sessionId: id,
    afterSeq: z.optional(z.int().check(z.minimum(0), z.maximum(2 ** 53 - 1))),
    packed: z.optional(z.literal(true)),
  }),
]);
export type JoinInput = z.infer<typeof joinInput>;

/** An act on one session that needs nothing else. */
export const sessionIdInput = z.strictObject({ sessionId: id });
export type SessionIdInput = z.infer<typeof sessionIdInput>;
