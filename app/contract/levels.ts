import * as z from 'zod/mini';

/**
 * How sure the forum is who somebody is: a device with the code of the session, or an account whose address nobody
 * confirmed; an account with a confirmed address; one whom the list of members of the session's space names.
 */
export const levels = ['device', 'contact', 'member'] as const;
export type Level = (typeof levels)[number];

/** How many people of each level. Counts only; never who. */
export const levelCounts = z.strictObject({ device: z.int(), contact: z.int(), member: z.int() });
export type LevelCounts = z.infer<typeof levelCounts>;

/** People of all levels. */
export const sumLevels = ({ device, contact, member }: LevelCounts): number => device + contact + member;

/** How many people of each level there are, in one line of words; levels with nobody are told too. */
export function listLevels(counts: LevelCounts, say: (level: Level, count: number) => string): string {
  return levels.map((level) => say(level, counts[level])).join(' · ');
}
