import { writeFileSync } from 'node:fs';
import * as Y from 'yjs';
import type { Bench, BenchContext } from '../bench.ts';
import { alternate } from '../drive/rounds.ts';
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
import { createTypist } from '../drive/typists.ts';
import type { Figure } from '../figures.ts';
import { percentile } from '../statistics.ts';
import { seedDesk } from '../surroundings/seed-desk.ts';
import type { Served } from '../surroundings/stage.ts';

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
  const ours = await enter(product, productDoors(product, desk), editors, viewers);
  const theirs = await enter(reference, referenceDoors(reference), editors, viewers);
  // Like every client they ask for what came after the text they have.
  const vector = Y.encodeStateVectorFromUpdate(desk.state);
  const measure = (hall: Hall) =>
    drive(
      hall,
      hall.editors.map(() => createTypist(desk.state)),
      options.seconds,
      vector,
    );
  await measure(ours);
  await measure(theirs);
  const runs = await alternate(
    options.rounds,
    () => measure(ours),
    () => measure(theirs),
  );
  leave(ours);
  leave(theirs);
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

const referenceDoors = ({ url }: Served): Doors => ({
  editor: () => ({ url, name: 'opinion', token: 'editor' }),
  viewer: () => ({ url, name: 'opinion', token: 'viewer' }),
});
