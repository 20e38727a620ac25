import { randomUUID } from 'node:crypto';
import { openKiosk, takeKiosk } from '#server/domain/kiosks/run-kiosk.ts';
import { beginTurn } from '#server/domain/kiosks/take-turn.ts';
import { readTurn } from '#server/domain/kiosks/read-turn.ts';
import type { ActionContext } from '#server/domain/context.ts';
import { contextOf, type Forum } from './forum.ts';
import type { Room } from './forum-sessions.ts';

/** A shared tablet whose link nobody used yet. */
export async function openTablet({ moderator, sessionId }: Room, admitsGuests = true) {
  const kioskId = randomUUID();
  const { link } = await openKiosk(moderator, { kioskId, sessionId, label: 'لوحة الباب', admitsGuests });
  return { kioskId, link };
}

/** A shared tablet that works. */
export async function addTablet(forum: Forum, room: Room, admitsGuests = true) {
  const { kioskId, link } = await openTablet(room, admitsGuests);
  const { device } = await takeKiosk(await forum.as(null), { sessionId: room.sessionId, link });
  return { kioskId, device };
}

/** A shared tablet at which a guest stands. */
export async function beginAtTablet(forum: Forum, room: Room) {
  const { device } = await addTablet(forum, room);
  const { turnId } = await beginTurn(await forum.as(null), { sessionId: room.sessionId, device });
  return { device, turnId };
}

/** Begins a turn, with a slip or as a guest. @returns the context of who stands at the tablet */
export async function standAt(
  forum: Forum,
  { sessionId }: Pick<Room, 'sessionId'>,
  device: string,
  slip?: string,
): Promise<ActionContext> {
  const nobody = await forum.as(null);
  const { turnId } = await beginTurn(nobody, { sessionId, device, ...(slip !== undefined && { slip }) });
  return contextOf(forum.services, await readTurn(nobody, { sessionId, device }, turnId));
}
