import { useEffect, useRef, useState } from 'react';
import type { PresenceCount } from '#app/contract/attendance.ts';
import type { LiveEvent } from '#app/contract/events.ts';
import type { RoomView } from '#app/contract/views.ts';
import { useAskAnew } from '#app/live/use-ask-anew.ts';
import { useLiveRoom } from '#app/live/use-live-room.ts';

const asksAnew = new Set<string>([
  'queue.changed',
  'motion.opened',
  'motion.closed',
  'motion.shown',
  'seal.moved',
  'session.moved',
  'agenda.changed',
]);

/** The live room of the moderators, and how many people are connected, and have not spoken, once it is known. */
export function useCockpit(loaded: RoomView) {
  const askAnew = useAskAnew();
  const [presence, setPresence] = useState<PresenceCount | null>(null);
  const onEvent = (event: LiveEvent): void => {
    if (event.name === 'presence.counted') setPresence(event.data);
    if (asksAnew.has(event.name)) askAnew();
  };
  const live = useLiveRoom(loaded, { onEvent, onHint: (event) => void (event === null && askAnew()) });
  const wasLost = useRef(false);
  const { connection } = live;
  // Hints to moderators are not repeated: after a lost connection everything is asked for.
  useEffect(() => {
    if (connection === 'live' && wasLost.current) askAnew();
    wasLost.current = connection === 'lost' || (wasLost.current && connection !== 'live');
  }, [connection, askAnew]);
  const known = live.connection === 'live' ? presence : null;
  return { ...live, connected: known?.people ?? null, unspoken: known?.unspoken ?? null };
}
