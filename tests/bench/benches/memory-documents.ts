import { writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BenchContext } from '../bench.ts';
import { alternate } from '../drive/rounds.ts';
import { openTextSocket, type TextDoor, type TextSocket } from '../drive/text-socket.ts';
import type { Figure } from '../figures.ts';
import { inspectOption, openCollector } from '../surroundings/collector.ts';
import { seedDesks } from '../surroundings/seed-desk.ts';
import type { Served } from '../surroundings/stage.ts';

type Measured = { each: number; left: number | null };

/** Milliseconds in which a text that nobody has open is stored and let go. */
const unloaded = 15_000;

/** Heap of texts that are open, one reader each, and what is left of them when all have gone. */
export async function measureDocuments({ stage, options, say }: BenchContext): Promise<Figure[]> {
  const documents = options.smoke ? 5 : 200;
  const desks = await seedDesks(stage.sql, documents);
  const file = stage.path('text.bin');
  writeFileSync(file, desks.state);
  const round = async (server: Served, door: (place: number) => TextDoor, leaves: boolean): Promise<Measured> => {
    const collector = await openCollector(server.output());
    (await openTextSocket(door(0))).close();
    await sleep(options.smoke ? 100 : 2000);
    const before = await collector.collect();
    const open: TextSocket[] = [];
    for (let place = 1; place < documents; place += 1) open.push(await openTextSocket(door(place)));
    await sleep(options.smoke ? 100 : 3000);
    const each = ((await collector.collect()) - before) / 1024 / open.length;
    for (const socket of open) socket.close();
    if (leaves && !options.smoke) await sleep(unloaded);
    const left = leaves ? ((await collector.collect()) - before) / 1024 / open.length : null;
    collector.close();
    await server.stop();
    return { each, left };
  };
  const runs = await alternate(
    Math.min(options.rounds, 3),
    async (number) => {
      say(`texts, round ${number + 1}`);
      const server = await stage.startProduct(inspectOption);
      return round(server, (place) => ({ url: `${server.url}/collab/opinion:${desks.opinionIds[place]}` }), true);
    },
    async () => {
      const settings = { databaseUrl: stage.referenceUrl, flushDelay: 0, file };
      const server = await stage.startReference('hocuspocus', settings, inspectOption);
      return round(server, (place) => ({ url: server.url, name: `text ${place}`, token: 'viewer' }), false);
    },
  );
  return [
    {
      label: `heap an open text of ${Math.round(desks.state.length / 1024)} KiB, of ${documents}`,
      unit: 'KiB',
      product: runs.product.map(({ each }) => each),
      reference: runs.reference.map(({ each }) => each),
      target: { of: 'ratio', limit: 'at most', than: 1.1 },
    },
    {
      label: 'heap a text that everybody has left',
      unit: 'KiB',
      product: runs.product.map(({ left }) => left ?? Number.NaN),
    },
  ];
}
