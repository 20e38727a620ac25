import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from 'drizzle-orm';
import { listUnmappedSessions } from '#db/queries/opinion-maps.ts';
import { recountArchive } from '#server/cli/recount/count-archive.ts';
import type { ActionContext } from '#server/domain/context.ts';
import { hideStatement, mergeStatement } from '#server/domain/moderation/moderate-statement.ts';
import { exportSession } from '#server/domain/rooms/export-session.ts';
import { loadRoom, loadRoomSelf } from '#server/domain/rooms/load-room.ts';
import { moveSession } from '#server/domain/sessions/move-session.ts';
import { drawMap } from '#server/domain/rooms/draw-map.ts';
import { loadMap } from '#server/domain/rooms/load-map.ts';
import { createForum, type Forum } from '#tests/support/forum.ts';
import { addRoom, newStatement } from '#tests/support/forum-sessions.ts';
import { fillHall, storeVotes, type HallVote, type OpinionHall } from '#tests/support/opinion-hall.ts';

let forum: Forum;
beforeAll(async () => {
  forum = await createForum();
});
afterAll(() => forum.close());

type Hall = OpinionHall;
const vote = (votes: HallVote[]): Promise<void> => storeVotes(forum, votes);
const draw = (hall: Hall): ReturnType<typeof drawMap> => drawMap(forum.services, hall.room.sessionId);
const seen = async (hall: Hall, ctx: ActionContext = hall.room.moderator) =>
  loadMap(forum.db, ctx.actor, hall.room.sessionId);

test('without votes there is no map, and nobody is told of one', async () => {
  const room = await addRoom(forum);
  await newStatement(room);
  expect(await drawMap(forum.services, room.sessionId)).toBeNull();
  expect(await loadMap(forum.db, room.moderator.actor, room.sessionId)).toEqual({ drawn: null, own: null });
  expect((await loadRoom(forum.db, room.sessionId)).mapRevision).toBe(0);
});

describe('two currents in a hall', () => {
  let hall: Hall;
  beforeAll(async () => {
    hall = await fillHall(forum, 14, 12);
  });

  test('are two groups, with what sets them apart and what unites them', async () => {
    expect(await draw(hall)).toEqual({ revision: 1 });
    const { drawn } = await seen(hall);
    const view = drawn?.view;
    expect(view?.groups.map(({ label, size }) => [label, size])).toEqual([
      ['A', 14],
      ['B', 12],
    ]);
    expect(view?.withheld).toBe(0);
    const [first] = view?.groups ?? [];
    expect(first?.representative.filter(({ side }) => side === 'agree').every(({ number }) => number % 2 === 1)).toBe(
      true,
    );
    expect(view?.consensus[0]).toEqual({ number: 8, side: 'agree', count: 26, of: 26 });
    expect(view?.statements[7]).toMatchObject({
      all: [26, 0, 0],
      groups: [
        [14, 0, 0],
        [12, 0, 0],
      ],
    });
    expect(view?.groups.flatMap(({ dots }) => dots).reduce((sum, [, , people]) => sum + people, 0)).toBe(26);
  });

  test('everybody sees their own place, and nobody another’s', async () => {
    const [person = ''] = hall.people;
    const { own } = await seen(hall, await forum.as(person));
    expect(own?.label).toBe('A');
    expect((await seen(hall)).own).toBeNull();
    expect(JSON.stringify((await seen(hall)).drawn)).not.toContain(person);
  });

  test('keep their letters while votes go on, and the number of the map rises', async () => {
    const [, one = ''] = hall.people;
    const [statementId = ''] = hall.statements;
    await vote([{ statementId, personId: one, vote: -1 }]);
    expect(await draw(hall)).toEqual({ revision: 2 });
    const view = (await seen(hall)).drawn?.view;
    expect(view?.groups.map(({ label, size }) => [label, size])).toEqual([
      ['A', 14],
      ['B', 12],
    ]);
    const room = await loadRoom(forum.db, hall.room.sessionId);
    expect(room.mapRevision).toBe(2);
    const { weights } = await loadRoomSelf(forum.db, hall.room.moderator.actor, hall.room.sessionId);
    expect(Object.keys(weights)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8']);
    expect(Object.values(weights).every((weight) => weight > 0)).toBe(true);
  });

  test('a hidden statement is not shown on it', async () => {
    const [, , third = ''] = hall.statements;
    await hideStatement(hall.room.moderator, { targetId: third, reason: 'off_topic' });
    await draw(hall);
    const view = (await seen(hall)).drawn?.view;
    expect(view?.statements.map(({ number }) => number)).toEqual([1, 2, 4, 5, 6, 7, 8]);
    expect(JSON.stringify(view?.groups.map(({ representative }) => representative))).not.toContain('"number":3');
  });

  test('a merged statement counts as hidden on it, and one that waits is unknown to it', async () => {
    const [, , , fourth = ''] = hall.statements;
    const waiting = await newStatement(hall.room, hall.room.moderator, 'ينتظر');
    await forum.sql`update statements set state = 'held' where statement_id = ${waiting}`;
    await mergeStatement(hall.room.moderator, { targetId: fourth, into: 5 });
    await draw(hall);
    const view = (await seen(hall)).drawn?.view;
    expect(view?.statements.map(({ number }) => number)).toEqual([1, 2, 5, 6, 7, 8]);
  });

  test('once the session is closed it is computed anew, stays, and a stranger finds the same in the open data', async () => {
    const { sessionId, moderator } = hall.room;
    await moveSession(moderator, { sessionId, to: 'closed' });
    expect(await listUnmappedSessions(forum.db)).toContain(sessionId);
    expect(await draw(hall)).toEqual({ revision: 5 });
    expect(await draw(hall)).toBeNull();
    expect(await listUnmappedSessions(forum.db)).not.toContain(sessionId);
    const { drawn } = await seen(hall);
    expect(drawn?.final).toBe(true);
    const files = await exportSession(forum.services, sessionId);
    expect(recountArchive(files).differences).toEqual([]);
    const { map, members } = JSON.parse(files['opinion-map.json'] ?? '');
    expect(map).toEqual(drawn?.view);
    expect(members.map((group: { 'voter-ids': number[] }) => group['voter-ids'].length)).toEqual([14, 12]);
    expect(files['opinion-map.json']).not.toMatch(/[0-9a-f]{8}-/);
  });

  test('a map that was changed afterwards is found out', async () => {
    const files = await exportSession(forum.services, hall.room.sessionId);
    const changed = (from: string, to: string) => {
      const text = files['opinion-map.json'] ?? '';
      expect(text).toContain(from);
      return recountArchive({ ...files, 'opinion-map.json': text.replace(from, to) }).differences;
    };
    expect(changed('"size": 14', '"size": 15')).toEqual(['opinion-map.json, groups: not what the votes give']);
    expect(changed('"withheld": 0', '"withheld": 1')).toEqual(['opinion-map.json, withheld: not what the votes give']);
    expect(changed('"voter-ids": [', '"voter-ids": [ 9999,')).toContain(
      'opinion-map.json: the people of group A are not those the votes give',
    );
  });
});

test('the export draws the last map where nobody has yet', async () => {
  const hall = await fillHall(forum, 11, 11);
  await moveSession(hall.room.moderator, { sessionId: hall.room.sessionId, to: 'closed' });
  const files = await exportSession(forum.services, hall.room.sessionId);
  expect(recountArchive(files).differences).toEqual([]);
  expect(files['opinion-map.json']).toContain('"label": "B"');
  expect(await exportSession(forum.services, hall.room.sessionId)).toEqual(files);
});

test('of a group of fewer than ten nothing is told, nor what could be found by subtracting', async () => {
  const hall = await fillHall(forum, 20, 6);
  await draw(hall);
  const view = (await seen(hall)).drawn?.view;
  expect(view?.groups).toEqual([]);
  expect(view?.withheld).toBe(26);
  expect(view?.consensus[0]).toMatchObject({ number: 8, count: 26 });
  const { own } = await seen(hall, await forum.as(hall.people[25] ?? ''));
  expect(own).toMatchObject({ label: null });
});

test('two drawings at once give one map after the other', async () => {
  const hall = await fillHall(forum, 12, 12);
  const drawn = await Promise.all([draw(hall), draw(hall), draw(hall)]);
  expect(drawn.map((one) => one?.revision).sort()).toEqual([1, 2, 3]);
});

test('the last map and the open data, asked for at the same time, do not lock each other out', async () => {
  const hall = await fillHall(forum, 12, 12);
  const { sessionId } = hall.room;
  await draw(hall);
  await moveSession(hall.room.moderator, { sessionId, to: 'closed' });
  const [drawn, files] = await forum.db.transaction(async (tx) => {
    await tx.execute(sql`select from opinion_maps where session_id = ${sessionId} for update`);
    const drawing = draw(hall);
    await waitForLocks(1);
    const exporting = exportSession(forum.services, sessionId);
    await waitForLocks(2);
    return [drawing, exporting] as const;
  });
  expect(await drawn).toMatchObject({ revision: 2 });
  expect(Object.keys(await files)).toContain('opinion-map.json');
});

/** Until so many transactions of this database wait for a lock of another. */
async function waitForLocks(count: number): Promise<void> {
  await expect
    .poll(async () => {
      const [row] = await forum.db.execute<{ waiting: number }>(sql`
        select count(*)::int as waiting from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`);
      return row?.waiting ?? 0;
    })
    .toBe(count);
}
