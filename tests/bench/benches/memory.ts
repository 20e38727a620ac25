import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench } from '../bench.ts';
import { dismiss, enterRoom, gather } from '../drive/crowd.ts';
import { openLiveSocket, type LiveSocket } from '../drive/live-socket.ts';
import { alternate } from '../drive/rounds.ts';
import { seedRoom } from '../surroundings/seed-room.ts';
import { readResidentBytes } from '../surroundings/processes.ts';
import type { Served } from '../surroundings/stage.ts';

/** Resident memory before and after everybody connected, in bytes. */
type Measured = { before: number; after: number };

const frame = { topic: 'session', name: 'motion.tallied', at: '', data: {} };

/** Viewers of a room, connected and joined, in a process that was started for them. */
export const memory: Bench = async ({ stage, options, sockets, say }) => {
  const room = await seedRoom(stage.sql, { guests: sockets, comments: 50 });
  const settle = options.smoke ? 100 : 4000;
  const guest = (place: number) => room.guests[place % room.guests.length] ?? { personId: '', token: '' };
  const round = async (server: Served, open: (place: number) => Promise<LiveSocket>): Promise<Measured> => {
    dismiss(await gather(20, open));
    await sleep(settle);
    const before = readResidentBytes(server.pid);
    const crowd = await gather(sockets, open);
    await sleep(settle);
    const after = readResidentBytes(server.pid);
    dismiss(crowd);
    await server.stop();
    return { before, after };
  };
  const { product, reference } = await alternate(
    options.rounds,
    async () => {
      const server = await stage.startProduct();
      return round(server, (place) => enterRoom(server.url, room.sessionId, guest(place)));
    },
    async (number) => {
      const server = await stage.startReference('bare-broadcast', { frame });
      say(`round ${number + 1}`);
      return round(server, () => openLiveSocket(server.url));
    },
  );
  const perConnection = ({ before, after }: Measured): number => (after - before) / 1024 / sockets;
  const whole = ({ after }: Measured): number => after / 2 ** 20;
  return {
    name: 'memory',
    workload: `${sockets} viewers of a room`,
    notes: ['Resident memory some seconds after everybody joined; nothing is asked to collect its garbage first.'],
    figures: [
      {
        label: 'memory a connection',
        unit: 'KiB',
        product: product.map(perConnection),
        reference: reference.map(perConnection),
        target: { of: 'ratio', limit: 'at most', than: 2 },
      },
      {
        label: `whole process at ${sockets} viewers`,
        unit: 'MiB',
        product: product.map(whole),
        reference: reference.map(whole),
        target: { of: 'value', limit: 'at most', than: 400 },
      },
    ],
  };
};
