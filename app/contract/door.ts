import * as z from 'zod/mini';

/** Who may still come into a session: everybody with its code, holders of an account alone, or nobody new. Members of its space always may. */
export const doors = ['open', 'accounts', 'closed'] as const;
export type Door = (typeof doors)[number];

/** Why the chair moved the door, as the public log tells it. */
export const doorReasons = ['rush', 'networks', 'same_votes', 'hall_only', 'calm'] as const;
export type DoorReason = (typeof doorReasons)[number];

/** One move of the door, as everybody is told. */
export const doorMove = { door: z.enum(doors), reason: z.enum(doorReasons) };

/** How the guests of a session were spread over networks; kept when the networks themselves are forgotten. */
export type NetworkShare = { guests: number; networks: number; largest: number };
