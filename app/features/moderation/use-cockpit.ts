import { useNavigation, useRevalidator } from '@remix-run/react';
import { useEffect, useRef, useState } from 'react';
import type { LiveEvent } from '#app/contract/events.ts';
import type { RoomView } from '#app/contract/views.ts';
import { useLiveRoom } from '#app/live/use-live-room.ts';

/** Milliseconds between an event and asking the server anew: a burst is one question. */
const gather = 700;

const asksAnew = new Set<string>(['queue.changed', 'motion.opened', 'motion.closed', 'motion.shown', 'session.moved']);

/** The live room of the moderators, and the number of people connected once it is known. */
export function useCockpit(loaded: RoomView) {
  const ask = useAskAnew();
  const [connected, setConnected] = useState<number | null>(null);
  const onEvent = (event: LiveEvent): void => {
    if (event.name === 'presence.counted') setConnected(event.data.people);
    if (asksAnew.has(event.name)) ask();
  };
  const live = useLiveRoom(loaded, { onEvent, onHint: (event) => void (event === null && ask()) });
  return { ...live, connected: live.connection === 'live' ? connected : null };
}

/** Asks the server for the page's data once for many calls, and never while a form is on its way. */
function useAskAnew(): () => void {
  const { revalidate } = useRevalidator();
  const { state } = useNavigation();
  const idle = useRef(true);
  idle.current = state === 'idle';
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => () => clearTimeout(timer.current), []);
  return function ask(): void {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => (idle.current ? revalidate() : ask()), gather);
  };
}
