import type { DomainServices } from '../domain/context.ts';
import { loadLog } from '../domain/opinions/load-log.ts';
import type { UpdateLog } from '../domain/opinions/update-log.ts';
import { createRoom, type Room } from './room.ts';
import { createTextStore, storeTimes, type StoreTimes, type TextStore } from './text-store.ts';

type Deps = {
  services: Pick<DomainServices, 'db' | 'deliver' | 'now' | 'log'>;
  updateLog: Pick<UpdateLog, 'append'>;
  /** Milliseconds an empty room is kept, for people who come back. */
  keepEmpty?: number;
  times?: StoreTimes;
};

type Stored = { opinionId: string; updateId: number; update: Uint8Array };
type Place = {
  loading: Promise<Room>;
  room: Room | null;
  store: TextStore | null;
  missed: Stored[];
  timer?: NodeJS.Timeout;
};

/** Milliseconds an empty room is kept. */
const keepEmptyRoom = 10_000;

/** The rooms of this node: each loaded once, kept while somebody is there, let go only when its text is stored. */
export function createRooms({ services, updateLog, keepEmpty = keepEmptyRoom, times = storeTimes }: Deps) {
  const places = new Map<string, Place>();
  /** Broken rooms of which some changes are still on their way to the log. */
  const leaving = new Map<string, Promise<void>>();
  /** Texts where sparing words failed, until everybody has left. */
  const plain = new Set<string>();

  async function load(opinionId: string, place: Place): Promise<Room> {
    // What a broken room had sent to the log must be there or refused before the log is read again.
    await leaving.get(opinionId);
    const loaded = await loadLog(services.db, opinionId);
    const room: Room = createRoom({
      opinionId,
      loaded,
      updateLog,
      log: services.log,
      spares: !plain.has(opinionId),
      onChange: () => place.store?.change(),
      onBroken(cause) {
        if (cause === 'merging') plain.add(opinionId);
        forgetBroken(opinionId, place);
      },
    });
    place.store = createTextStore(services, room.source, times);
    place.room = room;
    for (const { update, updateId } of place.missed) room.takeStored(update, updateId);
    if (loaded.updates.length > 0) place.store.change();
    return room;
  }

  function forgetBroken(opinionId: string, place: Place): void {
    if (places.get(opinionId) === place) places.delete(opinionId);
    place.store?.stop();
    const settled = Promise.all([leaving.get(opinionId), place.room?.settled()]).then(() => {
      if (leaving.get(opinionId) === settled) leaving.delete(opinionId);
    });
    leaving.set(opinionId, settled);
  }

  async function unload(opinionId: string, place: Place): Promise<void> {
    const { room, store } = place;
    if (!room || !store) return;
    const isIdle = (): boolean => room.members.size === 0 && places.get(opinionId) === place;
    await room.settled();
    if (!isIdle()) return;
    const stored = await store.flush();
    if (!isIdle()) return;
    if (!stored || !store.isClean()) return planUnload(opinionId, place);
    places.delete(opinionId);
    plain.delete(opinionId);
    store.stop();
    room.dispose();
  }

  function planUnload(opinionId: string, place: Place): void {
    clearTimeout(place.timer);
    place.timer = setTimeout(() => void unload(opinionId, place), keepEmpty);
  }

  return {
    /** The room of an opinion, loaded. @throws AppError `not_found`, `unavailable` */
    open(opinionId: string): Promise<Room> {
      const known = places.get(opinionId);
      if (known) return known.loading;
      const place: Place = { loading: Promise.resolve(null as never), room: null, store: null, missed: [] };
      places.set(opinionId, place);
      place.loading = load(opinionId, place);
      place.loading.then(
        (room) => room.members.size === 0 && planUnload(opinionId, place),
        () => places.get(opinionId) === place && places.delete(opinionId),
      );
      return place.loading;
    },
    /** To be called when somebody left: the last one starts the time until the room is let go. */
    left(opinionId: string, room: Room): void {
      const place = places.get(opinionId);
      if (place?.room === room && room.members.size === 0) planUnload(opinionId, place);
    },
    /** A change the server made itself and stored. */
    takeStored(stored: Stored): void {
      const place = places.get(stored.opinionId);
      if (place?.room) place.room.takeStored(stored.update, stored.updateId);
      else place?.missed.push(stored);
    },
    *all(): Iterable<[string, Room]> {
      for (const [opinionId, { room }] of places) if (room) yield [opinionId, room];
    },
    size: () => places.size,
    /** Stores every text. */
    async flush(): Promise<void> {
      const open = [...places.values()];
      await Promise.all(open.map(({ room }) => room?.settled()));
      await Promise.all(open.map(({ store }) => store?.flush()));
    },
    /** Ends all timers. */
    stop(): void {
      for (const { timer, store } of places.values()) {
        clearTimeout(timer);
        store?.stop();
      }
    },
  };
}

export type Rooms = ReturnType<typeof createRooms>;
