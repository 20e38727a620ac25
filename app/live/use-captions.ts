import { useEffect, useState } from 'react';
import { mergeCaptions, type CaptionView } from '#app/contract/captions.ts';
import { readLiveEvent } from '#app/contract/read-live-event.ts';
import type { Ack, LiveSocket } from './connect.ts';

/** Milliseconds to wait for an answer, and before it is asked again. */
const patience = 10_000;
const pause = 1500;

type Options = { socket: LiveSocket | null; sessionId: string; on: boolean; loaded: readonly CaptionView[] };

/**
 * The last lines of a session's captions while they are followed. After every reconnection the lines as they stand then take
 * the place of those that were there, so that what was hidden meanwhile is gone.
 */
export function useCaptions({ socket, sessionId, on, loaded }: Options): readonly CaptionView[] {
  const [lines, setLines] = useState(loaded);
  useEffect(() => {
    if (!socket || !on) return undefined;
    return followCaptions(socket, sessionId, setLines);
  }, [socket, sessionId, on]);
  return on ? lines : [];
}

type Change = (change: (before: readonly CaptionView[]) => readonly CaptionView[]) => void;

function followCaptions(socket: LiveSocket, sessionId: string, change: Change): () => void {
  let stopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let since: CaptionView[] = [];
  const ask = (wanted: boolean) =>
    socket.timeout(patience).emitWithAck('followCaptions', { sessionId, on: wanted }) as Promise<
      Ack<{ lines: CaptionView[] }>
    >;

  async function follow(): Promise<void> {
    clearTimeout(timer);
    since = [];
    const answer = await ask(true).catch(() => null);
    if (stopped) return;
    if (answer?.ok) change(() => mergeCaptions(answer.data.lines, since));
    else if (socket.connected) timer = setTimeout(() => void follow(), pause);
  }

  const onConnect = (): void => void follow();
  const onEvent = (raw: unknown): void => {
    const event = readLiveEvent(raw);
    if (event?.name !== 'captions.written' || event.data.sessionId !== sessionId) return;
    since = [...since, ...event.data.lines];
    change((before) => mergeCaptions(before, event.data.lines));
  };
  socket.on('connect', onConnect);
  socket.on('event', onEvent);
  if (socket.connected) onConnect();
  return () => {
    stopped = true;
    clearTimeout(timer);
    socket.off('connect', onConnect);
    socket.off('event', onEvent);
    if (socket.connected) void ask(false).catch(() => null);
  };
}
