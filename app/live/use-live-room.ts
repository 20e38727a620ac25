import { useEffect, useReducer, useRef, useState } from 'react';
import { readLiveEvent, type LiveEvent } from '#app/contract/events.ts';
import type { RoomView } from '#app/contract/views.ts';
import { openSocket, type JoinData, type LiveSocket } from './connect.ts';
import { reduceRoom } from './reduce-room.ts';

export type Connection = 'connecting' | 'live' | 'lost';

export type LiveRoom = {
  room: RoomView;
  connection: Connection;
  /** When the connection was lost, in milliseconds; null while there is one. */
  lostAt: number | null;
  people: number;
  socket: LiveSocket | null;
};

type Change = LiveEvent | { name: 'loaded'; room: RoomView };

function reduce(room: RoomView, change: Change): RoomView {
  if (change.name !== 'loaded') return reduceRoom(room, change);
  return change.room.seq >= room.seq ? change.room : { ...change.room, people: room.people };
}

type Options = {
  /** Called for events that only say that something changed, and when the page must be asked for anew. */
  onHint?: (event: LiveEvent | null) => void;
  /** Called for each event, after the state was patched. */
  onEvent?: (event: LiveEvent) => void;
};

/**
 * Keeps a loaded room in step with its live events. On a gap in `seq`, and after every reconnection, it asks for what
 * was missed; what it cannot understand makes the page ask for everything (`onHint(null)`).
 */
export function useLiveRoom(loaded: RoomView, listen: Options | Options['onHint'] = {}): LiveRoom {
  const options = typeof listen === 'function' ? { onHint: listen } : listen;
  const [room, dispatch] = useReducer(reduce, loaded);
  const [connection, setConnection] = useState<Connection>('connecting');
  const [lostAt, setLostAt] = useState<number | null>(null);
  const [socket, setSocket] = useState<LiveSocket | null>(null);
  const seq = useRef(loaded.seq);
  const latest = useRef(options);
  latest.current = options;

  useEffect(() => {
    dispatch({ name: 'loaded', room: loaded });
    seq.current = Math.max(seq.current, loaded.seq);
  }, [loaded]);

  const sessionId = loaded.session.sessionId;
  useEffect(() => {
    let open: LiveSocket | null = null;
    let gone = false;
    const hear = (event: LiveEvent): void => {
      if (event.seq !== undefined) seq.current = event.seq;
      dispatch(event);
      latest.current.onEvent?.(event);
      if (isHint(event)) latest.current.onHint?.(event);
    };
    const join = async (): Promise<void> => {
      const ack = await open
        ?.timeout(10_000)
        .emitWithAck('join', { sessionId, afterSeq: seq.current })
        .catch(() => null);
      if (gone || !ack?.ok) return;
      const { missed, snapshot } = ack.data as JoinData;
      setConnection('live');
      setLostAt(null);
      for (const event of missed ?? []) if ((event.seq ?? 0) > seq.current) hear(event);
      if (snapshot) latest.current.onHint?.(null);
    };
    void openSocket().then((made) => {
      if (gone) return;
      open = made;
      made.on('connect', () => void join());
      made.on('disconnect', () => {
        setConnection('lost');
        setLostAt((before) => before ?? Date.now());
      });
      made.on('event', (raw) => {
        const event = readLiveEvent(raw);
        if (!event) return latest.current.onHint?.(null);
        if (event.name === 'server.draining') return pauseAndReturn(made, event.data.retryAfterMs);
        if (event.seq === undefined || event.seq === seq.current + 1) return hear(event);
        if (event.seq > seq.current) void join();
      });
      setSocket(made);
      made.connect();
    });
    return () => {
      gone = true;
      open?.disconnect();
    };
  }, [sessionId]);

  return { room, connection, lostAt, people: room.people, socket };
}

function isHint(event: LiveEvent): boolean {
  return event.name === 'comment.decided' || event.name === 'statement.decided' || event.name === 'queue.changed';
}

/** Everybody leaves a node that stops, and comes back at another moment. */
function pauseAndReturn(socket: LiveSocket, afterMs: number): void {
  socket.disconnect();
  setTimeout(() => socket.connect(), afterMs + Math.random() * 3000);
}
