import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { nameObserverInput } from '#app/contract/inputs/manage-observers.ts';
import {
  moderationReversible,
  floorReversible,
  questionReversible,
  sessionReversible,
} from '#app/contract/reversible.ts';
import { listAllEvents } from '#db/queries/events.ts';
import { sessionTopic, type ActionContext } from '#server/domain/context.ts';
import { growLedger } from '#server/domain/ledger/grow-ledger.ts';
import { loadHeads } from '#server/domain/ledger/load-ledger.ts';
import { checkKeptHeads } from '#server/domain/observers/check-kept-heads.ts';
import { loadObservation } from '#server/domain/observers/load-observation.ts';
import { loadObserverDesk } from '#server/domain/observers/load-observers.ts';
import { nameObserver, revokeObserver } from '#server/domain/observers/name-observer.ts';
import { writeObserverKey } from '#server/domain/observers/observer-key.ts';
import { exportSession } from '#server/domain/rooms/export-session.ts';
import { moveSession } from '#server/domain/sessions/move-session.ts';
import { takeBackSession } from '#server/domain/sessions/undo-session.ts';
import { castVote } from '#server/domain/votes/cast-vote.ts';
import { closeMotion } from '#server/domain/votes/close-motion.ts';
import { contextOf, createForum, type Forum } from '#tests/support/forum.ts';
import { addGuest, addSeats } from '#tests/support/forum-people.ts';
import { addMotion, addRoom, type Room } from '#tests/support/forum-sessions.ts';
import { outcomeOf } from '#tests/support/refusals.ts';
import { words } from '#tests/support/room-journey-words.ts';

const label = 'جمعية الواحة';
let forum: Forum;
let room: Room;
let visitor: ActionContext;
let observerId: string;
let key: string;

beforeAll(async () => void (forum = await createForum()));
afterAll(() => forum.close());
beforeEach(async () => {
  room = await addRoom(forum);
  visitor = contextOf(forum.services, { kind: 'visitor' });
  ({ observerId } = await name(room));
  key = writeObserverKey(forum.services.secret, observerId);
});

const name = ({ moderator, sessionId }: Room, as = label) =>
  nameObserver(moderator, { actionId: randomUUID(), sessionId, label: as });
const observe = (by = key, { sessionId } = room) => loadObservation(visitor, { sessionId, key: by });
const grow = () => growLedger(forum.services, room.sessionId);
const check = (heads: unknown) =>
  checkKeptHeads(visitor, {
    sessionId: room.sessionId,
    key,
    kept: typeof heads === 'string' ? heads : JSON.stringify(heads),
  });
async function vote(motionId: string, ballot: Parameters<typeof castVote>[1]['ballot']): Promise<void> {
  const guest = await forum.as(await addGuest(forum, room.code));
  await castVote(guest, { actionId: randomUUID(), motionId, ballot });
}

test('a link of another session, an invented one and one of another use are like none', async () => {
  const elsewhere = await addRoom(forum);
  const absent = 'not_found page.unknown';
  expect(await outcomeOf(observe(key, elsewhere))).toBe(absent);
  expect(await outcomeOf(observe(`${observerId}.${'A'.repeat(43)}`))).toBe(absent);
  expect(await outcomeOf(observe(`${randomUUID()}.${key.split('.')[1]}`))).toBe(absent);
  expect(await outcomeOf(observe(key.slice(0, -1)))).toBe(absent);
  expect(await observe()).toMatchObject({ label });
});

test('a link that was taken back shows nothing from the next request on; the others go on', async () => {
  const other = await name(room, 'جمعية أخرى');
  const otherKey = writeObserverKey(forum.services.secret, other.observerId);
  await revokeObserver(room.moderator, { observerId });
  await revokeObserver(room.moderator, { observerId });
  expect(await outcomeOf(observe())).toBe('forbidden observer.revoked');
  expect(await outcomeOf(check('{}'))).toBe('forbidden observer.revoked');
  expect(await observe(otherKey)).toMatchObject({ label: 'جمعية أخرى' });
  const desk = await loadObserverDesk(room.moderator, room.sessionId);
  expect(desk.find((row) => row.observerId === observerId)).toMatchObject({ label, revoked: true, key: '' });
  expect(desk.find((row) => row.observerId !== observerId)).toMatchObject({ revoked: false, key: otherKey });
  const told = (await listAllEvents(forum.db, sessionTopic(room.sessionId))).filter(
    (event) => event.name === 'observer.changed',
  );
  expect(told.map(({ data }) => data.state)).toEqual(['named', 'named', 'revoked']);
});

test('the same naming sent again is one, a session has a bounded number, and a closed one names nobody', async () => {
  const input = { actionId: randomUUID(), sessionId: room.sessionId, label };
  const first = await nameObserver(room.moderator, input);
  expect(await nameObserver(room.moderator, input)).toEqual(first);
  for (let more = 0; more < 18; more += 1) await name(room);
  expect(await outcomeOf(name(room))).toBe('conflict observer.too_many');
  await revokeObserver(room.moderator, { observerId: first.observerId });
  await name(room);
  await moveSession(room.moderator, { sessionId: room.sessionId, to: 'closed' });
  expect(await outcomeOf(name(room))).toBe('conflict session.closed');
  expect(await observe()).toMatchObject({ label });
  await revokeObserver(room.moderator, { observerId });
  expect(await outcomeOf(observe())).toBe('forbidden observer.revoked');
});

test('neither the key nor the label is in the log or the open data, and the key is in no table', async () => {
  const sign = key.split('.')[1] ?? '';
  const [row] = await forum.sql`select to_jsonb(o) as all from observers o where observer_id = ${observerId}`;
  expect(JSON.stringify(row?.all)).not.toContain(sign);
  const events = JSON.stringify(await listAllEvents(forum.db, sessionTopic(room.sessionId)));
  expect(events).toContain('observer.changed');
  const open = JSON.stringify(await exportSession(forum.services, room.sessionId));
  for (const text of [events, open, JSON.stringify(forum.lines)]) {
    expect(text).not.toContain(sign);
    expect(text).not.toContain(label);
  }
});

test('rolls tell people, members and ballots by channel, and nothing of how anybody voted', async () => {
  await addSeats(forum, room.commune, 3, []);
  const hidden = await addMotion(room, { title: { ar: 'هل نبدأ بالأرصفة؟' } });
  const sealed = await addMotion(room, { secrecy: 'sealed' });
  const consent = await addMotion(room, { method: 'consent' });
  await addMotion(room, { state: 'draft', title: { ar: 'ملتمس لم يعلن' } });
  for (let voter = 0; voter < 3; voter += 1) {
    await vote(hidden, { choice: 'no' });
    await vote(sealed, { choice: 'abstain' });
  }
  await vote(consent, { stand: 'block', reason: 'سبب كناري' });
  await forum.sql`update ballots set kiosk = true where motion_id = ${hidden}
    and person_id = (select min(person_id::text)::uuid from ballots where motion_id = ${hidden})`;
  await forum.sql`update motions set hall = ${forum.sql.json([
    { channel: 'paper', state: 'confirmed', figures: { yes: 4, no: 5, abstain: 6 } },
    { channel: 'hands', state: 'entered', figures: null },
  ])} where motion_id = ${hidden}`;
  const seen = await observe();
  expect(seen).toMatchObject({ members: 3, present: null });
  expect(seen.people).toBeGreaterThanOrEqual(6);
  expect(seen.votes).toHaveLength(3);
  expect(seen.votes[0]).toMatchObject({
    secrecy: 'confidential',
    state: 'open',
    ballots: { phone: 2, kiosk: 1, paper: 15, hands: 0, carried: 0 },
    counting: true,
  });
  expect(seen.votes[1]).toMatchObject({ secrecy: 'sealed', ballots: { phone: 3, kiosk: 0 }, counting: false });
  await forum.sql`update motions set hall = null where motion_id = ${hidden}`;
  for (const motionId of [hidden, sealed]) await closeMotion(room.moderator, { motionId });
  const after = await observe();
  expect(after.votes.map(({ state }) => state)).toEqual(['closed', 'closed', 'open']);
  expect(after.votes[1]).toMatchObject({ ballots: { phone: 3 } });
  for (const text of [JSON.stringify(seen), JSON.stringify(after)]) {
    expect(text).not.toMatch(/كناري|لم يعلن|"(yes|no|abstain|choice|stand|result|options|ballot|receipt|personId)"/);
  }
});

test('what moderators took back is told by its act alone, and every such act has words', async () => {
  await moveSession(room.moderator, { sessionId: room.sessionId, to: 'paused' });
  const [row] = await forum.sql<{ id: string }[]>`
    select undo_id as id from reversible_acts where session_id = ${room.sessionId} order by step desc limit 1`;
  await takeBackSession(room.moderator, { undoId: row?.id ?? '' });
  expect((await observe()).undone).toMatchObject([{ act: 'session-paused' }]);
  const acts = [...sessionReversible, ...floorReversible, ...questionReversible, ...moderationReversible];
  for (const lang of ['ar', 'fr', 'en'] as const) for (const act of acts) words(lang)(`moderate:done.${act}`);
});

test('heads that were kept still hold while the record grows, and a changed, cut or other record is found', async () => {
  expect(await outcomeOf(check({ heads: [] }))).toBe('invalid input.check');
  const empty = {
    log: `session:${room.sessionId}`,
    heads: [{ size: 0, root: Buffer.alloc(32).toString('base64'), at: '2026-11-27T00:00:00.000Z' }],
  };
  expect(await outcomeOf(check(empty))).toBe('conflict observer.no_record');
  const motionId = await addMotion(room);
  await vote(motionId, { choice: 'yes' });
  await grow();
  await vote(motionId, { choice: 'no' });
  await grow();
  const kept = (await loadHeads(forum.db, room.sessionId))!;
  await closeMotion(room.moderator, { motionId });
  await grow();
  expect(await check(kept)).toEqual({ heads: 2, state: 'kept', faults: [] });

  const [first, second] = kept.heads;
  const bent = { ...kept, heads: [first, { ...second, root: Buffer.alloc(32, 7).toString('base64') }] };
  expect(await check(bent)).toMatchObject({ state: 'broken', faults: [{ size: second?.size, reason: 'unsigned' }] });
  expect(await check({ ...kept, log: 'session:other' })).toMatchObject({ state: 'elsewhere', faults: [] });

  // Who runs the server changes an entry that is under the second head alone.
  await forum.sql`update ledger_entries set content = content || ' '
    where session_id = ${room.sessionId} and position = ${Number(first?.size)}`;
  expect(await check(kept)).toMatchObject({
    state: 'broken',
    heads: 2,
    faults: [{ size: second?.size, reason: 'other' }],
  });
  await forum.sql`update ledger_entries set content = rtrim(content) where session_id = ${room.sessionId}`;
  expect(await check(kept)).toMatchObject({ state: 'kept' });

  // A record that was cut after the first head.
  await forum.sql`delete from tree_heads where session_id = ${room.sessionId} and size > ${Number(first?.size)}`;
  expect(await check(kept)).toMatchObject({ state: 'broken', faults: [{ size: second?.size, reason: 'beyond' }] });
});

test.each(['', 'no json', 'null', '[]', '\u0000', '{"heads":[{}]}', '\ud800', `${'['.repeat(50_000)}`])(
  'what is no file of heads is refused: %j',
  async (text) => expect(await outcomeOf(check(text))).toBe('invalid input.check'),
);

test('more heads than are compared at once are refused', async () => {
  const head = { size: 1, root: Buffer.alloc(32).toString('base64'), at: '2026-11-27T00:00:00.000Z' };
  expect(await outcomeOf(check({ heads: Array.from({ length: 2001 }, () => head) }))).toBe('invalid input.check');
});

test.each(['', ' ', 'ا', 'س'.repeat(81), 'NUL \u0000', 'lone \ud800', 'turned \u202e', 'two\nlines'])(
  'a label that nobody should write is refused: %j',
  (typed) => {
    const input = { actionId: randomUUID(), sessionId: randomUUID(), label: typed };
    expect(nameObserverInput.safeParse(input).success).toBe(false);
  },
);
