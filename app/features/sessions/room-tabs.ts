/** The tabs of a room, in their order. */
export const roomTabs = ['debate', 'statements', 'motions', 'floor', 'agenda', 'about'] as const;
export type RoomTab = (typeof roomTabs)[number];
