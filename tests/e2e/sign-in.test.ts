import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { demoPassword } from '#db/seed/accounts.ts';
import { createScanner } from '#tests/support/a11y.ts';
import { addRoom, newStatement } from '#tests/support/forum-sessions.ts';
import { pressOn, typeInto } from '#tests/support/keyboard.ts';
import { openWorld, pathOf, type World } from '#tests/support/room-journey.ts';
import { words } from '#tests/support/room-journey-words.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const small = { viewport: { width: 320, height: 480 } };

/** As somebody pastes who keeps passwords and codes elsewhere. */
async function paste(page: Page, target: Locator, text: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((what) => navigator.clipboard.writeText(what), text);
  await target.focus();
  await page.keyboard.press('Control+V');
  expect(await target.inputValue()).toBe(text);
}

describe.each(['ar', 'fr'] as const)('A-14 signing in, in %s', (lang) => {
  test('takes pasted addresses and passwords, tells password managers what is what, and leads back', async () => {
    const page = await world.page('visitor', small);
    const scanner = createScanner(page, world.origin);
    await page.goto(`/${lang}/sign-in?back=/${lang}/guelmim/space`);
    const [email, password] = [page.locator('#email'), page.locator('#password')];
    expect(await email.getAttribute('autocomplete')).toBe('username');
    expect(await password.getAttribute('autocomplete')).toBe('current-password');
    await paste(page, email, 'citizen1@demo.tachawor.test');
    await paste(page, password, 'not the password');
    const send = page.locator('main form .btn-main').first();
    await scanner.after(
      'refused',
      () => pressOn(page, send),
      () => page.locator('.error-summary').waitFor(),
    );
    expect(await email.inputValue()).toBe('citizen1@demo.tachawor.test');
    await paste(page, password, demoPassword);
    await scanner.after(
      'signed in',
      () => pressOn(page, send),
      () => page.waitForURL(({ pathname }) => pathname === `/${lang}/guelmim/space`),
    );
    expect(scanner.findings()).toEqual([]);
    await page.context().close();
  });

  test('by a code that is pasted, without remembering anything', async () => {
    const page = await world.page('visitor', small);
    const scanner = createScanner(page, world.origin);
    await page.goto(`/${lang}/sign-in/code`);
    await typeInto(page, page.locator('#email'), 'citizen2@demo.tachawor.test');
    const field = page.locator('#code');
    await scanner.after(
      'asked',
      () => pressOn(page, page.locator('main form .btn-main')),
      () => field.waitFor(),
    );
    expect(await field.getAttribute('autocomplete')).toBe('one-time-code');
    const mails = await (await fetch(`${world.origin}/dev/mail`)).text();
    const code = /\b\d{8}\b/.exec(mails)?.[0] ?? '';
    await paste(page, field, code);
    await scanner.after(
      'signed in',
      () => pressOn(page, page.locator('main form .btn-main')),
      () => page.waitForURL((url) => !url.pathname.includes('sign-in')),
    );
    expect(scanner.findings()).toEqual([]);
    await page.context().close();
  });

  test('A-15 a name given once is there when another session is joined', async () => {
    const [first, second] = [await addRoom(world.forum), await addRoom(world.forum)];
    const page = await world.page('visitor', small);
    await page.goto(`/${lang}/j/${first.code}`);
    await page.fill('#name', 'زهرة');
    await page.locator('main form .btn-main').click();
    await page.waitForURL(`**${pathOf(first, lang)}`);
    await page.goto(`/${lang}/j/${second.code}`);
    expect(await page.locator('#name').inputValue()).toBe('زهرة');
    await page.context().close();
  });
});

test('B-1 from the invitation to the first question in one press and ten seconds, on a slow network', async () => {
  const page = await world.page('visitor');
  const wire = await page.context().newCDPSession(page);
  await wire.send('Network.enable');
  const slow = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };
  await wire.send('Network.emulateNetworkConditions', slow);
  const start = performance.now();
  await page.goto('/ar/j/TACHAW', { waitUntil: 'commit' });
  const [button, question] = [page.locator('main form .btn-main'), page.locator('main .card-asking h2')];
  await button.click({ noWaitAfter: true });
  await page.waitForURL('**/sessions/**', { waitUntil: 'commit' });
  await question.first().waitFor();
  expect(performance.now() - start).toBeLessThan(10_000);
  await page.context().close();
});

test('what a guest voted is the account’s after signing in, and is counted once', async () => {
  const room = await addRoom(world.forum);
  const statementId = await newStatement(room, room.moderator, 'رصيف متصل');
  const page = await world.page('visitor', small);
  const scanner = createScanner(page, world.origin);
  const t = words('ar');
  const shows = (choice: 'agree' | 'disagree') =>
    page
      .locator('#s1')
      .getByText(t('room:statements.own', { vote: t(`room:statements.${choice}`) }))
      .waitFor();
  const statement = async () => page.goto(`${pathOf(room, 'ar')}?tab=statements&statement=${statementId}`);
  await page.goto(`/ar/j/${room.code}`);
  await page.locator('main form .btn-main').click();
  await page.waitForURL(`**${pathOf(room, 'ar')}`);
  await statement();
  await page.locator('.votes button').first().click();
  await shows('agree');
  await page.goto(`/ar/sign-in?back=${pathOf(room, 'ar')}`);
  await page.getByText(t('account:sign_in.as_guest')).waitFor();
  await scanner.look('a guest signs in');
  await page.fill('#email', 'citizen3@demo.tachawor.test');
  await page.fill('#password', demoPassword);
  await page.locator('main form .btn-main').first().click();
  await page.waitForURL(`**${pathOf(room, 'ar')}`);
  await statement();
  await shows('agree');
  await page.locator('.votes button').last().click();
  await shows('disagree');
  const votes = await world.forum.sql`
    select v.vote, p.kind from statement_votes v join statements s using (statement_id) join people p using (person_id)
    where s.session_id = ${room.sessionId}`;
  expect(votes.map(({ vote: choice, kind }) => [choice, kind])).toEqual([[-1, 'account']]);
  expect(scanner.findings()).toEqual([]);
  await page.context().close();
});
