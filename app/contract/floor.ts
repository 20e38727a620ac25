import * as z from 'zod/mini';
import { langSchema, localizedView } from './text.ts';

/** What somebody asks to speak for. A point of order goes before everything else. */
export const floorKinds = ['contribution', 'question', 'reply', 'order', 'for', 'against'] as const;
export type FloorKind = (typeof floorKinds)[number];

/** What people may say of themselves, so that those who are heard less have their turn: never shown with a name. */
export const floorCategories = ['woman', 'young', 'disability'] as const;
export type FloorCategory = (typeof floorCategories)[number];

/**
 * A countdown as all screens show it: running until `endsAt`, or standing with `remainingMs` left. Screens count from the
 * server's clock; nothing ticks over the network.
 */
export const clockView = z.strictObject({
  plannedMs: z.int(),
  endsAt: z.nullable(z.string()),
  remainingMs: z.nullable(z.int()),
});
export type ClockView = z.infer<typeof clockView>;

/** Why somebody has their place among those who wait. */
export const floorReasons = [
  'chair',
  'order',
  'first_time',
  'fewer_turns',
  'balance',
  'asked_first',
  'group_time',
] as const;
export type FloorReason = (typeof floorReasons)[number];

export const floorStates = ['waiting', 'speaking', 'done', 'withdrawn', 'removed'] as const;
export type FloorState = (typeof floorStates)[number];

const asking = {
  requestId: z.string(),
  number: z.int(),
  /** As it was when the floor was asked for; null where there is none to show. */
  name: z.nullable(z.string()),
  /** Entered by a moderator for somebody in the hall. */
  hall: z.boolean(),
  kind: z.enum(floorKinds),
  /** The id of the group for which they speak; null for themselves. */
  group: z.nullable(z.string()),
};

/** A group of speakers with the time that it has left, which runs while one of it has the floor. */
export const floorGroupView = z.strictObject({ groupId: z.string(), name: localizedView, clock: clockView });
export type FloorGroupView = z.infer<typeof floorGroupView>;

/** Who speaks, who waits in which order and why, and the countdown of the session: the same for every viewer. */
export const floorView = z.strictObject({
  open: z.boolean(),
  turnSeconds: z.int(),
  speaker: z.nullable(z.strictObject({ ...asking, clock: clockView })),
  waiting: z.array(z.strictObject({ ...asking, reason: z.enum(floorReasons) })),
  groups: z.array(floorGroupView),
  /** When those who have not had the floor were invited to ask for it, while that holds. */
  invitedAt: z.nullable(z.string()),
  /** People who have had the floor, and of those who wait the ones who have not had it yet. */
  spoken: z.int(),
  unspoken: z.int(),
  countdown: z.nullable(
    z.strictObject({ label: z.nullable(z.strictObject({ text: z.string(), lang: langSchema })), clock: clockView }),
  ),
});
export type FloorView = z.infer<typeof floorView>;
export type FloorSpeaker = NonNullable<FloorView['speaker']>;
export type FloorPlace = FloorView['waiting'][number];

/** The group for which somebody speaks; null for themselves. */
export function groupOf({ groups }: FloorView, { group }: Pick<FloorPlace, 'group'>): FloorGroupView | null {
  return groups.find((row) => row.groupId === group) ?? null;
}

/** What one person has spoken, in milliseconds, without a turn that is running; `hall` for who was entered by a moderator. */
export type FloorHeard = Pick<FloorPlace, 'name' | 'hall'> & { turns: number; spokenMs: number };
