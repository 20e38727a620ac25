import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OpinionState } from '#app/contract/opinions.ts';
import type { ActionContext } from '#server/domain/context.ts';
import { addImage } from '#server/domain/opinions/add-image.ts';
import { createOpinion } from '#server/domain/opinions/create-opinion.ts';
import { loadImage } from '#server/domain/opinions/load-image.ts';
import { loadAuthors, loadOpinion, loadVersion, loadVersions } from '#server/domain/opinions/load-opinion.ts';
import { loadOpinions } from '#server/domain/opinions/load-opinions.ts';
import { moveOpinion } from '#server/domain/opinions/move-opinion.ts';
import { openDraft } from '#server/domain/opinions/open-draft.ts';
import { publishVersion } from '#server/domain/opinions/publish-version.ts';
import { renameOpinion } from '#server/domain/opinions/rename-opinion.ts';
import { restoreVersion } from '#server/domain/opinions/restore-version.ts';
import { saveVersion } from '#server/domain/opinions/save-version.ts';
import { toPlainText } from '#server/engines/document/plain-text.ts';
import { createForum, idOf, type Forum } from '#tests/support/forum.ts';
import { addOpinion, writeInto } from '#tests/support/forum-opinions.ts';
import { addCommune, addPerson, type Commune } from '#tests/support/forum-people.ts';
import { outcomeOf } from '#tests/support/refusals.ts';

let forum: Forum;
let commune: Commune;
let rapporteur: ActionContext;
let member: ActionContext;
let citizen: ActionContext;
let visitor: ActionContext;
beforeAll(async () => {
  forum = await createForum();
  commune = await addCommune(forum, '01');
  rapporteur = await forum.as(await addPerson(forum, { role: 'rapporteur', commune, name: 'مينة' }));
  member = await forum.as(await addPerson(forum, { role: 'member', commune, name: 'أيوب' }));
  citizen = await forum.as(await addPerson(forum));
  visitor = await forum.as(null);
});
afterAll(() => forum.close());

const actionId = () => randomUUID();
const textFor = async (ctx: ActionContext, opinionId: string) =>
  toPlainText((await loadOpinion(forum.db, ctx.actor, opinionId)).document);

test('a member begins an opinion with the text of a template; it has no number yet and is told apart by its repeat', async () => {
  const input = { actionId: actionId(), communeId: commune.communeId, origin: 'referral' as const };
  const first = await createOpinion(member, { ...input, title: 'Avis sur les espaces verts', template: 'advisory' });
  expect(await createOpinion(member, { ...input, title: 'Avis sur les espaces verts', template: 'advisory' })).toEqual(
    first,
  );
  const page = await loadOpinion(forum.db, member.actor, first.opinionId);
  expect(page.opinion).toMatchObject({
    state: 'first_draft',
    lang: 'fr',
    opened: false,
    origin: 'referral',
    number: null,
  });
  expect(toPlainText(page.document)).toContain('Contexte et diagnostic');
  const second = await addOpinion(rapporteur, commune);
  const { opinions, canCreate } = await loadOpinions(forum.db, member.actor, commune.communeId);
  expect(canCreate).toBe(true);
  expect(opinions.findIndex((row) => row.opinionId === second)).toBeLessThan(
    opinions.findIndex((row) => row.opinionId === first.opinionId),
  );
});

test('a draft is private until it is opened, and private again when it is closed', async () => {
  const opinionId = await addOpinion(member, commune);
  for (const outsider of [citizen, visitor]) {
    expect(await outcomeOf(loadOpinion(forum.db, outsider.actor, opinionId))).toBe('not_found opinion.unknown');
    expect(await outcomeOf(loadVersions(forum.db, outsider.actor, opinionId))).toBe('not_found opinion.unknown');
    const { opinions, canCreate } = await loadOpinions(forum.db, outsider.actor, commune.communeId);
    expect([opinions.some((row) => row.opinionId === opinionId), canCreate]).toEqual([false, false]);
  }
  await openDraft(rapporteur, { actionId: actionId(), opinionId, opened: true });
  expect(forum.published.at(-1)?.opinions).toEqual([opinionId]);
  expect((await loadOpinion(forum.db, visitor.actor, opinionId)).rights).toEqual({
    readDraft: true,
    deliberate: false,
    write: false,
    manage: false,
  });
  await openDraft(rapporteur, { actionId: actionId(), opinionId, opened: false });
  expect(await outcomeOf(loadOpinion(forum.db, visitor.actor, opinionId))).toBe('not_found opinion.unknown');
});

test('readers of a closed draft see its latest published version, at once, and nothing of what came after', async () => {
  const opinionId = await addOpinion(member, commune);
  await writeInto(forum, opinionId, idOf(member), 'ما يقرأه الجميع');
  const { versionId, number } = await saveVersion(rapporteur, { actionId: actionId(), opinionId, name: 'للعموم' });
  await writeInto(forum, opinionId, idOf(member), 'ما لم ينشر بعد');
  expect(await outcomeOf(loadVersion(forum.db, visitor.actor, opinionId, number))).toBe(
    'not_found opinion.version_unknown',
  );
  await publishVersion(rapporteur, { actionId: actionId(), versionId, published: true });
  const page = await loadOpinion(forum.db, visitor.actor, opinionId);
  expect([toPlainText(page.document), page.version?.number, page.version?.madeBy]).toEqual([
    'ما يقرأه الجميع',
    1,
    null,
  ]);
  expect(await textFor(member, opinionId)).toBe('ما يقرأه الجميع\nما لم ينشر بعد');
  expect((await loadVersions(forum.db, visitor.actor, opinionId)).versions).toHaveLength(1);
  await publishVersion(rapporteur, { actionId: actionId(), versionId, published: false });
  expect(await outcomeOf(loadOpinion(forum.db, visitor.actor, opinionId))).toBe('not_found opinion.unknown');
});

test('each change of state makes a version first, and from tabling on the text stands still', async () => {
  const opinionId = await addOpinion(member, commune);
  await writeInto(forum, opinionId, idOf(member), 'نص للجلسة');
  const move = { actionId: actionId(), opinionId, to: 'tabled' as const };
  expect(await moveOpinion(rapporteur, move)).toEqual({ number: 1 });
  expect(await moveOpinion(rapporteur, move), 'a repeat').toEqual({ number: 1 });
  const [version] = (await loadVersions(forum.db, member.actor, opinionId)).versions;
  expect(version).toMatchObject({ kind: 'state', state: 'first_draft', words: 2, madeBy: 'مينة' });
  expect(await outcomeOf(writeInto(forum, opinionId, idOf(member), 'متأخر'))).toBe('conflict opinion.not_writable');
  expect(await textFor(member, opinionId)).toBe('نص للجلسة');
  const adopt = { actionId: actionId(), opinionId, to: 'adopted' as const };
  await moveOpinion(rapporteur, adopt);
  expect(await outcomeOf(moveOpinion(rapporteur, { ...adopt, actionId: actionId(), to: 'amending' }))).toBe(
    'conflict opinion.cannot_move',
  );
});

test('adopted opinions are numbered one after the other in their space, whatever order they were begun in', async () => {
  const place = await addCommune(forum, '07');
  const chair = await forum.as(await addPerson(forum, { role: 'rapporteur', commune: place }));
  const begun = [await addOpinion(chair, place), await addOpinion(chair, place), await addOpinion(chair, place)];
  const [first = '', second = '', third = ''] = begun;
  const to = (opinionId: string, state: OpinionState) =>
    moveOpinion(chair, { actionId: actionId(), opinionId, to: state });
  for (const opinionId of begun) {
    await writeInto(forum, opinionId, idOf(chair), 'إصلاح الإنارة العمومية');
    await to(opinionId, 'tabled');
  }
  await to(second, 'not_adopted');
  await Promise.all([to(third, 'adopted'), to(first, 'adopted')]);
  const numberOf = async (opinionId: string) => (await loadOpinion(forum.db, chair.actor, opinionId)).opinion.number;
  expect(await numberOf(second)).toBeNull();
  expect([await numberOf(first), await numberOf(third)].sort()).toEqual([1, 2]);
});

test('an opinion without a word beside its template, or without a recommendation, is not tabled and stays as it is', async () => {
  const input = { communeId: commune.communeId, origin: 'referral', template: 'advisory' } as const;
  const title = 'رأي حول المساحات الخضراء';
  const { opinionId } = await createOpinion(member, { ...input, actionId: actionId(), title });
  const table = () => outcomeOf(moveOpinion(rapporteur, { actionId: actionId(), opinionId, to: 'tabled' }));
  expect(await table()).toBe('conflict opinion.unwritten');
  // The last part of the template is for other views.
  await writeInto(forum, opinionId, idOf(member), 'يرى عضوان رأيا آخر');
  expect(await table()).toBe('conflict opinion.no_recommendation');
  const { versions } = await loadVersions(forum.db, member.actor, opinionId);
  expect(versions, 'no version of a move that was refused').toEqual([]);
  expect((await loadOpinion(forum.db, member.actor, opinionId)).opinion.state).toBe('first_draft');
});

test('a restored text is a new version, what stood before is kept, and open rooms are told', async () => {
  const opinionId = await addOpinion(member, commune);
  await writeInto(forum, opinionId, idOf(member), 'الصيغة الأولى');
  const { versionId } = await saveVersion(rapporteur, { actionId: actionId(), opinionId, name: 'الأولى' });
  await writeInto(forum, opinionId, idOf(member), 'زيادة');
  expect(await restoreVersion(rapporteur, { actionId: actionId(), versionId })).toEqual({ number: 3 });
  expect(await textFor(member, opinionId)).toBe('الصيغة الأولى');
  const { versions } = await loadVersions(forum.db, member.actor, opinionId);
  expect(versions.map((row) => [row.number, row.kind, row.restoredFrom])).toEqual([
    [3, 'restored', 1],
    [2, 'state', null],
    [1, 'named', null],
  ]);
  expect(toPlainText((await loadVersion(forum.db, member.actor, opinionId, 2)).document)).toBe('الصيغة الأولى\nزيادة');
  expect(forum.published.at(-1)?.documents).toMatchObject([{ opinionId }]);
});

test('members learn who wrote how much; the template has no author', async () => {
  const opinionId = await addOpinion(member, commune);
  await writeInto(forum, opinionId, idOf(member), 'عشرة أحرف');
  await writeInto(forum, opinionId, idOf(rapporteur), 'كلمة');
  expect(await loadAuthors(forum.db, member.actor, opinionId)).toEqual([
    { personId: idOf(member), name: 'أيوب', characters: 9 },
    { personId: idOf(rapporteur), name: 'مينة', characters: 4 },
  ]);
  expect(await outcomeOf(loadAuthors(forum.db, citizen.actor, opinionId))).toBe('forbidden opinion.not_member');
});

test('the rapporteur gives the opinion another subject', async () => {
  const opinionId = await addOpinion(member, commune);
  await renameOpinion(rapporteur, { actionId: actionId(), opinionId, title: 'Avis sur l’éclairage des ruelles' });
  expect((await loadOpinion(forum.db, member.actor, opinionId)).opinion).toMatchObject({
    title: 'Avis sur l’éclairage des ruelles',
    lang: 'fr',
  });
});

const png = Uint8Array.from([137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 1]);

test('a picture is kept by what it is, not by what it calls itself, and read by those who read the text', async () => {
  const opinionId = await addOpinion(member, commune);
  const input = { actionId: actionId(), opinionId, alt: 'مخطط الشارع', bytes: png };
  const { imageId } = await addImage(member, input);
  expect(await addImage(member, input)).toEqual({ imageId });
  const other = Uint8Array.from([...png.slice(0, -1), 2]);
  expect(await outcomeOf(addImage(member, { ...input, bytes: other }))).toBe('conflict act.reused');
  expect(await loadImage(forum.db, member.actor, opinionId, imageId)).toMatchObject({ type: 'image/png' });
  expect([...(await loadImage(forum.db, member.actor, opinionId, imageId)).bytes]).toEqual([...png]);
  expect(await outcomeOf(loadImage(forum.db, visitor.actor, opinionId, imageId))).toBe(
    'not_found opinion.image_unknown',
  );
  const svg = new TextEncoder().encode('<svg onload="alert(1)"/>');
  expect(await outcomeOf(addImage(member, { ...input, actionId: actionId(), bytes: svg }))).toBe(
    'invalid opinion.image_kind',
  );
});
