/** What an accepted form of the minutes' desk did. */
export const minutesDone = ['drafted', 'redrafted', 'saved', 'signed', 'published', 'correcting'] as const;
export type MinutesDone = (typeof minutesDone)[number];
