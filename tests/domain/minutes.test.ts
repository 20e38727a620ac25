import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { ActionContext } from '#server/domain/context.ts';
import { correctMinutes } from '#server/domain/minutes/correct-minutes.ts';
import { draftMinutes, redraftSection } from '#server/domain/minutes/draft-minutes.ts';
import { editMinutes } from '#server/domain/minutes/edit-minutes.ts';
import { loadMinutes, loadMinutesContent, loadMinutesDesk } from '#server/domain/minutes/load-minutes.ts';
import { publishMinutes } from '#server/domain/minutes/publish-minutes.ts';
import { signMinutes } from '#server/domain/minutes/sign-minutes.ts';
import { exportSession } from '#server/domain/rooms/export-session.ts';
import { loadRoom } from '#server/domain/rooms/load-room.ts';
import { moveSession } from '#server/domain/sessions/move-session.ts';
import { createForum, type Forum } from '#tests/support/forum.ts';
import {
  addMinutes,
  addOfficers,
  completeMinutes,
  signAndPublish,
  writtenOf,
  type Officers,
} from '#tests/support/forum-minutes.ts';
import { addCommune, addPerson } from '#tests/support/forum-people.ts';
import { addRoom, newAgendaItem, type Room } from '#tests/support/forum-sessions.ts';
import { outcomeOf } from '#tests/support/refusals.ts';

let forum: Forum;
let room: Room;
let sessionId: string;
let officers: Officers;
let president: ActionContext;
let rapporteur: ActionContext;
let communes = 20;

beforeAll(async () => {
  forum = await createForum();
});
afterAll(() => forum.close());

beforeEach(async () => {
  const commune = await addCommune(forum, String((communes += 1)));
  officers = await addOfficers(forum, commune);
  room = await addRoom(forum, { commune });
  await newAgendaItem(room, 'الحدائق');
  ({ sessionId } = room);
  await moveSession(room.moderator, { sessionId, to: 'closed' });
  president = await forum.as(officers.president);
  rapporteur = await forum.as(officers.rapporteur);
});

const draft = (ctx = rapporteur) => draftMinutes(ctx, { sessionId, seen: null });
const closing = async () => (await writtenOf(rapporteur, sessionId)).sections.closing;
const write = (ctx: ActionContext, ar: string, revision: number) =>
  editMinutes(ctx, { sessionId, section: 'closing', revision, ar, fr: 'Fin' });
const seenNow = async () => (await writtenOf(rapporteur, sessionId)).sha256;
const sign = async (ctx: ActionContext, office: 'president' | 'rapporteur') =>
  signMinutes(ctx, { sessionId, office, seen: await seenNow() });
const signed = async () =>
  (await writtenOf(rapporteur, sessionId)).offices.filter((one) => one.signature).map((one) => one.office);

test('minutes are drafted from the log once, by those who write them, after the end', async () => {
  const open = await addRoom(forum, { commune: room.commune });
  expect(await outcomeOf(draftMinutes(rapporteur, { sessionId: open.sessionId, seen: null }))).toBe(
    'conflict minutes.not_closed',
  );
  const stranger = await forum.as(await addPerson(forum, { role: 'member', commune: room.commune }));
  expect(await outcomeOf(draft(stranger))).toBe('forbidden minutes.not_writer');
  const elsewhere = await addCommune(forum, String((communes += 1)));
  const { rapporteur: foreign } = await addOfficers(forum, elsewhere);
  expect(await outcomeOf(draft(await forum.as(foreign)))).toBe('forbidden minutes.not_writer');
  await draft();
  const { sections, number } = await writtenOf(president, sessionId);
  expect(number).toBe(1);
  expect(sections.agenda.ar).toContain('1. الحدائق');
  expect(sections.sitting.fr).toContain('Commune de Commune');
  expect(await outcomeOf(draft())).toBe('conflict minutes.newer');
  expect(JSON.stringify(sections)).not.toContain('عضو 2');
});

test('a save over a newer one is refused, the same words again change nothing', async () => {
  await draft();
  const { revision } = await closing();
  await write(rapporteur, 'كلمات المقررة', revision);
  await write(rapporteur, 'كلمات المقررة', revision);
  expect(await outcomeOf(write(president, 'كلمات الرئيس', revision))).toBe('conflict minutes.newer');
  expect(await closing()).toEqual({ ar: 'كلمات المقررة', fr: 'Fin', revision: revision + 1 });
  // Another part is not concerned.
  await editMinutes(president, { sessionId, section: 'incidents', revision: 0, ar: 'لا شيء', fr: 'Rien' });
});

test('of two who save at once one wins and the other is told', async () => {
  await draft();
  await forum.warmUp();
  const outcomes = await Promise.all(
    ['أ', 'ب', 'ج', 'د'].map((words, at) => outcomeOf(write(at % 2 ? president : rapporteur, words, 0))),
  );
  expect(outcomes.toSorted()).toEqual([
    'conflict minutes.newer',
    'conflict minutes.newer',
    'conflict minutes.newer',
    'ok',
  ]);
  expect((await closing()).revision).toBe(1);
});

test('a part, or all of it, is drawn anew from the log', async () => {
  await draft();
  const drawn = await closing();
  await write(rapporteur, 'غير ما في السجل', 0);
  expect(await outcomeOf(redraftSection(president, { sessionId, section: 'closing', revision: 0 }))).toBe(
    'conflict minutes.newer',
  );
  await redraftSection(president, { sessionId, section: 'closing', revision: 1 });
  expect(await closing()).toEqual({ ...drawn, revision: 2 });
  await write(rapporteur, 'مرة أخرى', 2);
  const seen = await seenNow();
  await draftMinutes(rapporteur, { sessionId, seen });
  expect((await closing()).ar).toBe(drawn.ar);
  expect(await outcomeOf(draftMinutes(rapporteur, { sessionId, seen }))).toBe('conflict minutes.newer');
});

test('each signs for their own office what they saw, when nothing is left to complete', async () => {
  await draft();
  expect(await outcomeOf(sign(president, 'president'))).toBe('conflict minutes.incomplete');
  await completeMinutes(rapporteur, sessionId);
  expect(await outcomeOf(sign(rapporteur, 'president'))).toBe('forbidden minutes.not_signer');
  expect(await outcomeOf(sign(room.moderator, 'rapporteur'))).toBe('forbidden minutes.not_signer');
  const old = await seenNow();
  await write(rapporteur, 'جديد', 0);
  expect(await outcomeOf(signMinutes(president, { sessionId, office: 'president', seen: old }))).toBe(
    'conflict minutes.newer',
  );
  await sign(president, 'president');
  await sign(president, 'president');
  expect(await signed()).toEqual(['president']);
});

test('a changed word removes the signatures, the same words do not', async () => {
  await draft();
  await completeMinutes(rapporteur, sessionId);
  await sign(president, 'president');
  await sign(rapporteur, 'rapporteur');
  const { ar } = await closing();
  await editMinutes(rapporteur, { sessionId, section: 'closing', revision: 0, ar, fr: (await closing()).fr });
  expect(await signed()).toEqual(['president', 'rapporteur']);
  await write(rapporteur, `${ar}.`, 0);
  expect(await signed()).toEqual([]);
  expect(await outcomeOf(publishMinutes(rapporteur, { sessionId, seen: await seenNow() }))).toBe(
    'conflict minutes.not_signed',
  );
});

test('a deputy signs where the seat is vacant, and only there', async () => {
  await draft();
  await completeMinutes(rapporteur, sessionId);
  const deputyId = await addPerson(forum, { role: 'member', commune: room.commune });
  await forum.sql`update mandates set person_id = ${deputyId} where mandate_id = ${officers.mandates.vice_president}`;
  const deputy = await forum.as(deputyId);
  expect(await outcomeOf(sign(deputy, 'president'))).toBe('forbidden minutes.not_signer');
  await forum.sql`update mandates set ends_on = current_date - 1 where mandate_id = ${officers.mandates.president}`;
  await sign(deputy, 'president');
  expect(await outcomeOf(sign(president, 'president'))).toBe('forbidden minutes.not_writer');
  const [first] = (await writtenOf(rapporteur, sessionId)).offices;
  expect(first?.signature).toMatchObject({ role: 'vice_president', name: null, seat: 3 });
});

test('nobody signs for two offices', async () => {
  await draft();
  await completeMinutes(rapporteur, sessionId);
  await forum.sql`update mandates set person_id = ${officers.president} where mandate_id = ${officers.mandates.rapporteur}`;
  const desk = (await loadMinutesDesk(president, sessionId)).written;
  const seen = desk?.sha256 ?? '';
  await signMinutes(president, { sessionId, office: 'president', seen });
  expect(await outcomeOf(signMinutes(president, { sessionId, office: 'rapporteur', seen }))).toBe(
    'conflict minutes.signed_once',
  );
});

test('published minutes are for everybody, stay as they are, and are told of without an entry in the log', async () => {
  const before = await exportSession(forum.services, sessionId);
  expect((await loadRoom(forum.db, sessionId)).session.minutesAt).toBeNull();
  expect(await outcomeOf(loadMinutes(forum.db, sessionId, 'ar'))).toBe('not_found minutes.not_published');
  const seen = await addMinutes(forum, officers, sessionId);
  const { paper, versions } = await loadMinutes(forum.db, sessionId, 'ar');
  expect(paper.sha256).toBe(seen);
  expect(paper.signatures.items.join()).toContain('عضو 1');
  expect(paper.signatures.items.join(), 'the rapporteur has not agreed to be named').not.toContain('عضو 2');
  expect(versions).toHaveLength(1);
  const content = await loadMinutesContent(forum.db, sessionId, 1);
  expect(createHash('sha256').update(content).digest('hex')).toBe(seen);
  expect(await exportSession(forum.services, sessionId)).toEqual(before);
  expect(forum.frames('minutes.published').filter((one) => one.topic === `session:${sessionId}`)).toEqual([
    expect.objectContaining({ data: { sessionId } }),
  ]);
  expect((await loadRoom(forum.db, sessionId)).session.minutesAt).not.toBeNull();
  await publishMinutes(president, { sessionId, seen });
  expect(await outcomeOf(write(rapporteur, 'بعد النشر', 0))).toBe('conflict minutes.not_written');
  expect(await outcomeOf(draft())).toBe('conflict minutes.published');
});

test('a correction is a new version with its reason; the old one stays readable', async () => {
  expect(await outcomeOf(correctMinutes(rapporteur, { sessionId, reason: 'خطأ في العدد' }))).toBe(
    'conflict minutes.not_published',
  );
  const first = await addMinutes(forum, officers, sessionId);
  await correctMinutes(rapporteur, { sessionId, reason: 'خطأ في العدد' });
  await correctMinutes(rapporteur, { sessionId, reason: 'خطأ في العدد' });
  expect(await outcomeOf(correctMinutes(president, { sessionId, reason: 'سبب آخر' }))).toBe(
    'conflict minutes.being_written',
  );
  expect((await loadMinutes(forum.db, sessionId, 'fr')).number, 'not before it is published').toBe(1);
  expect(await outcomeOf(loadMinutes(forum.db, sessionId, 'fr', 2))).toBe('not_found minutes.not_published');
  await write(rapporteur, 'الصواب', 0);
  const second = await signAndPublish([president, rapporteur], sessionId);
  expect(second).not.toBe(first);
  const newest = await loadMinutes(forum.db, sessionId, 'ar');
  expect([newest.number, newest.paper.version[2]]).toEqual([2, 'سبب التصحيح: خطأ في العدد']);
  expect(newest.versions.map((one) => [one.number, one.sha256])).toEqual([
    [2, second],
    [1, first],
  ]);
  const old = await loadMinutes(forum.db, sessionId, 'ar', 1);
  expect(JSON.stringify(old.paper.sections)).not.toContain('الصواب');
  expect(
    createHash('sha256')
      .update(await loadMinutesContent(forum.db, sessionId, 1))
      .digest('hex'),
  ).toBe(first);
});

test('what fails in the middle leaves nothing behind', async () => {
  await draft();
  await forum.sql`create function refuse() returns trigger language plpgsql as $$ begin raise 'no'; end $$`;
  await forum.sql`create trigger refuse before update on minutes_versions for each row execute function refuse()`;
  await completeMinutes(rapporteur, sessionId).catch(() => undefined);
  expect((await writtenOf(rapporteur, sessionId)).sections.sitting.revision).toBe(0);
  await forum.sql`drop trigger refuse on minutes_versions`;
  await forum.sql`drop function refuse`;
});
