import { useEffect, useReducer, useRef, useState } from 'react';
import type { LiveEvent } from '#app/contract/events.ts';
import type { RoomView } from '#app/contract/views.ts';
import { askToJoin, keepConnected, openSocket, type LiveSocket } from './connect.ts';
import { createFollower, type Follower } from './follow-room.ts';
import { reduceRoom, takeLoaded } from './reduce-room.ts';

export type Connection = 'connecting' | 'live' | 'lost';

export type LiveRoom = {
  room: RoomView;
  connection: Connection;
  /** When the connection was lost, in milliseconds; null while there is one. */
  lostAt: number | null;
  people: number;
  socket: LiveSocket | null;
  /** Milliseconds by which this device's clock is ahead of the server's; null until the server has said its time. */
  ahead: number | null;
};

type Change = LiveEvent | { name: 'loaded'; room: RoomView };

function reduce(room: RoomView, change: Change): RoomView {
  return change.name === 'loaded' ? takeLoaded(room, change.room) : reduceRoom(room, change);
}

type Options = {
  /** Called for events that only say that something changed, and when the page must be asked for anew. */
  onHint?: (event: LiveEvent | null) => void;
  /** Called for each event, after the state was patched. */
  onEvent?: (event: LiveEvent) => void;
  /** Who may not come in does not connect. */
  off?: boolean;
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
  const [ahead, setAhead] = useState<number | null>(null);
  const follower = useRef<Follower | null>(null);
  const latest = useRef({ ...options, seq: loaded.seq });
  latest.current = { ...options, seq: loaded.seq };

  // Taken up while rendering: nothing below sees what else the page brought beside the room as it was before.
  const [taken, setTaken] = useState(loaded);
  if (taken !== loaded) {
    setTaken(loaded);
    dispatch({ name: 'loaded', room: loaded });
  }
  useEffect(() => follower.current?.loaded(loaded.seq), [loaded]);

  const sessionId = loaded.session.sessionId;
  const { off } = options;
  useEffect(() => {
    if (off) return undefined;
    let stop = (): void => undefined;
    let gone = false;
    void openSocket().then((made) => {
      if (gone) return;
      const following = followOver(made, sessionId, latest, { dispatch, setAhead }, (now) => {
        setConnection(now);
        setLostAt((before) => (now === 'live' ? null : (before ?? Date.now())));
      });
      follower.current = following.follower;
      stop = following.stop;
      setSocket(made);
    });
    return () => {
      gone = true;
      stop();
      follower.current = null;
      setSocket(null);
    };
  }, [sessionId, off]);

  return { room, connection, lostAt, people: room.people, socket, ahead };
}

type Latest = { current: Options & { seq: number } };

function followOver(
  socket: LiveSocket,
  sessionId: string,
  latest: Latest,
  { dispatch, setAhead }: { dispatch(event: LiveEvent): void; setAhead(ahead: number): void },
  onConnection: (now: 'live' | 'lost') => void,
): { follower: Follower; stop(): void } {
  const keeper = keepConnected(socket);
  const follower = createFollower({
    seq: latest.current.seq,
    async join(afterSeq) {
      const sent = Date.now();
      const answer = await askToJoin(socket, sessionId, afterSeq);
      // The server said its time about halfway between the question and the answer.
      if (answer.ok && answer.data.at) setAhead((sent + Date.now()) / 2 - Date.parse(answer.data.at));
      return answer;
    },
    hear(event) {
      if (event.name === 'server.draining') return keeper.leaveFor(event.data.retryAfterMs);
      dispatch(event);
      latest.current.onEvent?.(event);
      if (isHint(event)) latest.current.onHint?.(event);
    },
    reload: () => latest.current.onHint?.(null),
    onLive: () => onConnection('live'),
  });
  socket.on('connect', () => follower.connected());
  socket.on('disconnect', () => {
    follower.disconnected();
    onConnection('lost');
  });
  socket.on('event', (raw) => follower.receive(raw));
  keeper.start();
  return {
    follower,
    stop() {
      follower.stop();
      keeper.stop();
    },
  };
}

const hints = new Set<LiveEvent['name']>([
  'comment.decided',
  'statement.decided',
  'question.decided',
  'sanction.changed',
  'delegation.changed',
  'queue.changed',
  'minutes.published',
]);
const isHint = (event: LiveEvent): boolean => hints.has(event.name);
