import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { enterHallConsentInput } from '#app/contract/inputs/enter-hall-count.ts';
import type { HallChannel } from '#app/contract/hall.ts';
import { listAllEvents } from '#db/queries/events.ts';
import { findMotion } from '#db/queries/votes.ts';
import { recountArchive } from '#server/cli/recount/count-archive.ts';
import { sessionTopic, type ActionContext } from '#server/domain/context.ts';
import { growLedger } from '#server/domain/ledger/grow-ledger.ts';
import { exportSession } from '#server/domain/rooms/export-session.ts';
import { castVote } from '#server/domain/votes/cast-vote.ts';
import { closeMotion } from '#server/domain/votes/close-motion.ts';
import { enterHallCount } from '#server/domain/votes/enter-hall-count.ts';
import { showResult } from '#server/domain/votes/show-result.ts';
import { createForum, type Forum } from '#tests/support/forum.ts';
import { addCrowd, addPerson } from '#tests/support/forum-people.ts';
import { addMotion, addRoom, type Room } from '#tests/support/forum-sessions.ts';
import { outcomeOf } from '#tests/support/refusals.ts';

/** Consent asked of the hall: by paper, or by hands and words. */

let forum: Forum;
let hall: Room;
let first: ActionContext;
let second: ActionContext;

beforeAll(async () => {
  forum = await createForum();
});
afterAll(() => forum.close());
beforeEach(async () => {
  hall = await addRoom(forum);
  first = hall.moderator;
  second = await forum.as(await addPerson(forum, { role: 'moderator', commune: hall.commune }));
});

type Stands = [agree: number, aside: number, reasons: string[]];
const enter = (who: ActionContext, motionId: string, channel: HallChannel, [agree, aside, reasons]: Stands) =>
  enterHallCount(who, {
    motionId,
    channel,
    agree,
    aside,
    block: reasons.length,
    reasons,
    people: agree + aside + reasons.length,
  });
const open = () => addMotion(hall, { method: 'consent' });
const vote = async (motionId: string, people: number) => {
  for (const id of await addCrowd(forum, hall.sessionId, people))
    await castVote(await forum.as(id), { actionId: randomUUID(), motionId, ballot: { stand: 'agree' } });
};
const motionOf = (motionId: string) => findMotion(forum.db, motionId);

test('one block in the hall stops what everybody by phone agreed to, and its reason is told with the result', async () => {
  const motionId = await open();
  await vote(motionId, 3);
  await enter(first, motionId, 'hands', [4, 1, ['Trop cher']]);
  expect((await motionOf(motionId))?.hall).toMatchObject([{ channel: 'hands', state: 'entered' }]);
  // Two people word it in two ways: the figures are what they agree on.
  await enter(second, motionId, 'hands', [4, 1, ['Le coût est trop élevé']]);
  await closeMotion(first, { motionId });
  expect((await motionOf(motionId))?.result).toMatchObject({
    agree: 7,
    aside: 1,
    block: 1,
    reasons: ['Le coût est trop élevé'],
    cast: 9,
    channels: { phone: 3, hands: 6 },
    adopted: false,
  });
});

test('without a block it is adopted, and figures that differ keep the vote open', async () => {
  const motionId = await open();
  await enter(first, motionId, 'paper', [5, 1, []]);
  await enter(second, motionId, 'paper', [6, 0, []]);
  expect(await outcomeOf(closeMotion(first, { motionId }))).toBe('conflict motion.count_open');
  await enter(second, motionId, 'paper', [5, 1, []]);
  await closeMotion(first, { motionId });
  expect((await motionOf(motionId))?.result).toMatchObject({ agree: 5, aside: 1, block: 0, adopted: true });
});

test('reasons stand for blocks one by one; answers of another kind are refused', async () => {
  const motionId = await open();
  const read = (change: object) => {
    const input = { motionId, channel: 'hands', agree: 3, aside: 0, block: 1, reasons: ['Trop cher'], people: 4 };
    return enterHallConsentInput.safeParse({ ...input, ...change }).error?.issues.map(({ message }) => message) ?? [];
  };
  expect(read({})).toEqual([]);
  expect(read({ reasons: [] })).toEqual(['count.reasons']);
  expect(read({ reasons: ['no'] })).toEqual(['text.short']);
  expect(read({ people: 5 })).toEqual(['count.sum_consent']);
  expect(read({ agree: -3 })).toContain('count.number');
  const yes = { motionId, channel: 'hands', yes: 1, no: 0, abstain: 0, people: 1 } as const;
  expect(await outcomeOf(enterHallCount(first, yes))).toBe('invalid input.unreadable');
  expect(await outcomeOf(enter(first, await addMotion(hall), 'hands', [1, 0, []]))).toBe('invalid input.unreadable');
  expect((await motionOf(motionId))?.hall).toBeNull();
});

test('nothing of the figures is told before the close, and the open data recount to the same', async () => {
  const motionId = await open();
  await vote(motionId, 12);
  for (const who of [first, second]) await enter(who, motionId, 'hands', [10, 2, ['سبب معلن']]);
  expect(JSON.stringify(await listAllEvents(forum.db, sessionTopic(hall.sessionId)))).not.toContain('سبب معلن');
  await closeMotion(first, { motionId });
  await showResult(first, { motionId });
  await growLedger(forum.services, hall.sessionId);
  const archive = await exportSession(forum.services, hall.sessionId);
  expect(recountArchive(archive).differences).toEqual([]);
  const changed = archive['motions.json']?.replace('"hands": 13', '"hands": 12') ?? '';
  expect(changed).not.toBe(archive['motions.json']);
  expect(recountArchive({ ...archive, 'motions.json': changed }).differences.join()).toContain('channels');
});
