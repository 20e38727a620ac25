import { setTimeout as sleep } from 'node:timers/promises';
import type { Desk } from '../surroundings/seed-desk.ts';
import type { Served } from '../surroundings/stage.ts';
import { metered } from './rounds.ts';
import { openTextSocket, type TextDoor, type TextSocket } from './text-socket.ts';
import { keysOf, type Typist } from './typists.ts';

/** People at one text: editors, and viewers who only receive. */
export type Hall = { server: Served; editors: TextSocket[]; viewers: TextSocket[] };
export type Doors = { editor(place: number): TextDoor; viewer(): TextDoor };

/** Milliseconds. `stored` is from a stroke to the answer that says it is kept. */
export type Measured = {
  editors: number[];
  viewers: number[];
  stored: number[];
  strokes: number;
  cores: number;
  driver: number;
  missed: number;
};

/** Strokes a second of one who types. */
export const strokes = 5;
/** Viewers whose arrivals are timed; all others only receive. */
const sampled = 20;

/** Where the product lets people in: members by their login, viewers without one. */
export const productDoors = ({ url }: Served, { opinionId, cookies }: Desk): Doors => ({
  editor: (place) => ({ url: `${url}/collab/opinion:${opinionId}`, cookie: cookies[place] ?? '' }),
  viewer: () => ({ url: `${url}/collab/opinion:${opinionId}` }),
});

/** Connects everybody, some at a time. */
export async function enter(server: Served, doors: Doors, editors: number, viewers: number): Promise<Hall> {
  const open = async (count: number, door: (place: number) => TextDoor): Promise<TextSocket[]> => {
    const sockets: TextSocket[] = [];
    for (let from = 0; from < count; from += 50) {
      const places = Array.from({ length: Math.min(50, count - from) }, (_, nth) => from + nth);
      sockets.push(...(await Promise.all(places.map((place) => openTextSocket(door(place))))));
    }
    return sockets;
  };
  return { server, editors: await open(editors, doors.editor), viewers: await open(viewers, doors.viewer) };
}

export function leave({ editors, viewers }: Hall): void {
  for (const socket of [...editors, ...viewers]) socket.close();
}

/**
 * The first editors type for a while, one for each typist; then the last strokes get time to arrive.
 * @param vector what they name when they ask whether their strokes are stored: all that it covers is not sent to them
 */
export async function drive(
  { server, editors, viewers }: Hall,
  typists: Typist[],
  seconds: number,
  vector: Uint8Array = Uint8Array.of(0),
): Promise<Measured> {
  const sent = new Map<string, number>();
  const seen = { editors: [] as number[], viewers: [] as number[] };
  const listen = (who: TextSocket[], into: number[]): void => {
    for (const socket of who) {
      socket.onUpdate = (update) => {
        const now = performance.now();
        for (const key of keysOf(update)) {
          const at = sent.get(key);
          if (at !== undefined) into.push(now - at);
        }
      };
    }
  };
  for (const socket of viewers) socket.onUpdate = null;
  listen(editors, seen.editors);
  listen(viewers.slice(0, sampled), seen.viewers);
  const stored: number[] = [];
  const until = performance.now() + seconds * 1000;
  const { result, cpuMs, ms, driver } = await metered(server.pid, async () => {
    const typed = await Promise.all(
      typists.map((typist, place) => type(typist, editors[place]!, { sent, stored, vector, until })),
    );
    await sleep(300);
    return typed.reduce((sum, count) => sum + count, 0);
  });
  const expected = result * Math.min(sampled, viewers.length);
  const missed = expected - seen.viewers.length;
  return { ...seen, stored, strokes: result, cores: cpuMs / ms, driver, missed };
}

type Sheet = { sent: Map<string, number>; stored: number[]; vector: Uint8Array; until: number };

async function type(typist: Typist, socket: TextSocket, { sent, stored, vector, until }: Sheet): Promise<number> {
  let count = 0;
  await sleep(Math.random() * (1000 / strokes));
  while (performance.now() < until) {
    const { update, key } = typist.stroke();
    const at = performance.now();
    sent.set(key, at);
    socket.sendUpdate(update);
    count += 1;
    if (count % strokes === 0) void socket.sync(vector).then(() => stored.push(performance.now() - at));
    await sleep(1000 / strokes);
  }
  const asked = performance.now();
  await socket.sync(vector);
  stored.push(performance.now() - asked);
  return count;
}
