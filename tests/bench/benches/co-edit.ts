import { writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench, BenchContext } from '../bench.ts';
import { alternate, metered } from '../drive/rounds.ts';
import { createTypist, keysOf, openTextSocket, type TextDoor, type TextSocket } from '../drive/text-socket.ts';
import type { Figure } from '../figures.ts';
import { percentile } from '../statistics.ts';
import { seedDesk, type Desk } from '../surroundings/seed-desk.ts';
import type { Served } from '../surroundings/stage.ts';

/** Milliseconds. `stored` is from a stroke to the answer that says it is kept. */
type Measured = {
  editors: number[];
  viewers: number[];
  stored: number[];
  cores: number;
  driver: number;
  missed: number;
};
type Hall = { server: Served; editors: TextSocket[]; viewers: TextSocket[]; state: Uint8Array };
type Doors = { editor(place: number): TextDoor; viewer(): TextDoor };

/** Strokes a second of one editor. */
const strokes = 5;
/** Viewers whose arrivals are timed; all others only receive. */
const sampled = 20;

/** Editors who type in one text while many read along; authorised and stored. */
export const coEdit: Bench = async (context) => {
  const { options } = context;
  const editors = options.smoke ? 3 : 25;
  const sizes = options.smoke ? [10] : [500, 2000];
  const figures: Figure[] = [];
  for (const viewers of sizes) {
    context.say(`${viewers} viewers`);
    figures.push(...(await compare(context, editors, Math.min(viewers, context.sockets))));
  }
  return {
    name: 'co-edit',
    workload: `${editors} editors at ${strokes} strokes a second each, ${sizes.join(' and ')} viewers of an opened draft`,
    notes: [
      'The reference is Hocuspocus 4.7 with a flush of 0 ms (33 ms with 2,000 viewers), adding each change to a log in groups.',
      'Its answer to a sync step does not wait for the log: "stored" is measured for the product alone.',
    ],
    figures,
  };
};

async function compare(context: BenchContext, editors: number, viewers: number): Promise<Figure[]> {
  const { stage, options } = context;
  const desk = await seedDesk(stage.sql, editors);
  const product = await stage.startProduct();
  const flushDelay = viewers > 1000 ? 33 : 0;
  const file = stage.path('text.bin');
  writeFileSync(file, desk.state);
  const reference = await stage.startReference('hocuspocus', { databaseUrl: stage.referenceUrl, flushDelay, file });
  const ours = await enter(product, productDoors(product, desk), editors, viewers, desk.state);
  const theirs = await enter(reference, referenceDoors(reference), editors, viewers, desk.state);
  const measure = (hall: Hall) => drive(hall, options.seconds);
  await measure(ours);
  await measure(theirs);
  const runs = await alternate(
    options.rounds,
    () => measure(ours),
    () => measure(theirs),
  );
  for (const socket of [...ours.editors, ...ours.viewers, ...theirs.editors, ...theirs.viewers]) socket.close();
  await Promise.all([product.stop(), reference.stop()]);
  return figuresOf(runs, viewers);
}

function figuresOf({ product, reference }: { product: Measured[]; reference: Measured[] }, viewers: number): Figure[] {
  const read = (label: string, unit: string, of: (run: Measured) => number) => ({
    label: `${viewers} viewers: ${label}`,
    unit,
    product: product.map(of),
    reference: reference.map(of),
  });
  const many = viewers > 1000;
  const ratio = (than: number) => ({ of: 'ratio' as const, limit: 'at most' as const, than });
  return [
    { ...read('a stroke at other editors, p95', 'ms', (run) => percentile(run.editors, 0.95)), target: ratio(1) },
    read('a stroke at viewers, p50', 'ms', (run) => percentile(run.viewers, 0.5)),
    {
      ...read('a stroke at viewers, p95', 'ms', (run) => percentile(run.viewers, 0.95)),
      target: many ? ratio(1.1) : { of: 'value', limit: 'at most', than: 60 },
    },
    { ...read('processor of the server', 'cores', (run) => run.cores), ...(!many && { target: ratio(0.5) }) },
    {
      label: `${viewers} viewers: until a stroke is known to be stored, p95`,
      unit: 'ms',
      product: product.map((run) => percentile(run.stored, 0.95)),
      target: { of: 'value', limit: 'at most', than: 500 },
    },
    {
      label: `${viewers} viewers: strokes that did not arrive`,
      unit: '',
      product: product.map((run) => run.missed),
      target: { of: 'value', limit: 'at most', than: 0 },
    },
  ];
}

const productDoors = ({ url }: Served, { opinionId, cookies }: Desk): Doors => ({
  editor: (place) => ({ url: `${url}/collab/opinion:${opinionId}`, cookie: cookies[place] ?? '' }),
  viewer: () => ({ url: `${url}/collab/opinion:${opinionId}` }),
});
const referenceDoors = ({ url }: Served): Doors => ({
  editor: () => ({ url, name: 'opinion', token: 'editor' }),
  viewer: () => ({ url, name: 'opinion', token: 'viewer' }),
});

async function enter(server: Served, doors: Doors, editors: number, viewers: number, state: Uint8Array): Promise<Hall> {
  const open = async (count: number, door: (place: number) => TextDoor): Promise<TextSocket[]> => {
    const sockets: TextSocket[] = [];
    for (let from = 0; from < count; from += 50) {
      const places = Array.from({ length: Math.min(50, count - from) }, (_, nth) => from + nth);
      sockets.push(...(await Promise.all(places.map((place) => openTextSocket(door(place))))));
    }
    return sockets;
  };
  return { server, editors: await open(editors, doors.editor), viewers: await open(viewers, doors.viewer), state };
}

/** Everybody types for a while; then the last strokes get time to arrive. */
async function drive({ server, editors, viewers, state }: Hall, seconds: number): Promise<Measured> {
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
    const typed = await Promise.all(editors.map((socket) => type(socket, state, sent, stored, until)));
    await sleep(300);
    return typed.reduce((sum, count) => sum + count, 0);
  });
  const expected = result * Math.min(sampled, viewers.length);
  return { ...seen, stored, cores: cpuMs / ms, driver, missed: expected - seen.viewers.length };
}

async function type(
  socket: TextSocket,
  state: Uint8Array,
  sent: Map<string, number>,
  stored: number[],
  until: number,
): Promise<number> {
  const typist = createTypist(state);
  let count = 0;
  await sleep(Math.random() * (1000 / strokes));
  while (performance.now() < until) {
    const { update, key } = typist.stroke();
    const at = performance.now();
    sent.set(key, at);
    socket.sendUpdate(update);
    count += 1;
    if (count % strokes === 0) void socket.sync(Uint8Array.of(0)).then(() => stored.push(performance.now() - at));
    await sleep(1000 / strokes);
  }
  const asked = performance.now();
  await socket.sync(Uint8Array.of(0));
  stored.push(performance.now() - asked);
  return count;
}
