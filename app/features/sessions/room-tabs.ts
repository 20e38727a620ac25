/** The tabs of a room, in their order. */
export const roomTabs = ['debate', 'statements', 'motions', 'agenda', 'about'] as const;
export type RoomTab = (typeof roomTabs)[number];
