import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { addGuest, addPerson, addSeats } from '#tests/support/forum-people.ts';
import {
  addMotion,
  addRoom,
  newAgendaItem,
  newComment,
  newStatement,
  type Room,
} from '#tests/support/forum-sessions.ts';
import { castVote } from '#server/domain/votes/cast-vote.ts';
import { outcomeOf } from '#tests/support/refusals.ts';
import { createScanner } from '#tests/support/a11y.ts';
import { joinCrowd, type Voice } from '#tests/support/room-journey-crowd.ts';
import { openLive, openWorld, pathOf, personOf, type World } from '#tests/support/room-journey.ts';
import { recordSpeech, spoken, untilSpoken } from '#tests/support/room-journey-log.ts';
import { words } from '#tests/support/room-journey-words.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const t = words('ar');

async function enter(room: Room, path = ''): Promise<Page> {
  const page = await world.page({ personId: await addGuest(world.forum, room.code, 'زهرة') });
  await recordSpeech(page);
  await openLive(page, pathOf(room, 'ar', path));
  return page;
}

describe('two browsers', () => {
  test('B-2 a comment of one waits behind the button of the other, with its count, and is spoken of', async () => {
    const room = await addRoom(world.forum);
    await newComment(room, room.moderator, { text: 'تعليق قديم' });
    const [writer, reader] = await Promise.all([enter(room), enter(room)]);
    const scanner = createScanner(reader, world.origin);
    await writer.fill('#comment-text', 'من متصفح آخر');
    await writer.click('#comment .btn-main');
    await writer.locator('article').filter({ hasText: 'من متصفح آخر' }).waitFor();
    const button = reader.getByRole('button', { name: t('room:comments.new', { count: 1 }) });
    await button.waitFor();
    expect(await reader.getByText('من متصفح آخر').count()).toBe(0);
    await untilSpoken(reader, 'polite', t('own:say.comments', { count: 1 }));
    await button.focus();
    const fresh = reader.locator('article').filter({ hasText: 'من متصفح آخر' });
    await scanner.after(
      'shown',
      () => reader.keyboard.press('Enter'),
      () => fresh.waitFor(),
    );
    expect(await reader.evaluate(() => document.activeElement === document.body), 'the focus after the button').toBe(
      false,
    );
    expect(scanner.findings()).toEqual([]);
    await writer.context().close();
    await reader.context().close();
  });

  test('a vote and its count reach the other', async () => {
    const room = await addRoom(world.forum);
    await newStatement(room, room.moderator, 'رصيف متصل');
    const [voter, reader] = await Promise.all([enter(room, '?tab=statements'), enter(room, '?tab=statements')]);
    await voter.locator('.votes button').first().click();
    await reader
      .locator('#s1')
      .getByText(t('room:statements.agreed', { count: 1 }), { exact: true })
      .waitFor();
    const name = await reader.locator('.votes button').first().getAttribute('aria-label');
    expect(name).toBe(t('room:statements.agree_name', { number: 1, count: 1 }));
    await voter.context().close();
    await reader.context().close();
  });
});

test('what the quorum still needs is seen by members, on the wall and by those who only watch, and falls with each vote', async () => {
  const room = await addRoom(world.forum);
  await addSeats(world.forum, room.commune, 3);
  const member = await addPerson(world.forum, { role: 'member', commune: room.commune });
  await addPerson(world.forum, { role: 'member', commune: room.commune });
  const motionId = await addMotion(room, { electorate: 'members', majorityRule: 'two_thirds' });
  const voter = await world.page({ personId: member });
  await openLive(voter, pathOf(room, 'ar', '?tab=motions'));
  const [watcher, wall] = await Promise.all([
    enter(room, '?tab=motions'),
    world.page({ personId: await addGuest(world.forum, room.code) }),
  ]);
  await wall.goto(pathOf(room, 'ar', '/projector'));
  const card = watcher.locator('#motion-1');
  await card.getByText(t('room:motions.quorum_of', { quorum: 2, entitled: 3 })).waitFor();
  await card.getByText(t('room:motions.majority_two_thirds')).waitFor();
  await card.getByText(t('room:motions.quorum_missing', { count: 2 })).waitFor();
  expect(await card.locator('input[name=choice]').count()).toBe(0);
  await voter.locator('#motion-1 input[name=choice][value=yes]').check();
  await voter.locator('#motion-1 form .btn-main').click();
  for (const page of [voter, watcher])
    await page
      .locator('#motion-1')
      .getByText(t('room:motions.quorum_missing', { count: 1 }))
      .waitFor();
  await wall.getByText(words('ar')('projector:quorum_missing', { count: 1 })).waitFor();
  const other = await world.forum.as(await addPerson(world.forum, { role: 'member', commune: room.commune }));
  const late = { actionId: randomUUID(), motionId, ballot: { choice: 'yes' as const } };
  expect(await outcomeOf(castVote(other, late)), 'a member since').toBe('forbidden motion.member_since');
  for (const page of [voter, watcher, wall]) await page.context().close();
});

/** What must not change under somebody's hands. */
function handsOn(page: Page) {
  return page.evaluate(() => {
    const field = document.activeElement as HTMLTextAreaElement;
    const chosen = document.querySelector<HTMLInputElement>('#comment input[name="kind"]:checked');
    return {
      focus: field.id,
      value: field.value,
      caret: [field.selectionStart, field.selectionEnd],
      kind: chosen?.value,
      top: Math.round(field.getBoundingClientRect().top),
    };
  });
}

async function shout(room: Room, voices: Voice[]): Promise<void> {
  const speak = voices.map(async (voice, at) => {
    for (let time = 0; time < 40; time += 1) await voice.say(`تعليق ${at} ${time}`);
    for (let time = 0; time < 10; time += 1) await voice.state(`عبارة جديدة ${at} ${time}`);
  });
  await Promise.all(speak);
}

describe('A-22 two hundred events into a half-filled form', () => {
  test('leave values, focus, caret, choice and place as they were', async () => {
    const room = await addRoom(world.forum);
    await newStatement(room, room.moderator, 'رصيف متصل');
    await newComment(room, room.moderator, { text: 'تعليق قديم' });
    const first = await newAgendaItem(room, 'النقطة الأولى');
    const motionId = await addMotion(room, { state: 'draft', title: { ar: 'هل نبدأ بالأرصفة؟' } });
    const page = await enter(room);
    const moderator = await world.context(personOf(room.moderator));
    const order = (form: Record<string, string>) => moderator.request.post(pathOf(room, 'ar', '/moderate'), { form });
    await page.locator('#comment-text').fill('نصف جملة كتبت ولم تكتمل');
    await page.locator('#comment input[name="kind"][value="question"]').check();
    await page.locator('#comment-text').focus();
    await page.evaluate(() => (document.activeElement as HTMLTextAreaElement).setSelectionRange(4, 9));
    const before = await handsOn(page);

    const voices = await joinCrowd(world, room, 4);
    await Promise.all([
      shout(room, voices),
      order({ intent: 'moveAgenda', agendaItemId: first }).then(() => order({ intent: 'openMotion', motionId })),
    ]);
    await page.getByRole('button', { name: t('room:comments.new', { count: 160 }) }).waitFor();
    await page.locator('#current-item').waitFor();
    await page.getByText('هل نبدأ بالأرصفة؟').waitFor();
    expect(await handsOn(page)).toEqual(before);
    expect(await page.locator('article').count()).toBe(1);
    for (const voice of voices) voice.leave();
    await checkSpeech(page, before.value);
    await page.context().close();
    await moderator.close();
  });

  test('leave a ballot that was chosen and not sent', async () => {
    const room = await addRoom(world.forum);
    const motionId = await addMotion(room, { title: { ar: 'هل نبدأ بالأرصفة؟' } });
    const page = await enter(room, '?tab=motions');
    await page.locator('input[name="choice"][value="abstain"]').check();
    const voices = await joinCrowd(world, room, 5);
    await Promise.all(voices.map((voice) => voice.cast(motionId, 'yes')));
    await page.getByText(t('room:motions.cast', { count: 5 }), { exact: true }).waitFor();
    expect(await page.locator('input[name="choice"]:checked').inputValue()).toBe('abstain');
    expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).value)).toBe('abstain');
    for (const voice of voices) voice.leave();
    await page.context().close();
  });

  test('leave the statement somebody is about to vote on, when a vote is opened', async () => {
    const room = await addRoom(world.forum);
    await newStatement(room, room.moderator, 'رصيف متصل');
    const motionId = await addMotion(room, { state: 'draft', title: { ar: 'هل نبدأ بالأرصفة؟' } });
    const page = await enter(room);
    const moderator = await world.context(personOf(room.moderator));
    const agree = page.locator('.votes button').first();
    await agree.focus();
    await moderator.request.post(pathOf(room, 'ar', '/moderate'), { form: { intent: 'openMotion', motionId } });
    await untilSpoken(page, 'assertive', t('own:say.vote_opened'));
    expect(await agree.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await page.getByText('هل نبدأ بالأرصفة؟').waitFor();
    const [row] = await world.forum.sql`
      select count(*)::int as votes from statement_votes v join statements s using (statement_id)
      where s.session_id = ${room.sessionId} and v.vote = 1`;
    expect(row?.votes).toBe(1);
    await page.context().close();
    await moderator.close();
  });
});

/** counts, never texts, and at most one in five seconds; only the opened vote interrupts. */
async function checkSpeech(page: Page, typed: string): Promise<void> {
  const log = (await spoken(page)).filter(({ text }) => text !== '');
  const polite = log.filter(({ region }) => region === 'polite');
  expect(polite.length).toBeGreaterThan(0);
  for (const [at, { at: when }] of polite.entries())
    if (at > 0) expect(when - (polite[at - 1]?.at ?? 0)).toBeGreaterThan(4900);
  expect(log.filter(({ text }) => text.includes('تعليق 0') || text.includes(typed))).toEqual([]);
  expect(log.filter(({ region }) => region === 'assertive').map(({ text }) => text)).toEqual([
    t('own:say.vote_opened'),
  ]);
}
