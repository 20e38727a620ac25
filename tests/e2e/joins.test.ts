import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { updateEmailConfirmed } from '#db/queries/people.ts';
import { castVote } from '#server/domain/votes/cast-vote.ts';
import { closeMotion } from '#server/domain/votes/close-motion.ts';
import { showResult } from '#server/domain/votes/show-result.ts';
import { createScanner } from '#tests/support/a11y.ts';
import { addCrowd, addPerson } from '#tests/support/forum-people.ts';
import { addMotion, addRoom } from '#tests/support/forum-sessions.ts';
import { openWorld, pathOf, personOf, type World } from '#tests/support/room-journey.ts';
import { words } from '#tests/support/room-journey-words.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

test.each(['ar', 'fr'] as const)(
  'the door in %s: a moderator sees the rush and closes it without script, newcomers are told, the log is public',
  async (lang) => {
    const say = words(lang);
    const room = await addRoom(world.forum);
    const crowd = await addCrowd(world.forum, room.sessionId, 40);
    for (const [at, personId] of crowd.entries())
      await world.forum.sql`update participants set joined_at = now() - make_interval(mins => ${(at * at) % 37}),
        network = ${at % 5 === 0 ? 'other' : 'one'} where person_id = ${personId}`;
    const desk = await world.page(personOf(room.moderator));
    const scanner = createScanner(desk, world.origin);
    await desk.goto(pathOf(room, lang, '/joins'));
    expect(await desk.locator('script').count(), 'it needs no script').toBe(0);
    await desk.getByText(say('joins:as_table')).click();
    expect(await desk.locator('main').innerText()).toContain(say('joins:of_networks', { guests: 40, networks: 2 }));
    const save = desk.getByRole('button', { name: say('joins:save') });
    await desk.getByRole('radio', { name: say('moderation:door.closed') }).check();
    await scanner.after(
      'no reason',
      () => save.click(),
      () => desk.locator('.error-summary').getByText(say('errors:door.reason_missing')).waitFor(),
    );
    expect(await desk.getByRole('radio', { name: say('moderation:door.closed') }).isChecked()).toBe(true);
    await desk.getByRole('radio', { name: say('moderation:door.reason_rush') }).check();
    await scanner.after(
      'a closed door',
      () => save.click(),
      () => desk.getByText(say('joins:done_closed')).waitFor(),
    );
    expect(scanner.findings()).toEqual([]);

    const late = await world.page('visitor', { javaScriptEnabled: false });
    await late.goto(`/${lang}/j/${room.code}`);
    await late.locator('main').getByText(say('errors:session.door_closed')).waitFor();
    await late.locator('main').getByText(say('moderation:door.reason_rush')).waitFor();
    await late.locator('form button[type=submit], form button:not([type])').last().click();
    await late.locator('.error-summary').getByText(say('errors:session.door_closed')).waitFor();
    await late.goto(pathOf(room, lang, '/log'));
    expect(await late.locator('#door-log + *').innerText()).toContain(say('moderation:door.reason_rush'));
  },
);

test.each(['ar', 'fr'] as const)(
  'a result in %s tells the levels of assurance on the phone and on the wall',
  async (lang) => {
    const say = words(lang);
    const room = await addRoom(world.forum);
    const crowd = await addCrowd(world.forum, room.sessionId, 9);
    const account = await addPerson(world.forum);
    await updateEmailConfirmed(world.forum.db, account);
    const member = await addPerson(world.forum, { role: 'member', commune: room.commune });
    const title = { ar: 'ملتمس الجميع', fr: 'Motion de tous' };
    for (const method of ['yes-no', 'consent'] as const) {
      const motionId = await addMotion(room, { title, method });
      for (const personId of [...crowd, account, member]) {
        const ballot = method === 'yes-no' ? { choice: 'yes' as const } : { stand: 'agree' as const };
        await castVote(await world.forum.as(personId), { actionId: randomUUID(), motionId, ballot });
      }
      await closeMotion(room.moderator, { motionId });
      await showResult(room.moderator, { motionId });
    }
    const levels = (['device', 'contact', 'member'] as const)
      .map((level) => say(`ballot:level.${level}`, { count: level === 'device' ? 9 : 1 }))
      .join(' · ');
    const told = say('ballot:level.of', { levels });
    const phone = await world.page('visitor');
    const scanner = createScanner(phone, world.origin);
    await phone.goto(pathOf(room, lang, '?tab=motions'));
    for (const number of [1, 2]) await phone.locator(`#motion-${number}`).getByText(told).waitFor();
    const wall = await world.page('visitor', { viewport: { width: 1280, height: 720 } });
    await wall.goto(pathOf(room, lang, '/projector'));
    await wall.getByText(told).waitFor();
    await scanner.after(
      'results',
      () => phone.reload(),
      () => phone.locator('#motion-1').getByText(told).waitFor(),
    );
    expect(scanner.findings()).toEqual([]);
  },
);
