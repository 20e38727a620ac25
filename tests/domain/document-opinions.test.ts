import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { insertRoleGrant } from '#db/queries/people.ts';
import type { Actor } from '#server/domain/actor.ts';
import type { ActionContext } from '#server/domain/context.ts';
import { attachOpinion } from '#server/domain/documents/attach-document.ts';
import { editDocument, moveDocument, removeDocument } from '#server/domain/documents/change-document.ts';
import { loadDocumentFile, loadDocuments, loadItemDocuments } from '#server/domain/documents/load-documents.ts';
import { openDraft } from '#server/domain/opinions/open-draft.ts';
import { publishVersion } from '#server/domain/opinions/publish-version.ts';
import { saveVersion } from '#server/domain/opinions/save-version.ts';
import { loadRoom } from '#server/domain/rooms/load-room.ts';
import { createForum, type Forum } from '#tests/support/forum.ts';
import { addDocument, eventsAfter } from '#tests/support/forum-documents.ts';
import { addOpinion } from '#tests/support/forum-opinions.ts';
import { addPerson } from '#tests/support/forum-people.ts';
import { addRoom, newAgendaItem, type Room } from '#tests/support/forum-sessions.ts';
import { outcomeOf } from '#tests/support/refusals.ts';

let forum: Forum;
let room: Room;
let item: string;
let rapporteur: ActionContext;
/** A moderator who is a member of the space too. */
let both: ActionContext;
let opinionId: string;
const visitor: Actor = { kind: 'visitor' };

beforeAll(async () => {
  forum = await createForum();
});
afterAll(() => forum.close());
beforeEach(async () => {
  room = await addRoom(forum);
  item = await newAgendaItem(room);
  const { commune } = room;
  rapporteur = await forum.as(await addPerson(forum, { role: 'rapporteur', commune }));
  const personId = await addPerson(forum, { role: 'moderator', commune });
  await forum.db.transaction((tx) =>
    insertRoleGrant(tx, {
      grantId: randomUUID(),
      personId,
      role: 'member',
      communeId: commune.communeId,
      spaceId: commune.spaceId,
    }),
  );
  both = await forum.as(personId);
  opinionId = await addOpinion(rapporteur, commune);
});

const read = async (actor: Actor = visitor) =>
  (await loadDocuments(forum.db, actor, room.sessionId)).map((row) => row.documentId);
const counted = async () => (await loadRoom(forum.db, room.sessionId)).agenda.map((row) => row.documents);
const fetchFile = (actor: Actor, documentId: string) =>
  loadDocumentFile(forum.db, actor, { commune: room.commune.slug, sessionId: room.sessionId, documentId });
const link = (by: ActionContext, id = opinionId) =>
  attachOpinion(by, { actionId: randomUUID(), agendaItemId: item, opinionId: id });

test('a private draft is offered and listed to members alone, and everybody else hears nothing of it', async () => {
  const page = { sessionId: room.sessionId, agendaItemId: item };
  expect((await loadItemDocuments(room.moderator, page)).opinions).toEqual([]);
  expect((await loadItemDocuments(both, page)).opinions).toHaveLength(1);
  expect(await outcomeOf(link(room.moderator))).toBe('not_found document.unknown');
  const before = (await loadRoom(forum.db, room.sessionId)).seq;
  const { documentId } = await link(both);
  expect(await eventsAfter(forum, room, before)).toEqual([]);
  expect(await outcomeOf(link(both))).toBe('conflict document.already');
  expect(await counted()).toEqual([0]);
  expect(await read()).toEqual([]);
  expect(await read(room.moderator.actor)).toEqual([]);
  expect(await read(rapporteur.actor)).toEqual([documentId]);
  expect(await outcomeOf(removeDocument(room.moderator, { documentId }))).toBe('not_found document.unknown');
  expect((await loadDocuments(forum.db, rapporteur.actor, room.sessionId))[0]).toMatchObject({
    kind: 'opinion',
    opinionId,
    title: { ar: 'رأي حول إنارة الأزقة' },
    size: null,
  });
});

test('once it is opened or a version is published everybody finds it, and no longer when that is taken back', async () => {
  const { documentId } = await link(both);
  const open = (opened: boolean) => openDraft(rapporteur, { actionId: randomUUID(), opinionId, opened });
  await open(true);
  expect([await read(), await counted()]).toEqual([[documentId], [1]]);
  await open(false);
  expect([await read(), await counted()]).toEqual([[], [0]]);
  const { versionId } = await saveVersion(rapporteur, { actionId: randomUUID(), opinionId, name: 'نسخة' });
  await publishVersion(rapporteur, { actionId: randomUUID(), versionId, published: true });
  expect([await read(), await counted()]).toEqual([[documentId], [1]]);
});

test('those of another space are refused; one has no title of its own and no file', async () => {
  const elsewhere = await addRoom(forum);
  const foreign = await newAgendaItem(elsewhere);
  const act = attachOpinion(elsewhere.moderator, { actionId: randomUUID(), agendaItemId: foreign, opinionId });
  expect(await outcomeOf(act)).toBe('not_found opinion.unknown');
  expect(await outcomeOf(link(both, randomUUID()))).toBe('not_found opinion.unknown');
  const { documentId } = await link(both);
  expect(await outcomeOf(editDocument(both, { documentId, title: { ar: 'اسم' }, langs: ['ar'] }))).toBe(
    'conflict document.own_title',
  );
  expect(await outcomeOf(fetchFile(both.actor, documentId))).toBe('not_found document.unknown');
});

test('the order passes over what a moderator does not see', async () => {
  const first = await addDocument(room.moderator, item);
  const { documentId: hidden } = await link(both);
  const last = await addDocument(room.moderator, item);
  await moveDocument(room.moderator, { documentId: last, direction: 'up' });
  expect(await read()).toEqual([last, first]);
  expect(await read(both.actor)).toEqual([last, hidden, first]);
});
