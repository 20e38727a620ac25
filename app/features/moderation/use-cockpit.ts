import { useNavigation, useRevalidator } from '@remix-run/react';
import { useEffect, useRef, useState } from 'react';
import type { LiveEvent } from '#app/contract/events.ts';
import type { RoomView } from '#app/contract/views.ts';
import { useLiveRoom, type Connection } from '#app/live/use-live-room.ts';

/** Milliseconds between an event and asking the server anew: a burst is one question. */
const gather = 700;

const asksAnew = new Set<string>(['queue.changed', 'motion.opened', 'motion.closed', 'motion.shown', 'session.moved']);

/** The live room of the moderators, and the number of people connected once it is known. */
export function useCockpit(loaded: RoomView) {
  const asked = useRef<() => void>(() => undefined);
  const [connected, setConnected] = useState<number | null>(null);
  const onEvent = (event: LiveEvent): void => {
    if (event.name === 'presence.counted') setConnected(event.data.people);
    if (asksAnew.has(event.name)) asked.current();
  };
  const live = useLiveRoom(loaded, { onEvent, onHint: (event) => void (event === null && asked.current()) });
  asked.current = useAskAnew(live.connection);
  return { ...live, connected: live.connection === 'live' ? connected : null };
}

/**
 * Asks the server for the page's data once for many calls; never while a form is on its way, and not without a
 * connection: a question that fails would take the page away. After a lost connection it is asked, because hints to
 * moderators are not repeated.
 */
function useAskAnew(connection: Connection): () => void {
  const { revalidate } = useRevalidator();
  const { state } = useNavigation();
  const now = useRef({ state, connection });
  now.current = { state, connection };
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const wasLost = useRef(false);
  function ask(): void {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      if (now.current.state !== 'idle') ask();
      else if (now.current.connection === 'live' && navigator.onLine) revalidate();
    }, gather);
  }
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    if (connection === 'lost') wasLost.current = true;
    if (connection !== 'live' || !wasLost.current) return;
    wasLost.current = false;
    ask();
  });
  return ask;
}
