import type { LiveEvent } from '#app/contract/events.ts';
import type { RoomView } from '#app/contract/views.ts';
import { askToJoin, comingBack, keepConnected, type LiveSocket } from '#app/live/connect.ts';
import { createFollower } from '#app/live/follow-room.ts';
import { reduceRoom, takeLoaded } from '#app/live/reduce-room.ts';
import { createLiveClient, type ClientOptions, type LiveClient } from './live-client.ts';

/** A phone without a screen: it connects and follows a room with the page's own code. */
export type ModelPhone = {
  room(): RoomView;
  /** When it last came back into the room, milliseconds of the clock. */
  moments: { live: number };
  close(): void;
};

type Titled = { title: unknown; titles: unknown };
const titled = ({ titles, ...rest }: Titled): object => ({ ...rest, title: titles });

/** The room as the server tells it to somebody who comes in. @throws Error when it does not answer */
export async function loadRoom(client: LiveClient, sessionId: string): Promise<RoomView> {
  const { snapshot, seq } = (await client.rejoin(sessionId)) as unknown as {
    snapshot: RoomView & { session: Titled; motions: Titled[] };
    seq: number;
  };
  return {
    ...snapshot,
    session: titled(snapshot.session),
    motions: snapshot.motions.map(titled),
    mapRevision: 0,
    ledgerHead: null,
    seq,
  } as unknown as RoomView;
}

/** Opens a phone in a room of the server behind `url`. */
export async function openModelPhone(
  url: string,
  sessionId: string,
  options: Pick<ClientOptions, 'guestToken'> = {},
): Promise<ModelPhone> {
  const client = createLiveClient(url, { reconnects: comingBack, ...options });
  let room = await loadRoom(client, sessionId);
  let stopped = false;
  const moments = { live: 0 };
  const reload = async (): Promise<void> => {
    const loaded = await loadRoom(client, sessionId).catch(() => null);
    if (stopped || !loaded) return;
    room = takeLoaded(room, loaded);
    follower.loaded(room.seq);
  };
  const follower = createFollower({
    seq: room.seq,
    join: (afterSeq) => askToJoin(client.socket as unknown as LiveSocket, sessionId, afterSeq),
    hear(event: LiveEvent) {
      if (event.name === 'server.draining') return keeper.leaveFor(event.data.retryAfterMs);
      room = reduceRoom(room, event);
    },
    reload: () => void reload(),
    onLive: () => void (moments.live = Date.now()),
  });
  const keeper = keepConnected(client.socket as unknown as LiveSocket);
  client.socket.on('connect', () => follower.connected());
  client.socket.on('disconnect', () => follower.disconnected());
  client.socket.on('event', (frame) => follower.receive(frame));
  if (client.socket.connected) follower.connected();
  return {
    room: () => room,
    moments,
    close() {
      stopped = true;
      follower.stop();
      keeper.stop();
      client.close();
    },
  };
}
