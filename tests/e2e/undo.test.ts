import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { supportComment } from '#server/domain/comments/support-comment.ts';
import { createScanner } from '#tests/support/a11y.ts';
import { addGuest, addPerson, addSeats } from '#tests/support/forum-people.ts';
import { addRoom, newAgendaItem, newComment } from '#tests/support/forum-sessions.ts';
import { openLive, openWorld, pathOf, personOf, type World } from '#tests/support/room-journey.ts';
import { recordSpeech, untilSpoken } from '#tests/support/room-journey-log.ts';
import { words } from '#tests/support/room-journey-words.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const noScript = { javaScriptEnabled: false, viewport: { width: 360, height: 640 } };

describe.each([
  ['ar', true],
  ['fr', false],
] as const)('in %s, with script: %s', (lang, javaScriptEnabled) => {
  const t = words(lang);

  test('one button takes the last act back, and refuses in words once a colleague did something else', async () => {
    const room = await addRoom(world.forum, { state: 'planned' });
    const colleague = await world.forum.as(await addPerson(world.forum, { role: 'moderator', commune: room.commune }));
    await newAgendaItem(room, 'الأرصفة');
    const other = await newAgendaItem(room, 'الإنارة');
    const desk = await world.page(personOf(room.moderator), { ...noScript, javaScriptEnabled });
    const scanner = createScanner(desk, world.origin, 'own');
    if (javaScriptEnabled) await recordSpeech(desk);
    const at = pathOf(room, lang, '/moderate');
    await (javaScriptEnabled ? openLive(desk, at) : desk.goto(at));
    const bar = desk.locator('.undo-bar');
    const undo = bar.getByRole('button', { name: t('moderate:undo') });
    const done = (name: string) => bar.getByText(t(`moderate:done.${name}`)).waitFor();

    await desk.locator('#stage .btn-main').click();
    await done('session-open');
    await scanner.after(
      'the start is taken back',
      () => undo.click(),
      () => done('undone'),
    );
    await desk.locator('#stage .chip').getByText(t('session.state_planned')).waitFor();
    if (javaScriptEnabled) await untilSpoken(desk, 'polite', t('moderate:done.undone'));
    expect(await undo.count(), 'what was taken back has no button').toBe(0);

    await desk.locator('#stage .btn-main').click();
    await done('session-open');
    await desk.locator('#stage .btn-main').click();
    await done('agenda-moved');
    const theirs = await world.page(personOf(colleague), noScript);
    await theirs.request.post(at, { form: { intent: 'moveAgenda', agendaItemId: other } });
    await scanner.after(
      'refused',
      () => undo.click(),
      () => desk.locator('.error-summary').getByText(t('errors:undo.changed')).waitFor(),
    );
    expect(await desk.locator('#stage').innerText(), 'what the colleague did stays').toContain('الإنارة');
    // The browser itself writes down that a form was refused.
    expect(scanner.findings().filter((found) => !found.includes('409 (Conflict)'))).toEqual([]);
    for (const page of [desk, theirs]) await page.context().close();
  });

  test('a comment that was let through by a slip goes from the phones again, unless somebody supported it', async () => {
    const room = await addRoom(world.forum, { holdComments: true });
    const author = await world.forum.as(await addGuest(world.forum, room.code, 'زهرة'));
    const readerId = await addGuest(world.forum, room.code);
    const commentId = await newComment(room, author, { text: 'رأي ينتظر' });
    const phone = await world.page({ personId: readerId }, { ...noScript, javaScriptEnabled });
    const desk = await world.page(personOf(room.moderator), { ...noScript, javaScriptEnabled });
    const scanner = createScanner(desk, world.origin, 'own');
    const at = pathOf(room, lang, '/moderate');
    await (javaScriptEnabled ? openLive(desk, at) : desk.goto(at));
    const release = desk.locator('#queue').getByRole('button', { name: t('moderate:release') });
    const bar = desk.locator('.undo-bar');
    const undo = bar.getByRole('button', { name: t('moderate:undo') });
    const debate = phone.locator('article.comment').getByText('رأي ينتظر');

    await release.click();
    await bar.getByText(t('moderate:done.comment-released')).waitFor();
    await (javaScriptEnabled ? openLive(phone, pathOf(room, lang)) : phone.goto(pathOf(room, lang)));
    await debate.waitFor();
    await scanner.after(
      'let through and taken back',
      () => undo.click(),
      () => bar.getByText(t('moderate:done.undone')).waitFor(),
    );
    await release.waitFor();
    if (!javaScriptEnabled) await phone.goto(pathOf(room, lang));
    await debate.waitFor({ state: 'detached' });
    expect(await phone.locator('main').innerText()).not.toContain('رأي ينتظر');

    await release.click();
    await bar.getByText(t('moderate:done.comment-released')).waitFor();
    await supportComment(await world.forum.as(readerId), { actionId: randomUUID(), commentId, support: true });
    await undo.click();
    await desk.locator('.error-summary').getByText(t('errors:undo.answered')).waitFor();
    await phone.goto(pathOf(room, lang));
    await debate.waitFor();
    // The browser itself writes down that a form was refused.
    expect(scanner.findings().filter((found) => !found.includes('409 (Conflict)'))).toEqual([]);
    for (const page of [desk, phone]) await page.context().close();
  });

  test('a slip on the attendance list is taken off it again', async () => {
    const room = await addRoom(world.forum);
    await addSeats(world.forum, room.commune, 3);
    const desk = await world.page(personOf(room.moderator), { ...noScript, javaScriptEnabled });
    const scanner = createScanner(desk, world.origin, 'own');
    await desk.goto(pathOf(room, lang, '/attendance'));
    const seat = desk.locator('#seat-1');
    await seat.getByRole('button', { name: t('attendance:act.present') }).click();
    await seat.getByText(t('attendance:done.present')).waitFor();
    await scanner.look('noted');
    await seat.getByRole('button', { name: t('attendance:undo') }).click();
    await seat.getByText(t('attendance:undone')).waitFor();
    await seat.locator('.chip').getByText(t('attendance:state.absent')).waitFor();
    expect(scanner.findings()).toEqual([]);
    await desk.context().close();
  });
});
