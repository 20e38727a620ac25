import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openPlayground, type Playground } from '#tests/support/convergence/playground.ts';
import { writeFileSync } from 'node:fs';

vi.mock('#app/editor/sharing/device-store.ts', () => import('#tests/support/convergence/memory-store.ts'));

let ground: Playground;
beforeAll(async () => {
  ground = await openPlayground();
});
afterAll(() => ground.close());

test('probe', { timeout: 400_000 }, async () => {
  const from = Number(process.env.FROM ?? 1);
  const n = Number(process.env.N ?? 4);
  const wild = process.env.WILD === '1';
  const seeds = Array.from({ length: n }, (_, i) => from + i);
  const out: unknown[] = [];
  await Promise.all([0, 1].map(async (lane) => {
    for (const seed of seeds.filter((s) => s % 2 === lane)) {
      const t = Date.now();
      const r = await ground.run({ seed, wild }).catch((e) => ({ wrong: [String(e.stack)], coveredUnseen: [], copiedTwice: [], copiedByUndo: [], log: [] }));
      console.log(seed, Date.now() - t, 'ms wrong', r.wrong.length, r.coveredUnseen.length, r.copiedTwice.length, r.copiedByUndo.length, r.wrong.map((w) => w.slice(0, 200)).join(' || '));
      out.push({ seed, ...r });
    }
  }));
  writeFileSync(process.env.OUT ?? '/tmp/conv.json', JSON.stringify(out, null, 1));
  expect(1).toBe(1);
});
