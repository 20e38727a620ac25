import type { Guest } from '../surroundings/seed-room.ts';
import { openLiveSocket, type LiveSocket } from './live-socket.ts';

/** Connections opened at the same time, where that is not what is measured. */
const some = 50;

/** Opens many sockets, `open` for each place, `atOnce` at a time. */
export async function gather(
  count: number,
  open: (place: number) => Promise<LiveSocket>,
  atOnce = some,
): Promise<LiveSocket[]> {
  const crowd: LiveSocket[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    for (let place = next++; place < count; place = next++) crowd[place] = await open(place);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, count) }, work));
  return crowd;
}

/** A guest's phone: connected with its token and, unless `outside`, one of the room as after a reconnect. */
export async function enterRoom(url: string, sessionId: string, guest: Guest, outside = false): Promise<LiveSocket> {
  const socket = await openLiveSocket(url, { guestToken: guest.token });
  if (outside) return socket;
  const answer = await socket.ask('join', { sessionId, afterSeq: 0 });
  if (!answer.ok) throw new Error(`A guest could not join: ${JSON.stringify(answer.error)}`);
  return socket;
}

export function dismiss(crowd: LiveSocket[]): void {
  for (const socket of crowd) socket.close();
}
