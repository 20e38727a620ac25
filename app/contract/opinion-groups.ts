/** Names of opinion groups: letters, shapes, patterns and colours go with them. */
export const groupLabels = ['A', 'B', 'C', 'D', 'E'] as const;
export type GroupLabel = (typeof groupLabels)[number];

/** Fewest people of whom anything is told as of a group. */
export const fewestInGroup = 10;

/** The weight of a statement nobody has voted on yet: the formula of the opinion map with nothing seen. */
export const freshPriority = 5.06;
