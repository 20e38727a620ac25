import type { LiveEvent } from '#app/contract/events.ts';
import type { SocketData } from './live-server.ts';

/** Milliseconds between two counts of a room. */
const interval = 2000;

type Sockets = {
  sockets: { adapter: { rooms: Map<string, Set<string>> }; sockets: Map<string, { data: SocketData }> };
};

/**
 * Counts the people connected to each room and announces the count when it changed, at most every two seconds.
 * Several devices of one person count once; visitors who only watch count each.
 */
export function createPresence(io: Sockets, now: () => Date, send: (event: LiveEvent) => void) {
  const announced = new Map<string, number>();
  const pending = new Map<string, NodeJS.Timeout>();

  function count(topic: string): number {
    const people = new Set<string>();
    for (const socketId of io.sockets.adapter.rooms.get(topic) ?? []) {
      const actor = io.sockets.sockets.get(socketId)?.data.actor;
      people.add(actor && actor.kind !== 'visitor' ? actor.personId : socketId);
    }
    return people.size;
  }

  function schedule(topic: string): void {
    if (pending.has(topic)) return;
    const timer = setTimeout(() => {
      pending.delete(topic);
      const people = count(topic);
      if (people === announced.get(topic)) return;
      if (people === 0) announced.delete(topic);
      else announced.set(topic, people);
      send({ topic, name: 'presence.counted', at: now().toISOString(), data: { people } });
    }, interval);
    pending.set(topic, timer);
  }

  return {
    count,
    /** The count that was told last; undefined before the first. */
    announced: (topic: string): number | undefined => announced.get(topic),
    joined: (topic: string): void => schedule(topic),
    left(topics: string[]): void {
      for (const topic of topics) if (/^session:[^:]+$/.test(topic)) schedule(topic);
    },
    stop(): void {
      for (const timer of pending.values()) clearTimeout(timer);
    },
  };
}
