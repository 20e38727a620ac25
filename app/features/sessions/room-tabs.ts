/** The tabs of a room, in their order. */
export const roomTabs = ['debate', 'statements', 'questions', 'motions', 'floor', 'agenda', 'about'] as const;
export type RoomTab = (typeof roomTabs)[number];
