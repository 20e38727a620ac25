import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { addParagraph, textOf, waitFor, type TextClient } from '#tests/support/text-client.ts';
import { createRandom } from '#tests/support/seeded-random.ts';
import { openTextStage, type TextStage } from '#tests/support/text-stage.ts';
import { findHarm } from '#tests/support/unharmed.ts';

let stage: TextStage;
beforeAll(async () => {
  stage = await openTextStage();
});
afterAll(() => stage.close());

const seeds = process.env.TACHAWOR_FULL ? 20 : 3;

test(
  'C-10 what an answer covered is there after the process was killed, to the last word',
  { timeout: 80_000 },
  async () => {
    const opinionId = await stage.newOpinion();
    const people = await Promise.all(['member1', 'member2', 'member3'].map((name) => stage.open(opinionId, name)));
    await Promise.all(people.map((person) => person.synced()));
    for (let round = 0; round < 3; round += 1) {
      const acknowledged: string[] = [];
      let killed = false;
      const typing = people.map(async (person, index) => {
        for (let n = 0; !killed; n += 1) {
          const word = `r${round}p${index}n${n};`;
          person.write(word);
          if (await person.acknowledged(3_000)) acknowledged.push(word);
          else await sleep(20);
        }
      });
      await sleep(400 + 200 * round);
      await stage.kill();
      killed = true;
      await Promise.all(typing);
      const stored = textOf(await stage.stored(opinionId));
      expect(acknowledged.filter((word) => !stored.includes(word))).toEqual([]);
      await stage.start();
      await Promise.all(people.map((person) => person.synced(20_000)));
    }
    await converge(opinionId, people);
  },
);

/** All editors, a fresh one, and the log say the same, nothing twice. */
async function converge(opinionId: string, people: TextClient[]): Promise<void> {
  const texts = () => people.map((person) => Buffer.from(Y.encodeStateVector(person.doc)).toString('base64'));
  await Promise.all(people.map((person) => waitFor(() => person.acknowledged(3_000), 20_000, 'no answer')));
  await waitFor(
    () => new Set(people.map((person) => person.root.toJSON())).size === 1,
    10_000,
    `differ: ${texts().join()}`,
  );
  const fresh = await stage.open(opinionId, 'member4');
  await fresh.synced();
  const [first] = people;
  expect(fresh.root.toJSON()).toBe(first?.root.toJSON());
  expect((await stage.stored(opinionId)).get('root', Y.XmlText).toJSON()).toBe(first?.root.toJSON());
  expect(await findHarm(stage.product())).toEqual([]);
  fresh.close();
}

/** One step of an editor on its own copy. */
function editOnce(doc: Y.Doc, random: () => number, mark: string): void {
  const root = doc.get('root', Y.XmlText);
  const parts = root.toDelta().map(({ insert }: { insert: unknown }) => insert);
  const blocks = parts.filter((part: unknown): part is Y.XmlText => part instanceof Y.XmlText);
  const block = blocks[Math.floor(random() * blocks.length)];
  const dice = random();
  if (!block || dice < 0.15) return addParagraph(doc, `فقرة ${mark} `);
  const at = 1 + Math.floor(random() * Math.max(1, block.length - 1));
  if (dice < 0.7) block.insert(Math.min(at, block.length), `${mark} `);
  else if (dice < 0.9 && block.length > 3) block.delete(Math.min(at, block.length - 2), 1);
  else if (dice < 0.95) block.setAttribute('__indent', Math.floor(random() * 4) as unknown as string);
  else root.delete(parts.indexOf(block), 1);
}

test.each(Array.from({ length: seeds }, (_, seed) => seed))(
  'C-31 three people write at once, go away, come back, the server is killed: all copies are one (seed %i)',
  { timeout: 80_000 },
  async (seed) => {
    // The first one prints what all of them are made from.
    const { next: random } = createRandom('people at one text', seed);
    const opinionId = await stage.newOpinion();
    const people = await Promise.all(['member1', 'member2', 'member3'].map((name) => stage.open(opinionId, name)));
    await Promise.all(people.map((person) => person.synced()));
    for (let step = 0; step < 150; step += 1) {
      const who = Math.floor(random() * people.length);
      const person = people[who] as TextClient;
      for (let n = 0; n < 1 + random() * 3; n += 1) editOnce(person.doc, random, `s${step}w${who}n${n}`);
      if (random() < 0.05) person.provider.disconnect();
      if (random() < 0.3) person.provider.connect();
      if (random() < 0.2) await sleep(random() * 30);
      if (step === 75) {
        await stage.kill();
        for (const other of people) editOnce(other.doc, random, `away${step}`);
        await stage.start();
      }
    }
    for (const person of people) person.provider.connect();
    await Promise.all(people.map((person) => person.synced(20_000)));
    await converge(opinionId, people);
  },
);

test('C-32 a stop in order stores the text and loses nothing', async () => {
  const opinionId = await stage.newOpinion();
  const person = await stage.open(opinionId, 'member1');
  await person.synced();
  person.write('last words');
  await person.acknowledged();
  expect(await stage.product().stop()).toBe(0);
  const [text] = await stage.sql<{ plain: string }[]>`
    select plain from opinion_texts where opinion_id = ${opinionId}`;
  expect(text?.plain).toContain('last words');
  person.write('while it was away');
  await stage.start();
  await person.synced(20_000);
  expect(await person.acknowledged()).toBe(true);
  expect(textOf(await stage.stored(opinionId))).toContain('while it was away');
});
