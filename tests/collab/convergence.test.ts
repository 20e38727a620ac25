import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openPlayground, type Chosen, type Playground } from '#tests/support/convergence/playground.ts';
import { createRandom } from '#tests/support/seeded-random.ts';
import { failedOnce } from './convergence-seeds.ts';

vi.mock('#app/editor/sharing/device-store.ts', () => import('#tests/support/convergence/memory-store.ts'));

let ground: Playground;
beforeAll(async () => {
  ground = await openPlayground();
});
afterAll(async () => {
  const { seeds, gone, twice } = odd;
  console.info(
    `${seeds} histories: ${gone.length} with words that are gone, ${twice.length} with words that stand twice`,
  );
  await ground.close();
});

const full = process.env.TACHAWOR_FULL !== undefined;
const counts = full ? { gentle: 480, wild: 480, killed: 40 } : { gentle: 8, wild: 8, killed: 4 };
const isReplay = Number(process.env.TACHAWOR_SEED) > 0;
const first = createRandom('editors of one text').seed;
const seedsOf = (count: number) => Array.from({ length: isReplay ? 1 : count }, (_, n) => (first + n) % 2 ** 31);
const patience = 120_000;

/** Over all seeds: those with words that are gone, those with words that stand twice. */
const odd = { gone: [] as string[], twice: [] as string[], seeds: 0 };
/**
 * Seeds in a hundred in which that may be. Words of a few letters that several move at once are left twice rather than
 * taken for copies and eaten; the words of these histories are such.
 */
const mostInHundred = { gone: 1, twice: 50 };

/** The texts are one and shown as they are; otherwise the seed and its steps are told. */
async function expectOneText(chosen: Chosen, before?: (step: number) => Promise<void>): Promise<void> {
  const { wrong, words, log } = await ground.run(chosen, before);
  odd.seeds += 1;
  const told = `seed ${chosen.seed}${chosen.wild ? ', wild' : ''}: ${words.join(', ')}`;
  if (words.some((word) => word.includes('gone'))) odd.gone.push(told);
  else if (words.length > 0) odd.twice.push(told);
  expect(wrong, `seed ${chosen.seed}${chosen.wild ? ', wild' : ''}\n${log.join('\n')}`).toEqual([]);
}

describe('C-31 what three editors have, the server has and its log makes is one text', () => {
  describe.concurrent('nobody takes words away', { timeout: patience }, () => {
    test.each(seedsOf(counts.gentle))('seed %i', (seed) => expectOneText({ seed, wild: false }));
  });

  describe.concurrent('words are taken away, brought back, made into other blocks', { timeout: patience }, () => {
    test.each(seedsOf(counts.wild))('seed %i', (seed) => expectOneText({ seed, wild: true }));
  });

  describe('the server is killed in between', { timeout: patience }, () => {
    test.each(pairs(seedsOf(counts.killed)))('seeds $seeds', ({ seeds }) =>
      playWithKill(seeds.map((seed) => ({ seed, wild: true }))),
    );
  });

  describe('C-36 what failed once', { timeout: patience }, () => {
    test.each(failedOnce)('seed $seed: $showed', (chosen) =>
      chosen.kill ? playWithKill([chosen]) : expectOneText(chosen),
    );
  });

  test.each(['gone', 'twice'] as const)('seldom a word is %s', (what) => {
    expect(odd[what].length, odd[what].join('\n')).toBeLessThanOrEqual((odd.seeds * mostInHundred[what]) / 100);
  });
});

function pairs(seeds: number[]): { seeds: number[] }[] {
  return seeds.flatMap((_, n) => (n % 2 === 0 ? [{ seeds: seeds.slice(n, n + 2) }] : []));
}

/** Several texts at once; when one is half through, the server is killed, and started while the writers go on. */
async function playWithKill(chosen: Chosen[]): Promise<void> {
  let started: Promise<void> | null = null;
  const killAt = async (step: number) => {
    if (step < 30 || started !== null) return;
    await (started = ground.stage.kill());
    started = ground.stage.start();
  };
  await Promise.all(chosen.map((one) => expectOneText(one, killAt)));
  await started;
}
