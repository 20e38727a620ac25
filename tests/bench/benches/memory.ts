import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench } from '../bench.ts';
import { dismiss, enterRoom, gather } from '../drive/crowd.ts';
import { openLiveSocket, type LiveSocket } from '../drive/live-socket.ts';
import { alternate } from '../drive/rounds.ts';
import { inspectOption, openCollector } from '../surroundings/collector.ts';
import { seedRoom } from '../surroundings/seed-room.ts';
import { measureDocuments } from './memory-documents.ts';
import { readResidentBytes } from '../surroundings/processes.ts';
import type { Served } from '../surroundings/stage.ts';

/** Bytes, garbage collected. */
type Memory = { heap: number; resident: number };
/** Before and after everybody connected; `whole` is the resident memory as it was found then, with its garbage. */
type Measured = { before: Memory; after: Memory; whole: number };

const frame = { topic: 'session', name: 'motion.tallied', at: '', data: {} };

/** Viewers of a room, connected and joined, in a process that was started for them. */
export const memory: Bench = async (context) => {
  const { stage, options, sockets, say } = context;
  const room = await seedRoom(stage.sql, { guests: sockets, comments: 50 });
  const settle = options.smoke ? 100 : 3000;
  const guest = (place: number) => room.guests[place % room.guests.length] ?? { personId: '', token: '' };
  const round = async (server: Served, open: (place: number) => Promise<LiveSocket>): Promise<Measured> => {
    const collector = await openCollector(server.output());
    const read = async (): Promise<Memory> => {
      const heap = await collector.collect();
      return { heap, resident: readResidentBytes(server.pid) };
    };
    dismiss(await gather(20, open));
    await sleep(settle);
    const before = await read();
    const crowd = await gather(sockets, open);
    await sleep(settle);
    const whole = readResidentBytes(server.pid);
    const after = await read();
    collector.close();
    dismiss(crowd);
    await server.stop();
    return { before, after, whole };
  };
  const { product, reference } = await alternate(
    options.rounds,
    async () => {
      const server = await stage.startProduct(inspectOption);
      return round(server, (place) => enterRoom(server.url, room.sessionId, guest(place)));
    },
    async (number) => {
      const server = await stage.startReference('bare-broadcast', { frame }, inspectOption);
      say(`round ${number + 1}`);
      return round(server, () => openLiveSocket(server.url));
    },
  );
  const perConnection =
    (of: keyof Memory) =>
    ({ before, after }: Measured): number =>
      (after[of] - before[of]) / 1024 / sockets;
  const whole = (run: Measured): number => run.whole / 2 ** 20;
  return {
    name: 'memory',
    workload: `${sockets} viewers of a room; texts of opinions that are open`,
    notes: [
      'Memory a connection is without garbage; the whole process as it is found some seconds after all have joined.',
    ],
    figures: [
      {
        label: 'heap a connection',
        unit: 'KiB',
        product: product.map(perConnection('heap')),
        reference: reference.map(perConnection('heap')),
        target: { of: 'ratio', limit: 'at most', than: 2 },
      },
      {
        label: 'resident memory a connection',
        unit: 'KiB',
        product: product.map(perConnection('resident')),
        reference: reference.map(perConnection('resident')),
        target: { of: 'ratio', limit: 'at most', than: 2 },
      },
      {
        label: `whole process at ${sockets} viewers`,
        unit: 'MiB',
        product: product.map(whole),
        reference: reference.map(whole),
        target: { of: 'value', limit: 'at most', than: 400 },
      },
      ...(await measureDocuments(context)),
    ],
  };
};
