import { hash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { agendaDocumentLimits } from '#app/contract/agenda-documents.ts';
import { attachFileInput } from '#app/contract/inputs/manage-documents.ts';
import { parseInput } from '#app/contract/parse-input.ts';
import type { Actor } from '#server/domain/actor.ts';
import { attachFile } from '#server/domain/documents/attach-document.ts';
import { editDocument, moveDocument, removeDocument } from '#server/domain/documents/change-document.ts';
import { loadDocumentFile, loadDocuments, loadItemDocuments } from '#server/domain/documents/load-documents.ts';
import { loadModerationLog } from '#server/domain/rooms/load-moderation-log.ts';
import { loadRoom } from '#server/domain/rooms/load-room.ts';
import { editAgendaItem, removeAgendaItem } from '#server/domain/sessions/edit-agenda.ts';
import { moveSession } from '#server/domain/sessions/move-session.ts';
import { createForum, type Forum } from '#tests/support/forum.ts';
import { addDocument, eventsAfter } from '#tests/support/forum-documents.ts';
import { addRoom, newAgendaItem, type Room } from '#tests/support/forum-sessions.ts';

import { fieldsOf, outcomeOf } from '#tests/support/refusals.ts';
import { impostors, samples } from '#tests/support/sample-files.ts';

let forum: Forum;
let room: Room;
let item: string;
const visitor: Actor = { kind: 'visitor' };

beforeAll(async () => {
  forum = await createForum();
});
afterAll(() => forum.close());
beforeEach(async () => {
  room = await addRoom(forum);
  item = await newAgendaItem(room);
});

const read = async (actor: Actor = visitor) =>
  (await loadDocuments(forum.db, actor, room.sessionId)).map((row) => row.documentId);
const fetchFile = (actor: Actor, documentId: string) =>
  loadDocumentFile(forum.db, actor, { commune: room.commune.slug, sessionId: room.sessionId, documentId });
const hide = (hidden: boolean) =>
  editAgendaItem(room.moderator, { agendaItemId: item, title: { ar: 'نقطة' }, plannedMinutes: 10, hidden });

describe('files', () => {
  test.each(Object.entries(samples))('%s is kept with its size and its digest, and read again', async (kind, file) => {
    const id = await addDocument(room.moderator, item, { file });
    const found = await fetchFile(visitor, id);
    const bytes = await found.readBytes();
    expect(found).toMatchObject({ open: true, document: { kind, size: bytes.length, langs: ['ar'] } });
    expect(found.document.sha256).toBe(hash('sha256', bytes));
    if (kind !== 'png' && kind !== 'jpeg') expect(Buffer.from(bytes).equals(file)).toBe(true);
    else expect(Buffer.from(bytes).toString('latin1')).not.toContain('SECRET-PLACE');
  });

  test.each(Object.entries(impostors))('refused: %s', async (why, files) => {
    const reason = { unknown: 'document.kind', macros: 'document.macros', packed: 'document.packed' }[why];
    for (const file of Object.values(files))
      expect(await fieldsOf(addDocument(room.moderator, item, { file }))).toEqual({ file: reason });
    expect(await read()).toEqual([]);
  });

  test('the form is told of all that is wrong in it', () => {
    const input = (changes: object) => ({
      actionId: randomUUID(),
      agendaItemId: item,
      title: { ar: 'عنوان' },
      langs: ['ar'],
      file: samples.pdf,
      ...changes,
    });
    const wrong = async (changes: object) => fieldsOf((async () => parseInput(attachFileInput, input(changes)))());
    const large = new Uint8Array(agendaDocumentLimits.file + 1);
    return Promise.all([
      expect(wrong({ file: undefined, langs: [], title: { ar: '' } })).resolves.toEqual({
        file: 'document.missing',
        langs: 'document.lang_missing',
        'title.ar': 'text.empty',
      }),
      expect(wrong({ file: new Uint8Array(0) })).resolves.toEqual({ file: 'document.missing' }),
      expect(wrong({ file: large })).resolves.toEqual({ file: 'document.too_large' }),
      expect(wrong({ langs: ['de'] })).resolves.toEqual({ 'langs.0': 'document.lang_unknown' }),
      expect(wrong({ title: { ar: 'a\u0000bc' } })).resolves.toEqual({ 'title.ar': 'text.unreadable' }),
      expect(wrong({})).resolves.toBeNull(),
    ]);
  });

  test('the same act twice is one document; the same id with another file is refused', async () => {
    const actionId = randomUUID();
    const id = await addDocument(room.moderator, item, { actionId });
    expect(await addDocument(room.moderator, item, { actionId })).toBe(id);
    expect(await outcomeOf(addDocument(room.moderator, item, { actionId, file: samples.odt }))).toBe(
      'conflict act.reused',
    );
    expect(await read()).toEqual([id]);
  });

  test('an item and a session have so many and no more, also when several come at once', async () => {
    for (let index = 2; index < agendaDocumentLimits.perItem; index += 1) await addDocument(room.moderator, item);
    const tries = await Promise.all(Array.from({ length: 6 }, () => outcomeOf(addDocument(room.moderator, item))));
    expect(tries.toSorted()).toEqual([...Array(4).fill('conflict document.item_full'), 'ok', 'ok']);
    const other = await newAgendaItem(room);
    await forum.sql`update agenda_documents set size = ${agendaDocumentLimits.session / 20} where session_id = ${room.sessionId}`;
    expect(await outcomeOf(addDocument(room.moderator, other))).toBe('conflict document.session_full');
    const [first = ''] = await read();
    await removeDocument(room.moderator, { documentId: first });
    expect(await outcomeOf(addDocument(room.moderator, other))).toBe('ok');
  });

  test('they are renamed and put in order; at either end nothing moves', async () => {
    const [a, b, c] = [
      await addDocument(room.moderator, item),
      await addDocument(room.moderator, item),
      await addDocument(room.moderator, item),
    ];
    const move = (documentId: string, direction: 'up' | 'down') =>
      moveDocument(room.moderator, { documentId, direction });
    await move(a, 'up');
    await move(c, 'down');
    expect(await read()).toEqual([a, b, c]);
    await move(c, 'up');
    await move(a, 'down');
    expect(await read()).toEqual([c, a, b]);
    await editDocument(room.moderator, { documentId: b, title: { ar: 'اسم آخر' }, langs: ['zgh', 'fr'] });
    const rows = await loadDocuments(forum.db, visitor, room.sessionId);
    expect(rows.at(-1)).toMatchObject({ documentId: b, title: { ar: 'اسم آخر' }, langs: ['zgh', 'fr'] });
  });

  test('of one that was removed only ids stay, with who attached and who removed it', async () => {
    const id = await addDocument(room.moderator, item);
    await removeDocument(room.moderator, { documentId: id });
    expect(await outcomeOf(fetchFile(visitor, id))).toBe('not_found document.unknown');
    expect(await outcomeOf(removeDocument(room.moderator, { documentId: id }))).toBe('not_found document.unknown');
    const [row] = await forum.sql`select title, bytes, added_by = removed_by as same, removed_at is not null as gone
      from agenda_documents where document_id = ${id}`;
    expect(row).toEqual({ title: null, bytes: null, same: true, gone: true });
  });

  test('an item takes its documents along when it is removed', async () => {
    const id = await addDocument(room.moderator, item);
    await removeAgendaItem(room.moderator, { agendaItemId: item });
    expect(await outcomeOf(fetchFile(room.moderator.actor, id))).toBe('not_found document.unknown');
    const [row] = await forum.sql`select bytes, removed_by from agenda_documents where document_id = ${id}`;
    expect(row).toMatchObject({ bytes: null });
    expect(row?.removed_by).not.toBeNull();
  });

  test('not under another session or another commune', async () => {
    const id = await addDocument(room.moderator, item);
    const other = await addRoom(forum);
    const where = { commune: other.commune.slug, sessionId: other.sessionId, documentId: id };
    expect(await outcomeOf(loadDocumentFile(forum.db, visitor, where))).toBe('not_found document.unknown');
    const mixed = { ...where, sessionId: room.sessionId };
    expect(await outcomeOf(loadDocumentFile(forum.db, visitor, mixed))).toBe('not_found document.unknown');
    expect(await outcomeOf(removeDocument(other.moderator, { documentId: id }))).toBe(
      'forbidden session.not_moderator',
    );
    const page = { sessionId: other.sessionId, agendaItemId: item };
    expect(await outcomeOf(loadItemDocuments(other.moderator, page))).toBe('not_found agenda.unknown');
  });

  test('a closed session keeps what it has', async () => {
    const id = await addDocument(room.moderator, item);
    await moveSession(room.moderator, { sessionId: room.sessionId, to: 'closed' });
    const words = { title: { ar: 'عنوان' }, langs: ['ar' as const] };
    for (const act of [
      () => addDocument(room.moderator, item),
      () => editDocument(room.moderator, { documentId: id, ...words }),
      () => moveDocument(room.moderator, { documentId: id, direction: 'up' }),
      () => removeDocument(room.moderator, { documentId: id }),
    ])
      expect(await outcomeOf(act())).toBe('conflict session.closed');
    expect(await read()).toEqual([id]);
  });
});

describe('documents of a hidden item', () => {
  test('are there for moderators alone, leave no trace, and are shown with it', async () => {
    await hide(true);
    const before = (await loadRoom(forum.db, room.sessionId)).seq;
    const id = await addDocument(room.moderator, item);
    await editDocument(room.moderator, { documentId: id, title: { ar: 'سر' }, langs: ['ar'] });
    expect(await eventsAfter(forum, room, before)).toEqual([]);
    expect(await read()).toEqual([]);
    expect(await read(room.moderator.actor)).toEqual([id]);
    expect(await outcomeOf(fetchFile(visitor, id))).toBe('not_found document.unknown');
    expect(await fetchFile(room.moderator.actor, id)).toMatchObject({ open: false });
    expect((await loadModerationLog(forum.db, room.sessionId)).documents).toEqual([]);
    const elsewhere = await addRoom(forum);
    expect(await outcomeOf(fetchFile(elsewhere.moderator.actor, id))).toBe('not_found document.unknown');
    await hide(false);
    expect(await read()).toEqual([id]);
    expect(await fetchFile(visitor, id)).toMatchObject({ open: true });
    await hide(true);
    expect(await outcomeOf(fetchFile(visitor, id))).toBe('not_found document.unknown');
  });

  test('also where the item is part of a hidden one', async () => {
    const part = await newAgendaItem(room);
    await forum.sql`update agenda_items set parent_id = ${item} where agenda_item_id = ${part}`;
    const id = await addDocument(room.moderator, part);
    await hide(true);
    expect(await outcomeOf(fetchFile(visitor, id))).toBe('not_found document.unknown');
    expect(await read()).toEqual([]);
  });
});

describe('what is told', () => {
  test('everybody hears of it by ids, and the log of moderation names item and act', async () => {
    const before = (await loadRoom(forum.db, room.sessionId)).seq;
    const id = await addDocument(room.moderator, item);
    await removeDocument(room.moderator, { documentId: id });
    const events = await eventsAfter(forum, room, before);
    expect(events.map(({ name, data }) => [name, (data as { document?: object }).document])).toEqual([
      ['agenda.changed', { act: 'attached', documentId: id, agendaItemId: item }],
      ['agenda.changed', { act: 'removed', documentId: id, agendaItemId: item }],
    ]);
    const { documents } = await loadModerationLog(forum.db, room.sessionId);
    expect(documents.map(({ act, number, documentId }) => [act, number, documentId])).toEqual([
      ['removed', '1', id],
      ['attached', '1', id],
    ]);
    const [stored] =
      await forum.sql`select data::text as data from event_log where topic = ${`session:${room.sessionId}`}
      and name = 'agenda.changed' order by seq desc limit 1`;
    expect(stored?.data).not.toContain('تقرير');
  });
});

test('an act that fails leaves nothing behind', async () => {
  const input = { actionId: randomUUID(), agendaItemId: randomUUID(), title: { ar: 'عنوان' }, langs: ['ar' as const] };
  expect(await outcomeOf(attachFile(room.moderator, { ...input, file: samples.pdf }))).toBe('not_found agenda.unknown');
  const [row] = await forum.sql`select count(*)::int as rows from performed_acts where action_id = ${input.actionId}`;
  expect(row).toEqual({ rows: 0 });
});
