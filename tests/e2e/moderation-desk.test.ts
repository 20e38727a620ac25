import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appealComment, appealStatement } from '#server/domain/moderation/appeal-text.ts';
import { hideComment } from '#server/domain/moderation/moderate-comment.ts';
import { hideStatement } from '#server/domain/moderation/moderate-statement.ts';
import { createScanner } from '#tests/support/a11y.ts';
import { addGuest } from '#tests/support/forum-people.ts';
import { addRoom, newComment, newStatement } from '#tests/support/forum-sessions.ts';
import { openWorld, pathOf, personOf, type World } from '#tests/support/room-journey.ts';
import { words } from '#tests/support/room-journey-words.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const noScript = { javaScriptEnabled: false };

describe.each(['ar', 'fr'] as const)('without script, in %s', (lang) => {
  const t = words(lang);

  test('the author of a hidden or refused comment is warned and muted from there; nothing hides it again', async () => {
    const room = await addRoom(world.forum, { holdComments: true });
    const commentId = await newComment(room, await world.forum.as(await addGuest(world.forum, room.code, 'زهرة')));
    await hideComment(room.moderator, { targetId: commentId, reason: 'disrespect' });
    const shown = await addRoom(world.forum);
    const other = await newComment(shown, await world.forum.as(await addGuest(world.forum, shown.code, 'سعيد')));
    await hideComment(shown.moderator, { targetId: other, reason: 'disrespect' });
    for (const at of [room, shown]) {
      const desk = await world.page(personOf(at.moderator), noScript);
      const scanner = createScanner(desk, world.origin, 'own');
      for (const [kind, told] of [
        ['warn', 'author-warned'],
        ['mute', 'author-muted'],
      ] as const) {
        await desk.goto(pathOf(at, lang, '/moderate'));
        await desk.getByText(t('moderate:hidden_comments', { count: 1 })).click();
        const card = desk.locator('#comments article');
        await card.getByRole('button', { name: t('moderate:restore') }).waitFor();
        await card.locator('summary').first().click();
        expect(await card.getByText(t('moderate:hide_for')).count()).toBe(0);
        await card
          .locator('summary')
          .filter({ hasText: t(`moderate:${kind}`) })
          .click();
        const group = card.getByRole('group', {
          name: `${t(`moderate:${kind}`)} ${t('moderate:comment_number', { number: 1 })}`,
        });
        await scanner.after(
          kind,
          () => group.getByRole('button', { name: t('room:reasons.disrespect') }).click(),
          () =>
            desk
              .getByText(t(`moderate:done.${told}`), { exact: true })
              .first()
              .waitFor(),
        );
      }
      await desk.getByText(t('moderate:sanctions', { count: 2 })).waitFor();
      expect(scanner.findings()).toEqual([]);
      await desk.context().close();
    }
  });

  test('appeals are counted together, whatever they are about', async () => {
    const room = await addRoom(world.forum);
    const guest = await world.forum.as(await addGuest(world.forum, room.code, 'زهرة'));
    const desk = await world.page(personOf(room.moderator), noScript);
    const count = async (): Promise<string[]> => {
      await desk.goto(pathOf(room, lang, '/moderate'));
      return desk.locator('#queue > h3, #queue > * > h3').allInnerTexts();
    };
    const statementId = await newStatement(room, guest);
    await hideStatement(room.moderator, { targetId: statementId, reason: 'off_topic' });
    await appealStatement(guest, { statementId, text: 'لم أخالف الميثاق' });
    expect(await count()).toContain(t('moderate:appeals', { count: 1 }));
    const commentId = await newComment(room, guest);
    await hideComment(room.moderator, { targetId: commentId, reason: 'off_topic' });
    await appealComment(guest, { commentId, text: 'لم أخالف الميثاق' });
    expect(await count()).toContain(t('moderate:appeals', { count: 2 }));
    await desk.context().close();
  });
});
