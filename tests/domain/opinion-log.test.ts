import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { ActionContext } from '#server/domain/context.ts';
import { buildDocument, loadLog } from '#server/domain/opinions/load-log.ts';
import { loadOpinion } from '#server/domain/opinions/load-opinion.ts';
import { moveOpinion } from '#server/domain/opinions/move-opinion.ts';
import { loadVersion } from '#server/domain/opinions/load-opinion.ts';
import { restoreVersion } from '#server/domain/opinions/restore-version.ts';
import { saveVersion } from '#server/domain/opinions/save-version.ts';
import { storeText } from '#server/domain/opinions/store-text.ts';
import { createUpdateLog } from '#server/domain/opinions/update-log.ts';
import { deriveText } from '#server/engines/document/derive-text.ts';
import { toPlainText } from '#server/engines/document/plain-text.ts';
import { readDocument } from '#server/engines/document/read-document.ts';
import { createForum, idOf, type Forum } from '#tests/support/forum.ts';
import { addOpinion, changeOf, writeInto } from '#tests/support/forum-opinions.ts';
import { addCommune, addPerson, type Commune } from '#tests/support/forum-people.ts';
import { outcomeOf } from '#tests/support/refusals.ts';

let forum: Forum;
let commune: Commune;
let rapporteur: ActionContext;
let member: ActionContext;
beforeAll(async () => {
  forum = await createForum();
  commune = await addCommune(forum, '01');
  rapporteur = await forum.as(await addPerson(forum, { role: 'rapporteur', commune }));
  member = await forum.as(await addPerson(forum, { role: 'member', commune }));
});
afterAll(() => forum.close());

async function plain(opinionId: string): Promise<string> {
  const doc = buildDocument(await loadLog(forum.db, opinionId));
  const words = toPlainText(readDocument(doc));
  doc.destroy();
  return words;
}

test('changes of many texts commit in groups, each text in its order', async () => {
  const opinions = await Promise.all(Array.from({ length: 3 }, () => addOpinion(member, commune)));
  const log = createUpdateLog(forum.services);
  const docs = await Promise.all(opinions.map(async (id) => buildDocument(await loadLog(forum.db, id))));
  const stored = Array.from({ length: 60 }, (_, nth) => {
    const doc = docs[nth % 3]!;
    const before = Y.encodeStateVector(doc);
    const root = doc.get('root', Y.XmlText);
    const line = new Y.XmlText();
    root.insertEmbed(root.length, line);
    line.setAttribute('__type', 'paragraph');
    line.insertEmbed(0, new Y.Map<unknown>([['__type', 'text']]));
    line.insert(1, `سطر ${nth}`);
    const update = Y.encodeStateAsUpdate(doc, before);
    return log.append({ opinionId: opinions[nth % 3]!, personId: idOf(member), update, clients: [doc.clientID] });
  });
  const ids = (await Promise.all(stored)).map(({ updateId }) => updateId);
  expect(ids).toEqual([...ids].sort((one, other) => one - other));
  for (const [place, opinionId] of opinions.entries()) {
    const lines = Array.from({ length: 60 }, (_, nth) => nth).filter((nth) => nth % 3 === place);
    expect(await plain(opinionId)).toBe(['', ...lines.map((nth) => `سطر ${nth}`)].join('\n'));
  }
  await log.drain();
});

test('nobody writes under the client id of somebody else, and the refusal leaves others their changes', async () => {
  const opinionId = await addOpinion(member, commune);
  const log = createUpdateLog(forum.services);
  const mine = await changeOf(forum, opinionId, 'كلام العضو', 77);
  await log.append({ opinionId, personId: idOf(member), ...mine });
  const forged = await changeOf(forum, opinionId, 'كلام منسوب', 77);
  const honest = await changeOf(forum, opinionId, 'كلام المقررة', 78);
  const [first, second] = await Promise.all([
    outcomeOf(log.append({ opinionId, personId: idOf(rapporteur), ...forged })),
    outcomeOf(log.append({ opinionId, personId: idOf(rapporteur), ...honest })),
  ]);
  expect([first, second]).toEqual(['forbidden opinion.not_your_words', 'ok']);
  expect(await plain(opinionId)).toBe('كلام العضو\nكلام المقررة');
});

test.each(Array.from({ length: 6 }, (_, round) => round))(
  'tabling races changes: what was acknowledged is in the version, what came later is refused (round %i)',
  async () => {
    const opinionId = await addOpinion(member, commune);
    const log = createUpdateLog(forum.services);
    const changes = await Promise.all(
      Array.from({ length: 12 }, async (_, nth) => ({ nth, ...(await changeOf(forum, opinionId, `جملة ${nth}`)) })),
    );
    const writing = changes.map(async ({ nth, ...change }, index) => {
      await new Promise((resolve) => setTimeout(resolve, index * 3));
      const outcome = await outcomeOf(log.append({ opinionId, personId: idOf(member), ...change }));
      return { nth, outcome };
    });
    const moving = new Promise((resolve) => setTimeout(resolve, 15)).then(() =>
      moveOpinion(rapporteur, { actionId: randomUUID(), opinionId, to: 'tabled' }),
    );
    const [outcomes, { number }] = await Promise.all([Promise.all(writing), moving]);
    const version = toPlainText((await loadVersion(forum.db, member.actor, opinionId, number)).document);
    for (const { nth, outcome } of outcomes) {
      expect(['ok', 'conflict opinion.not_writable']).toContain(outcome);
      expect(version.split('\n').includes(`جملة ${nth}`)).toBe(outcome === 'ok');
    }
    expect(await plain(opinionId)).toBe(version);
  },
);

test('a compaction may cut the log, an older one replaces nothing, and the text stays what it was', async () => {
  const opinionId = await addOpinion(member, commune);
  const ids = [];
  for (const words of ['أولا', 'ثانيا', 'ثالثا']) ids.push(await writeInto(forum, opinionId, idOf(member), words));
  const doc = buildDocument(await loadLog(forum.db, opinionId));
  const text = deriveText(doc);
  const state = Y.encodeStateAsUpdate(doc);
  const through = ids.at(-1) ?? 0;
  await storeText(forum.services, { opinionId, through, state, ...text, cut: true });
  await storeText(forum.services, {
    opinionId,
    through: ids[0] ?? 0,
    state: new Uint8Array([0, 0]),
    document: [],
    plain: '',
    words: 0,
    cut: false,
  });
  const log = await loadLog(forum.db, opinionId);
  expect([log.through, log.updates.length]).toEqual([through, 0]);
  expect(await plain(opinionId)).toBe('أولا\nثانيا\nثالثا');
  await writeInto(forum, opinionId, idOf(member), 'رابعا');
  expect(await plain(opinionId)).toBe('أولا\nثانيا\nثالثا\nرابعا');
  expect(toPlainText((await loadOpinion(forum.db, member.actor, opinionId)).document)).toContain('رابعا');
});

test('a restored text reaches who has the text open as one change that brings the whole text', async () => {
  const opinionId = await addOpinion(member, commune);
  await writeInto(forum, opinionId, idOf(member), 'قديم');
  const { versionId } = await saveVersion(rapporteur, { actionId: randomUUID(), opinionId, name: 'قديم' });
  await writeInto(forum, opinionId, idOf(member), 'جديد');
  const open = buildDocument(await loadLog(forum.db, opinionId));
  await restoreVersion(rapporteur, { actionId: randomUUID(), versionId });
  for (const { update } of forum.published.at(-1)?.documents ?? []) Y.applyUpdate(open, update);
  expect(toPlainText(readDocument(open))).toBe('قديم');
  expect(await plain(opinionId)).toBe('قديم');
});
