import type { PresenceCount } from '#app/contract/attendance.ts';
import type { LiveEvent } from '#app/contract/events.ts';
import type { SocketData } from './live-server.ts';

/** Milliseconds between two counts of a room. */
const interval = 2000;

type Sockets = {
  sockets: { adapter: { rooms: Map<string, Set<string>> }; sockets: Map<string, { data: SocketData }> };
};

type Options = {
  io: Sockets;
  now(): Date;
  send(event: LiveEvent): void;
  /** How many of those present have not had the floor; null where the floor is not in use. */
  countUnspoken(sessionId: string, connected: Set<string>): Promise<number | null>;
};

/**
 * Counts the people connected to each room and announces the count when it changed, at most every two seconds.
 * Several devices of one person count once; visitors who only watch count each.
 */
export function createPresence({ io, now, send, countUnspoken }: Options) {
  const announced = new Map<string, PresenceCount>();
  const pending = new Map<string, NodeJS.Timeout>();

  const actorsIn = (room: string) =>
    [...(io.sockets.adapter.rooms.get(room) ?? [])].map((socketId) => {
      const actor = io.sockets.sockets.get(socketId)?.data.actor;
      return { socketId, personId: actor && actor.kind !== 'visitor' ? actor.personId : null };
    });

  function count(topic: string): number {
    return new Set(actorsIn(topic).map(({ socketId, personId }) => personId ?? socketId)).size;
  }

  async function measure(topic: string): Promise<PresenceCount> {
    const people = count(topic);
    if (people === 0) return { people };
    const connected = new Set(actorsIn(topic).flatMap(({ personId }) => personId ?? []));
    for (const { personId } of actorsIn(`${topic}:moderators`)) if (personId) connected.delete(personId);
    // What the database cannot tell now is told with the next count.
    const unspoken = await countUnspoken(topic.slice('session:'.length), connected).catch(() => null);
    return { people, ...(unspoken !== null && { unspoken }) };
  }

  async function tell(topic: string): Promise<void> {
    const data = await measure(topic);
    const before = announced.get(topic);
    if (data.people === (before?.people ?? 0) && data.unspoken === before?.unspoken) return;
    if (data.people === 0) announced.delete(topic);
    else announced.set(topic, data);
    send({ topic, name: 'presence.counted', at: now().toISOString(), data });
  }

  function schedule(topic: string): void {
    if (pending.has(topic)) return;
    const timer = setTimeout(() => {
      pending.delete(topic);
      void tell(topic);
    }, interval);
    pending.set(topic, timer);
  }

  return {
    count,
    /** The count that was told last; undefined before the first. */
    announced: (topic: string): PresenceCount | undefined => announced.get(topic),
    joined: (topic: string): void => schedule(topic),
    left(topics: string[]): void {
      for (const topic of topics) if (/^session:[^:]+$/.test(topic)) schedule(topic);
    },
    /** The floor or the attendance list of a room changed. */
    changed(topic: string): void {
      if (announced.has(topic)) schedule(topic);
    },
    stop(): void {
      for (const timer of pending.values()) clearTimeout(timer);
    },
  };
}
