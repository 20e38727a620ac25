import { promisify } from 'node:util';
import { deflateRaw } from 'node:zlib';
import type { LiveEvent } from '#app/contract/events.ts';
import type { Lang } from '#app/contract/languages.ts';
import type { RoomSelf, RoomView } from '#app/contract/views.ts';
import { standingEvents } from '../domain/votes/count-votes.ts';
import { encodeEvent, Encoded, type EncodedEvent } from './frames.ts';
import { presentSnapshot } from './snapshot.ts';

const deflate = promisify(deflateRaw);

/** What many are told alike when they come into a room; the bytes are made once. */
export type EncodeOnce = {
  /** The snapshot for somebody who has nothing in the room yet: the same for all who may do the same. */
  snapshot(room: RoomView, self: RoomSelf, lang: Lang): Encoded;
  /** What was missed since one number. */
  missed(events: LiveEvent[]): Encoded;
  /** The same, deflated, as base64. */
  packed(missed: Encoded): Promise<string>;
  /** The counts of a room, its map and its head as they stand. */
  standing(room: RoomView): EncodedEvent[];
};

/** Makes the encoders. What they made goes when the room or the events it was made from go. */
export function createEncodeOnce(): EncodeOnce {
  const snapshots = new WeakMap<RoomView, Map<string, Encoded>>();
  const missed = new WeakMap<LiveEvent[], Encoded>();
  const packed = new WeakMap<Encoded, Promise<string>>();
  const standing = new WeakMap<RoomView, EncodedEvent[]>();
  return {
    snapshot(room, self, lang) {
      const ofRoom = once(snapshots, room, () => new Map<string, Encoded>());
      const key = `${lang} ${JSON.stringify(self.can)}`;
      const encoded = ofRoom.get(key) ?? new Encoded(presentSnapshot(room, self, lang));
      ofRoom.set(key, encoded);
      return encoded;
    },
    missed: (events) => once(missed, events, () => new Encoded(events)),
    packed: (events) => once(packed, events, async () => (await deflate(events.json)).toString('base64')),
    standing: (room) => once(standing, room, () => standingEvents(room).map(encodeEvent)),
  };
}

function once<K extends object, V>(known: WeakMap<K, V>, key: K, make: () => V): V {
  const found = known.get(key) ?? make();
  known.set(key, found);
  return found;
}
