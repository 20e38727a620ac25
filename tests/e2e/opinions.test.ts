import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findAccountByEmail } from '#db/queries/people.ts';
import { createScanner } from '#tests/support/a11y.ts';
import { writeInto } from '#tests/support/forum-opinions.ts';
import { openWorld, type World } from '#tests/support/room-journey.ts';
import { words } from '#tests/support/room-journey-words.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const noScript = { javaScriptEnabled: false, viewport: { width: 320, height: 640 } };
const titles = { ar: 'رأي حول تهيئة ساحة المحطة', fr: 'Avis sur la place de la gare routière' } as const;

async function member(name: 'member1' | 'member2'): Promise<string> {
  const account = await findAccountByEmail(world.forum.db, `${name}@demo.tachawor.test`);
  if (!account) throw new Error(`the demo has no account ${name}`);
  return account.personId;
}

/** Something was done: the page says it, or came to where it leads. */
type Act = (name: string, press: () => Promise<unknown>, said: string) => Promise<void>;

describe.each(['ar', 'fr'] as const)('A-6 an opinion without JavaScript, in %s', (lang) => {
  const t = words(lang);

  test('is begun, kept, published, read by a visitor, compared, brought back and moved', async () => {
    const page = await world.page('member2', noScript);
    const scanner = createScanner(page, world.origin, 'own');
    const act: Act = (name, press, said) =>
      scanner.after(
        name,
        async () => void (await press()),
        () => page.locator('.notice').getByText(said, { exact: true }).waitFor(),
      );
    const fold = (label: string) => page.locator('summary').filter({ hasText: label }).first();

    await page.goto(`/${lang}/guelmim/opinions`);
    await page.getByRole('link', { name: t('opinion:begin') }).click();
    await page.fill('#title', titles[lang]);
    await page.getByRole('button', { name: t('opinion:create') }).click();
    await page.locator('.error-summary a[href="#origin"]').waitFor();
    expect(await page.inputValue('#title'), 'what was typed is kept').toBe(titles[lang]);
    await page.getByRole('radio', { name: t('opinion:origin_self_referral') }).check();
    await page.getByRole('radio', { name: t('opinion:template_short') }).check();
    await act(
      'created',
      () => page.getByRole('button', { name: t('opinion:create') }).click(),
      t('opinion:done.created'),
    );
    const path = new URL(page.url()).pathname;
    const opinionId = path.split('/').at(-1) ?? '';
    expect(await page.locator('.document h2').count()).toBe(2);

    await page.getByRole('link', { name: t('opinion:to_manage') }).click();
    await page.getByRole('button', { name: t('opinion:manage.save_yes') }).click();
    await page.locator('.error-summary a[href="#name"]').waitFor();
    await page.fill('#name', 'أول صيغة');
    await act(
      'saved',
      () => page.getByRole('button', { name: t('opinion:manage.save_yes') }).click(),
      t('opinion:done.saved'),
    );
    await fold(t('opinion:publish')).click();
    await act(
      'published',
      () => page.getByRole('button', { name: t('opinion:publish_yes') }).click(),
      t('opinion:done.published'),
    );

    await writeInto(world.forum, opinionId, await member('member1'), 'توصي الجماعة بغرس أربعين شجرة.');
    await readAsVisitor(path);

    await page.goto(`${path}/versions`);
    await page.getByRole('button', { name: t('opinion:compare.show') }).click();
    const added = page.locator('ins').filter({ hasText: 'أربعين' });
    await added.waitFor();
    expect(page.url()).toContain('from=1&to=now');
    expect(await page.locator('.notice').allTextContents()).toEqual(
      expect.arrayContaining([expect.stringContaining(t('opinion:compare.count_added_one').replace('{{count}}', '1'))]),
    );

    await page.goto(`${path}/versions`);
    await fold(t('opinion:restore')).click();
    await act(
      'restored',
      () => page.getByRole('button', { name: t('opinion:restore_yes') }).click(),
      t('opinion:done.restored'),
    );
    await page.goto(path);
    expect(await page.locator('.document').textContent()).not.toContain('أربعين');

    await page.goto(`${path}/versions`);
    await page.getByRole('link', { name: t('opinion:manage.to_tabled') }).click();
    await page.getByText(t('opinion:review.frozen')).waitFor();
    await page.getByRole('button', { name: t('opinion:manage.to_tabled') }).click();
    // What was brought back is the template alone.
    await page.locator('.error-summary').getByText(t('errors:opinion.unwritten')).waitFor();
    await writeInto(world.forum, opinionId, await member('member1'), 'توصي الجماعة بغرس أربعين شجرة.');
    await page.goto(`${path}/versions`);
    await page.getByRole('link', { name: t('opinion:manage.to_tabled') }).click();
    await act(
      'moved',
      () => page.getByRole('button', { name: t('opinion:manage.to_tabled') }).click(),
      t('opinion:done.moved'),
    );
    await page.goto(path);
    expect(await page.getByRole('link', { name: t('opinion:write') }).count()).toBe(0);
    await page.goto(`${path}/edit`);
    expect(new URL(page.url()).pathname).toBe(path);
    expect(scanner.findings()).toEqual([]);
    await page.context().close();
  });

  async function readAsVisitor(path: string): Promise<void> {
    const page = await world.page('visitor', noScript);
    await page.goto(`/${lang}/guelmim/opinions`);
    await page.getByRole('link', { name: titles[lang] }).click();
    await expectVersionOne(page);
    expect(new URL(page.url()).pathname).toBe(path);
    expect(await page.locator('script[src]').count()).toBe(0);
    expect(await page.getByRole('link', { name: t('opinion:write') }).count()).toBe(0);
    const hidden = await page.goto(`${path}/versions?from=1&to=now`);
    expect(hidden?.status()).toBe(404);
    await page.goto(`${path}/edit`);
    expect(new URL(page.url()).pathname).toBe(path);
    await page.context().close();
  }

  async function expectVersionOne(page: Page): Promise<void> {
    await page.locator('.notice').getByText(t('opinion:version_title').replace('{{number}}', '1')).waitFor();
    expect(await page.locator('.document').textContent()).not.toContain('أربعين');
  }
});

test('an opinion that is written by members alone does not exist for a visitor', async () => {
  const page = await world.page('visitor', noScript);
  for (const rest of ['', '/versions', '/versions/1', '/edit']) {
    const answer = await page.goto(world.opinion('ar', 'first_draft', rest));
    expect(answer?.status(), rest).toBe(404);
  }
  expect((await page.goto('/ar/agadir/opinions'))?.status()).toBe(200);
  const elsewhere = world.opinion('ar', 'tabled').replace('guelmim', 'agadir');
  expect((await page.goto(elsewhere))?.status()).toBe(404);
  await page.context().close();
});

test('a member opens the editor; without JavaScript the text is there to read, and why it cannot be written', async () => {
  const [quick, plain] = [await world.page('member1'), await world.page('member1', noScript)];
  const path = world.opinion('fr', 'first_draft', '/edit');
  await quick.goto(path);
  await quick.locator('[contenteditable="true"]').waitFor();
  await plain.goto(path);
  // A browser whose script is switched off by a test does not lay out what it shows to people without script.
  expect(await plain.locator('noscript').innerHTML()).toContain(words('fr')('opinion:edit_noscript_title'));
  expect(await plain.getByText(words('fr')('opinion:edit_opening')).isVisible()).toBe(false);
  expect(await plain.locator('.document h2').count()).toBeGreaterThan(0);
  await Promise.all([quick.context().close(), plain.context().close()]);
});

/** The smallest PNG: one black point. */
const point = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

test('a picture is taken from members and shown as a picture alone; anything else is refused', async () => {
  const [writer, visitor] = [await world.context('member1'), await world.context('visitor')];
  const path = world.opinion('ar', 'first_draft', '/images');
  const send = (who: typeof writer, buffer: Buffer, alt: string) =>
    who.request.post(path, { multipart: { alt, file: { name: 'a.png', mimeType: 'image/png', buffer } } });

  const sent = await send(writer, point, 'نقطة سوداء');
  expect(sent.status()).toBe(201);
  const { imageId } = (await sent.json()) as { imageId: string };
  const shown = await writer.request.get(`${path}/${imageId}`);
  expect([shown.status(), shown.headers()['content-type']]).toEqual([200, 'image/png']);
  expect(await shown.body()).toEqual(point);
  expect(shown.headers()['cache-control']).toBe('private, max-age=31536000, immutable');
  expect(shown.headers()['x-content-type-options']).toContain('nosniff');
  expect(shown.headers()['content-security-policy']).toContain('sandbox');
  expect((await visitor.request.get(`${path}/${imageId}`)).status()).toBe(404);

  expect((await send(writer, Buffer.from('<svg onload="x"/>'), 'رسم')).status()).toBe(422);
  expect((await send(writer, point, '')).status()).toBe(422);
  expect((await send(visitor, point, 'نقطة سوداء')).status()).toBeGreaterThanOrEqual(401);
  const large = Buffer.concat([point, Buffer.alloc(2 * 1024 * 1024 - point.length)]);
  expect((await send(writer, large, 'صورة كبيرة')).status(), 'two megabytes fit').toBe(201);
  expect((await send(writer, Buffer.concat([large, Buffer.alloc(1)]), 'صورة')).status()).toBe(422);
  await Promise.all([writer.close(), visitor.close()]);
});
