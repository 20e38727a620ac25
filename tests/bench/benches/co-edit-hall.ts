import { setTimeout as sleep } from 'node:timers/promises';
import * as Y from 'yjs';
import type { Bench, BenchContext } from '../bench.ts';
import {
  drive,
  enter,
  leave,
  productDoors,
  strokes,
  type Doors,
  type Hall,
  type Measured,
} from '../drive/text-hall.ts';
import { openTextSocket, type TextDoor } from '../drive/text-socket.ts';
import { createReviser, type Typist } from '../drive/typists.ts';
import type { Figure } from '../figures.ts';
import { percentile, slope } from '../statistics.ts';
import { inspectOption, openCollector } from '../surroundings/collector.ts';
import { readResidentBytes } from '../surroundings/processes.ts';
import { seedLongDesk, type Desk } from '../surroundings/seed-desk.ts';
import type { Stage } from '../surroundings/stage.ts';
import { readKept, type Kept } from '../surroundings/text-storage.ts';

/** Bytes without garbage, at a time in minutes. */
type Memory = { at: number; heap: number; resident: number };
/**
 * One round. `opened` is how long it took each who came anew to have the whole text, in milliseconds, and `rows`
 * how long the log was then; `found` is what there was when the last stroke had arrived, `memory` what there was when the
 * text had been stored.
 */
type Minute = Measured & { opened: number[]; rows: number[]; found: { kept: Kept; resident: number }; memory: Memory };
/** The whole meeting. `cold` is the text opened at a server that did not have it in memory, before and after. */
type Meeting = { minutes: Minute[]; cold: number[]; lost: number };
type Size = { pages: number; editors: number; typing: number; readers: number };

const full: Size = { pages: 40, editors: 30, typing: 14, readers: 300 };
const small: Size = { pages: 4, editors: 3, typing: 2, readers: 10 };
/** Times in a round that somebody comes anew. */
const newcomers = 6;
/** Milliseconds in which a text that nobody changes is stored. */
const atRest = 3000;
/** What still counts as flat. */
const flat = 1.25;
/** A log is cut when it has three hundred changes and is looked at every five seconds: that, and what comes until it is. */
const mostLogged = 300 + 2 * 5 * full.typing * strokes;

/** A long meeting at a long text: whether its last minute is like its first. */
export const coEditHall: Bench = async (context) => {
  const { options } = context;
  const size = options.smoke ? small : full;
  // The first one is what the others are compared with.
  const rounds = Math.max(2, options.rounds);
  const meeting = await meet(context, size, rounds);
  const typed = meeting.minutes.reduce((sum, minute) => sum + minute.strokes, 0);
  const driver = Math.max(...meeting.minutes.map((minute) => minute.driver));
  return {
    name: 'co-edit-hall',
    workload:
      `a text of ${size.pages} pages, ${size.editors} editors of whom ${size.typing} type ${strokes} strokes a second ` +
      `here and there, ${size.readers} readers, ${rounds} rounds of ${options.seconds} s`,
    notes: [
      'The reference is the first round of the same run. Comments and suggestions on a text do not exist yet and are left out.',
      `${typed} strokes were typed. The driver used at most ${Math.round(driver * 100)} % of its core.`,
      'Memory is read after each round, its garbage collected; its growth is the slope from the end of the first one on.',
    ],
    figures: figuresOf(meeting),
  };
};

async function meet({ stage, options, say }: BenchContext, size: Size, rounds: number): Promise<Meeting> {
  const desk = await seedLongDesk(stage.sql, size.editors, size.pages);
  const server = await stage.startProduct(inspectOption);
  const doors = productDoors(server, desk);
  const { ms: before } = await open(doors.editor(0));
  const hall = await enter(server, doors, size.editors, size.readers);
  const typists = Array.from({ length: size.typing }, () => createReviser(desk.state));
  const collector = await openCollector(server.output());
  const kept = (): Promise<Kept> => readKept(stage.sql, desk.opinionId);
  const minutes: Minute[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const measured = await spend(hall, typists, doors, options.seconds, async () => (await kept()).rows);
    const found = { kept: await kept(), resident: readResidentBytes(server.pid) };
    await sleep(options.smoke ? 100 : atRest);
    const heap = await collector.collect();
    const memory = { at: performance.now() / 60_000, heap, resident: readResidentBytes(server.pid) };
    minutes.push({ ...measured, found, memory });
    say(`round ${round + 1}: a stroke at readers, p95 ${Math.round(percentile(measured.viewers, 0.95))} ms`);
  }
  collector.close();
  leave(hall);
  await server.stop();
  const { ms: after, lost } = await reopen(stage, desk, typists);
  return { minutes, cold: [before, after], lost };
}

/** One round: some type, all others receive, and now and then somebody comes anew. */
async function spend(hall: Hall, typists: Typist[], doors: Doors, seconds: number, readRows: () => Promise<number>) {
  const until = performance.now() + seconds * 1000;
  const newcomer = async (): Promise<{ opened: number[]; rows: number[] }> => {
    const seen = { opened: [] as number[], rows: [] as number[] };
    do {
      const { ms, doc } = await open(doors.viewer());
      doc.destroy();
      seen.opened.push(ms);
      seen.rows.push(await readRows());
      await sleep((seconds * 1000) / newcomers);
    } while (performance.now() < until);
    return seen;
  };
  const [measured, seen] = await Promise.all([drive(hall, typists, seconds, wholeVector(typists)), newcomer()]);
  return { ...measured, ...seen };
}

/** What somebody names who has all that is there and all that these will type. */
function wholeVector(typists: Typist[]): Uint8Array {
  const clocks = new Map<number, number>();
  for (const { doc } of typists) {
    for (const client of Y.decodeStateVector(Y.encodeStateVector(doc)).keys()) clocks.set(client, 2 ** 40);
    clocks.set(doc.clientID, 2 ** 40);
  }
  return Y.encodeStateVector(clocks);
}

/** Comes anew and has the whole text. @returns the milliseconds that took */
async function open(door: TextDoor): Promise<{ ms: number; doc: Y.Doc }> {
  const start = performance.now();
  const doc = new Y.Doc();
  const socket = await openTextSocket(door, (state) => Y.applyUpdate(doc, state));
  const ms = performance.now() - start;
  socket.close();
  return { ms, doc };
}

/** Starts the server again, and counts the strokes that are not in the text it then reads. */
async function reopen(stage: Stage, desk: Desk, typists: Typist[]): Promise<{ ms: number; lost: number }> {
  const server = await stage.startProduct();
  const { ms, doc } = await open(productDoors(server, desk).editor(0));
  const lost = typists.reduce((sum, { doc: own }) => {
    const clocks = [own, doc].map(({ store }) => Y.getState(store, own.clientID));
    return sum + clocks[0]! - clocks[1]!;
  }, 0);
  await server.stop();
  return { ms, lost };
}

function figuresOf({ minutes: [first, ...later], cold, lost }: Meeting): Figure[] {
  const read = (label: string, unit: string, of: (minute: Minute) => number, most?: number): Figure => ({
    label,
    unit,
    product: later.map(of),
    reference: later.map(() => of(first!)),
    ...(most !== undefined && { target: { of: 'value', limit: 'at most', than: most } }),
  });
  const value = (label: string, unit: string, product: number[], most: number): Figure => ({
    label,
    unit,
    product,
    target: { of: 'value', limit: 'at most', than: most },
  });
  /** Per cent a minute; the first round is the warm-up. */
  const growth = (of: 'heap' | 'resident'): number =>
    (slope([first!, ...later].map(({ memory }) => ({ x: memory.at, y: memory[of] }))) / first!.memory[of]) * 100;
  const atReaders = (minute: Minute): number => percentile(minute.viewers, 0.95);
  return [
    value('the whole text, from a server that has not read it yet', 'ms', cold, 1500),
    read(
      'the whole text, in the middle of the meeting, the slowest of a round',
      'ms',
      ({ opened }) => Math.max(...opened),
      1500,
    ),
    read('a stroke at other editors, p95', 'ms', ({ editors }) => percentile(editors, 0.95), 300),
    read('a stroke at readers, p95', 'ms', atReaders, 300),
    {
      ...read('the same against the first round', 'ms', atReaders),
      target: { of: 'ratio', limit: 'at most', than: flat },
    },
    read('until a stroke is known to be stored, p95', 'ms', ({ stored }) => percentile(stored, 0.95)),
    read('processor of the server', 'cores', ({ cores }) => cores),
    value('heap of the server, a minute', '% more', [growth('heap')], 1),
    value('resident memory of the server, a minute', '% more', [growth('resident')], 1),
    read('resident memory of the server as it is found', 'MiB', ({ found }) => found.resident / 2 ** 20),
    read('changes in the log, the most of a round', '', ({ rows }) => Math.max(...rows), mostLogged),
    read('the text and its log', 'KiB', ({ found: { kept } }) => (kept.compacted + kept.logged) / 1024),
    read('all texts and their log on the disk', 'MiB', ({ found: { kept } }) => kept.disk / 2 ** 20),
    value(
      'strokes that did not arrive',
      '',
      [first!, ...later].map(({ missed }) => missed),
      0,
    ),
    value('strokes that are lost when the server starts again', '', [lost], 0),
  ];
}
