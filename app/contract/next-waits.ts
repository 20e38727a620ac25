import type { RoomSelf, SessionView } from './views.ts';

/**
 * Whether the person's next comment, or statement, waits for a moderator whatever its words: all of the session do, or the
 * first of new people. `holds` says whether all of them wait.
 */
export const nextWaits = (
  holds: boolean,
  { holdFirst }: Pick<SessionView, 'holdFirst'>,
  { firstHeld, can }: Pick<RoomSelf, 'firstHeld' | 'can'>,
): boolean => !can.moderate && (holds || (holdFirst && firstHeld));
