import * as z from 'zod/mini';
import { floorCategories, floorKinds } from '../floor.ts';
import { id } from '../ids.ts';
import { limits } from '../limits.ts';
import { localizedText, personName, shortText } from '../text.ts';

const kind = z.enum(floorKinds, { error: 'floor.kind_missing' });

/** A number of seconds, also as a form sends it. */
const seconds = ({ min, max }: { min: number; max: number }) =>
  z
    .int({ error: 'floor.time_unreadable' })
    .check(z.minimum(min, { error: 'floor.time_range' }), z.maximum(max, { error: 'floor.time_range' }));

export const askFloorInput = z.strictObject({
  actionId: id,
  sessionId: id,
  kind,
  category: z.optional(z.enum(floorCategories, { error: 'floor.category_unknown' })),
  groupId: z.optional(id),
});
export type AskFloorInput = z.infer<typeof askFloorInput>;

export const withdrawFloorInput = z.strictObject({ actionId: id, requestId: id });
export type WithdrawFloorInput = z.infer<typeof withdrawFloorInput>;

/** Opening or closing the list, and how long a turn is planned to be; what is left out stays. */
export const setFloorInput = z.strictObject({
  sessionId: id,
  open: z.optional(z.boolean()),
  turnSeconds: z.optional(seconds(limits.turnSeconds)),
});
export type SetFloorInput = z.infer<typeof setFloorInput>;

/** Somebody of the hall without a phone, by name or without one. */
export const addHallSpeakerInput = z.strictObject({
  actionId: id,
  sessionId: id,
  kind,
  name: z.optional(personName(limits.displayName)),
  groupId: z.optional(id),
});
export type AddHallSpeakerInput = z.infer<typeof addHallSpeakerInput>;

/** `asNext` is the fair order's own choice: it is refused when another one has come first meanwhile. */
export const giveFloorInput = z.strictObject({ requestId: id, asNext: z.boolean() });
export type GiveFloorInput = z.infer<typeof giveFloorInput>;

export const floorRequestInput = z.strictObject({ requestId: id });
export type FloorRequestInput = z.infer<typeof floorRequestInput>;

export const moveFloorRequestInput = z.strictObject({
  requestId: id,
  direction: z.enum(['up', 'down'], { error: 'input.unreadable' }),
});
export type MoveFloorRequestInput = z.infer<typeof moveFloorRequestInput>;

/** A minute more; the id keeps a form that is sent twice from giving two. */
export const extendTurnInput = z.strictObject({ actionId: id, requestId: id });
export type ExtendTurnInput = z.infer<typeof extendTurnInput>;

export const startCountdownInput = z.strictObject({
  sessionId: id,
  seconds: seconds(limits.countdownSeconds),
  label: z.optional(shortText(limits.countdownLabel)),
});
export type StartCountdownInput = z.infer<typeof startCountdownInput>;

export const extendCountdownInput = z.strictObject({ actionId: id, sessionId: id });
export type ExtendCountdownInput = z.infer<typeof extendCountdownInput>;

/** A new group of speakers, or another name or time for a known one. */
export const setFloorGroupInput = z.strictObject({
  actionId: id,
  sessionId: id,
  groupId: z.optional(id),
  name: localizedText(limits.groupName),
  minutes: z
    .int({ error: 'floor.time_unreadable' })
    .check(
      z.minimum(limits.groupMinutes.min, { error: 'floor.time_range' }),
      z.maximum(limits.groupMinutes.max, { error: 'floor.time_range' }),
    ),
});
export type SetFloorGroupInput = z.infer<typeof setFloorGroupInput>;

export const floorGroupInput = z.strictObject({ sessionId: id, groupId: id });
export type FloorGroupInput = z.infer<typeof floorGroupInput>;

/** For which group somebody speaks; null for themselves. */
export const regroupInput = z.strictObject({ requestId: id, groupId: z.nullable(id) });
export type RegroupInput = z.infer<typeof regroupInput>;
