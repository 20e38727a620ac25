import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ActionContext } from '#server/domain/context.ts';
import { castVote } from '#server/domain/votes/cast-vote.ts';
import type { BatchHandlers } from '#server/domain/writer.ts';
import { createForum, handlers, type Forum } from '#tests/support/forum.ts';
import { addCrowd } from '#tests/support/forum-people.ts';
import { addMotion, addRoom } from '#tests/support/forum-sessions.ts';

const batches: number[] = [];
const counted: BatchHandlers = {
  ...handlers,
  castVote(work, acts) {
    batches.push(acts.length);
    return handlers.castVote(work, acts);
  },
};

let forum: Forum;
let people: ActionContext[];
let motionId: string;

beforeAll(async () => {
  forum = await createForum({ handlers: counted });
  const room = await addRoom(forum);
  motionId = await addMotion(room);
  people = await Promise.all((await addCrowd(forum, room.sessionId, 120)).map((id) => forum.as(id)));
});
afterAll(() => forum.close());

const vote = (place: number) =>
  castVote(people[place] as ActionContext, { actionId: randomUUID(), motionId, ballot: { choice: 'yes' } });
const cast = async () => (await forum.sql`select 1 from ballots where motion_id = ${motionId}`).length;

test('acts that come right after a commit go together, and are all there', async () => {
  await vote(0);
  batches.length = 0;
  await Promise.all([vote(1), vote(2), Promise.resolve().then(() => vote(3))]);
  expect(batches.reduce((sum, size) => sum + size, 0)).toBe(3);
  expect(batches.length).toBeLessThan(3);
  expect(await cast()).toBe(4);
});

test('a rush is not held back by the pause, and none of it is lost', async () => {
  await vote(0);
  batches.length = 0;
  await Promise.all(Array.from({ length: 110 }, (_, nth) => vote(nth + 5)));
  expect(batches.reduce((sum, size) => sum + size, 0)).toBe(110);
  expect(await cast()).toBe(114);
});

test('who closes the queue while acts gather waits for them', async () => {
  await vote(0);
  const late = [vote(116), vote(117)];
  await forum.services.writer.close();
  expect(await cast()).toBe(116);
  expect((await Promise.allSettled(late)).map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
  await expect(vote(118)).rejects.toMatchObject({ code: 'unavailable' });
});
