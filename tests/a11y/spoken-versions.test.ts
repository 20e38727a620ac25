import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTranslator } from '#app/i18n/translator.ts';
import { zoneChanges } from '#app/i18n/zone.server.ts';
import { saveVersion } from '#server/domain/opinions/save-version.ts';
import { addDesk, goToParagraph, pressAll, sitDown, untilSaved } from '#tests/support/desk-stage.ts';
import { pressOn } from '#tests/support/keyboard.ts';
import { openWorld, type World } from '#tests/support/room-journey.ts';
import { words } from '#tests/support/room-journey-words.ts';
import { startReader } from '#tests/support/screen-reader.ts';

/** Versions and comparisons as they are heard, by somebody who has a keyboard and no screen. */

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const t = words('ar');
const laptop = { viewport: { width: 1280, height: 800 } };
const title = 'رأي حول تهيئة الساحة';
const lines = ['تغرس الجماعة عشرين شجرة', 'تنار الساحة ليلا', 'تمنع السيارات من الوقوف', 'توضع كراس في الظل'];

describe('versions', () => {
  test('a version is named by ear; its keeping is told once, and the list gives names and dates', async () => {
    const desk = await addDesk(world, '45', title, lines);
    const rapporteur = await world.forum.as(desk.rapporteur.personId);
    const names = ['بعد اجتماع اللجنة', 'بعد الاستماع إلى السكان'];
    await saveVersion(rapporteur, { actionId: randomUUID(), opinionId: desk.opinionId, name: names[0] ?? '' });
    const page = await world.page(desk.rapporteur, laptop);
    await page.goto(desk.path('ar', '/versions'));
    const form = await startReader(page);
    const hint = t('opinion:manage.save_hint');
    const said = await form.readUntil('textbox, ');
    expect(said).toContain(`heading, ${t('opinion:manage.save')}, level 3`);
    expect(said.at(-1)).toBe(`textbox, ${t('opinion:manage.save_name')}, ${hint}`);
    await form.enter();
    await page.keyboard.type(names[1] ?? '');
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);

    const reader = await startReader(page);
    const read = await reader.readPage();
    const confirmed = t('opinion:done.saved');
    expect(read.filter((phrase) => phrase.includes(confirmed))).toEqual([confirmed]);
    expect(read.indexOf(confirmed)).toBeLessThan(read.indexOf(`heading, ${t('opinion:versions_list')}, level 2`));
    expect(await reader.announced(), 'nor does a live region say it again').toEqual([]);

    const { dateTime } = createTranslator('ar', {}, zoneChanges);
    const rows = await world.forum.sql<{ number: number; madeAt: Date }[]>`
      select number, made_at as "madeAt" from opinion_versions where opinion_id = ${desk.opinionId} order by number desc`;
    expect(rows).toHaveLength(2);
    const from = read.indexOf(`region, ${t('opinion:versions_list')}`);
    const list = read.slice(from, read.indexOf(`end of region, ${t('opinion:versions_list')}`));
    expect(list.filter((phrase, at) => phrase.startsWith('heading, ') || list[at - 1] === 'time')).toEqual([
      `heading, ${t('opinion:versions_list')}, level 2`,
      ...rows.flatMap(({ number, madeAt }) => [
        `heading, ${t('opinion:version_n', { number })} ${names[number - 1]}, level 3`,
        dateTime(madeAt.toISOString()),
      ]),
    ]);
    await page.context().close();
  });
});

const edits = {
  ar: { title, lines, instead: 'نخلة', extra: 'تفتح المراحيض كل يوم' },
  fr: {
    title: 'Avis sur la place de la gare routière',
    lines: [
      'La commune plante vingt arbres',
      'La place est éclairée',
      'Les voitures restent dehors',
      'On pose des bancs',
    ],
    instead: 'palmiers',
    extra: 'Les toilettes sont ouvertes',
  },
} as const;

describe.each(['ar', 'fr'] as const)('a comparison, in %s', (lang) => {
  const told = words(lang);
  const text = edits[lang];

  test('says in words which words came and went, and which paragraphs', async () => {
    const desk = await addDesk(world, lang === 'ar' ? '46' : '47', text.title, text.lines);
    const rapporteur = await world.forum.as(desk.rapporteur.personId);
    await saveVersion(rapporteur, { actionId: randomUUID(), opinionId: desk.opinionId, name: 'النسخة الأولى' });
    const page = await world.page(desk.salma, laptop);
    await sitDown(page, desk.path(lang, '/edit'));
    await goToParagraph(page, 1);
    await pressAll(page, 'Control+Backspace');
    await page.keyboard.type(text.instead, { delay: 30 });
    await goToParagraph(page, 2);
    await pressAll(page, 'Shift+Home', 'Backspace', 'Backspace', 'Control+End', 'Enter');
    await page.keyboard.type(text.extra, { delay: 30 });
    await untilSaved(page);

    await page.goto(desk.path(lang, '/versions'));
    await pressOn(page, page.getByRole('button', { name: told('opinion:compare.show') }));
    await page.waitForURL(/from=1&to=now/);
    const read = await (await startReader(page)).readPage();
    const [first = '', ...others] = text.lines;
    const kept = first.slice(0, first.lastIndexOf(' '));
    const kind = (name: string) =>
      `${told('opinion:compare.block_paragraph')} · ${told(`opinion:compare.kind_${name}`)}`;
    const part = (name: string, own: string) =>
      `${told(`opinion:compare.${name}`)} ${own} ${told('opinion:compare.end')}`;
    const parts = [kept, part('removed', first.slice(kept.length + 1)), part('added', text.instead)];
    const whole = [kind('changed'), ...parts, kind('removed'), ...others, kind('added'), text.extra].join(' ');
    const counted = ['changed', 'added', 'removed'].map((name) => told(`opinion:compare.count_${name}`, { count: 1 }));
    const from = read.indexOf(counted.join(told('opinion:comma')));
    expect(from, 'how much changed is said first').toBeGreaterThan(0);
    const diff = read.slice(from, read.indexOf('end of main')).filter((phrase) => !isRole(phrase));
    const rest = diff.slice(diff.indexOf(told('opinion:compare.only_words')) + 1);
    expect(rest.join(' ')).toBe(whole.replaceAll('\u00a0', ' '));
    await page.context().close();
  });
});

/** The reader's own words for what a part of the page is. */
function isRole(phrase: string): boolean {
  return /^(end of )?(paragraph|strong|insertion|deletion)$/.test(phrase);
}
