import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hash } from 'node:crypto';
import { recountArchive } from '#server/cli/recount/count-archive.ts';
import { removeDocument } from '#server/domain/documents/change-document.ts';
import { exportSession } from '#server/domain/rooms/export-session.ts';
import { loadRecord } from '#server/domain/minutes/load-record.ts';
import { editAgendaItem } from '#server/domain/sessions/edit-agenda.ts';
import { moveSession } from '#server/domain/sessions/move-session.ts';
import { findSession } from '#db/queries/sessions.ts';
import { createForum, type Forum } from '#tests/support/forum.ts';
import { addDocument } from '#tests/support/forum-documents.ts';
import { addRoom, newAgendaItem, type Room } from '#tests/support/forum-sessions.ts';
import { samples } from '#tests/support/sample-files.ts';

let forum: Forum;
let room: Room;
let shown: string;
let gone: string;
let hidden: { item: string; document: string };

beforeAll(async () => {
  forum = await createForum();
  room = await addRoom(forum);
  const [first, second] = [await newAgendaItem(room), await newAgendaItem(room)];
  shown = await addDocument(room.moderator, first, {
    title: { ar: '=تقرير, "الزيارة"', fr: 'Compte rendu' },
    langs: ['ar', 'zgh'],
    file: samples.odt,
  });
  gone = await addDocument(room.moderator, first);
  await removeDocument(room.moderator, { documentId: gone });
  await editAgendaItem(room.moderator, { agendaItemId: second, title: { ar: 'سر' }, plannedMinutes: 5, hidden: true });
  hidden = { item: second, document: await addDocument(room.moderator, second, { title: { ar: 'وثيقة سرية' } }) };
  await moveSession(room.moderator, { sessionId: room.sessionId, to: 'closed' });
});
afterAll(() => forum.close());

test('the open data name the files that everybody may have, by their digests, and leave no trace of hidden ones', async () => {
  const files = await exportSession(forum.services, room.sessionId);
  expect(parse(files['documents.csv'] ?? '', { columns: true, bom: true })).toEqual([
    {
      'document-id': shown,
      'agenda-item': '1',
      'title-ar': `'=تقرير, "الزيارة"`,
      'title-fr': 'Compte rendu',
      'title-en': '',
      langs: 'ar zgh',
      format: 'odt',
      bytes: String(samples.odt.length),
      sha256: hash('sha256', samples.odt),
      address: `/ar/${room.commune.slug}/sessions/${room.sessionId}/documents/${shown}`,
    },
  ]);
  const all = Object.values(files).join('\n');
  for (const trace of [hidden.document, hidden.item, 'وثيقة سرية']) expect(all).not.toContain(trace);
  expect(files['README.md']).toContain('- documents.csv:');
  expect(files['moderation.json']).toContain(`"act": "removed",\n   "documentId": "${gone}"`);
  expect(recountArchive(files).differences).toEqual([]);
  expect(await exportSession(forum.services, room.sessionId), 'the same bytes again').toEqual(files);
});

test('minutes are drafted with what everybody could read', async () => {
  const session = await findSession(forum.db, room.sessionId);
  const { agenda } = await loadRecord(forum.db, session!);
  expect(agenda.map(({ documents }) => documents)).toEqual([
    [{ kind: 'odt', title: { ar: '=تقرير, "الزيارة"', fr: 'Compte rendu' }, size: samples.odt.length }],
  ]);
});
