import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { createAuthSessions } from '#server/auth/auth-sessions.ts';
import { createScanner } from '#tests/support/a11y.ts';
import { addPerson } from '#tests/support/forum-people.ts';
import { pressOn, typeInto } from '#tests/support/keyboard.ts';
import { openWorld, type World } from '#tests/support/room-journey.ts';
import { words } from '#tests/support/room-journey-words.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const password = 'three plain words';
const newPassword = 'entirely new words';
const small = { viewport: { width: 320, height: 640 } };

type Desk = { page: Page; email: string; personId: string };

/** A person’s account page in a browser of their own. */
async function openDesk(lang: 'ar' | 'fr', options: BrowserContextOptions = small, has = true): Promise<Desk> {
  const email = `${randomUUID()}@example.ma`;
  const personId = await addPerson(world.forum, { email, name: 'سلمى', ...(has && { password }) });
  const page = await world.page({ personId }, options);
  await page.goto(`/${lang}/account`);
  return { page, email, personId };
}

const part = (page: Page, name: string): Locator => page.locator(`#change-${name}`);
const unfold = (page: Page, name: string): Promise<void> => pressOn(page, part(page, name).locator('summary'));
const send = (page: Page, name: string): Promise<void> => pressOn(page, part(page, name).locator('.btn-main'));
const done = (page: Page, what: string): Promise<void> => page.waitForURL(`**done=${what}#done`);

async function codeTo(email: string): Promise<string> {
  const mails = await (await fetch(`${world.origin}/dev/mail`)).text();
  const mail = mails.split('<article').find((one) => one.includes(email)) ?? '';
  return /\b\d{8}\b/.exec(mail)?.[0] ?? '';
}

const logins = async (personId: string) => (await createAuthSessions(world.forum.db).list(personId)).length;

describe.each([
  ['ar', true],
  ['fr', true],
  ['ar', false],
] as const)('one’s own account, in %s, with script: %s', (lang, javaScriptEnabled) => {
  const t = words(lang);
  const options = { ...small, javaScriptEnabled };
  const scannerOf = (page: Page) => createScanner(page, world.origin, javaScriptEnabled ? undefined : 'own');

  test('another name, by keyboard; one that is refused stays to be put right', async () => {
    const { page } = await openDesk(lang, options);
    const scanner = scannerOf(page);
    await unfold(page, 'name');
    const name = page.locator('#name');
    expect([await name.inputValue(), await name.getAttribute('autocomplete')]).toEqual(['سلمى', 'name']);
    await scanner.look('unfolded');
    await typeInto(page, name, 'س');
    await scanner.after(
      'refused',
      () => send(page, 'name'),
      () => page.locator('.error-summary').waitFor(),
    );
    expect(await page.evaluate(() => document.activeElement?.className)).toContain('error-summary');
    await pressOn(page, page.locator('.error-summary a'));
    expect(await name.evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await name.inputValue()).toBe('س');
    expect(await name.getAttribute('aria-invalid')).toBe('true');
    await typeInto(page, name, 'سلمى من كلميم');
    await scanner.after(
      'renamed',
      () => send(page, 'name'),
      () => done(page, 'renamed'),
    );
    await page.getByText(t('account:mine.done_renamed')).waitFor();
    await page.locator('dd', { hasText: 'سلمى من كلميم' }).waitFor();
    expect(scanner.findings()).toEqual([]);
    await page.context().close();
  });

  test('another password: this browser stays in, the others are out', async () => {
    const { page, personId } = await openDesk(lang, options);
    const scanner = scannerOf(page);
    await createAuthSessions(world.forum.db).create(personId, 'Firefox · Android');
    await unfold(page, 'password');
    const [present, chosen] = [page.locator('#presentPassword'), page.locator('#newPassword')];
    expect(await present.getAttribute('autocomplete')).toBe('current-password');
    expect(await chosen.getAttribute('autocomplete')).toBe('new-password');
    await typeInto(page, present, 'not my password');
    await typeInto(page, chosen, newPassword);
    await scanner.after(
      'refused',
      () => send(page, 'password'),
      () => page.locator('.error-summary').waitFor(),
    );
    await part(page, 'password').getByText(t('errors:password.wrong')).waitFor();
    expect([await present.inputValue(), await chosen.inputValue(), await logins(personId)]).toEqual(['', '', 2]);
    await typeInto(page, present, password);
    await typeInto(page, chosen, newPassword);
    await scanner.after(
      'changed',
      () => send(page, 'password'),
      () => done(page, 'password'),
    );
    await page.getByText(t('account:mine.done_password')).waitFor();
    expect(await logins(personId)).toBe(1);
    expect(scanner.findings()).toEqual([]);
    await page.context().close();
  });

  test('a password by a code, for an account that has none; then another address', async () => {
    const { page, email } = await openDesk(lang, options, false);
    const scanner = scannerOf(page);
    await unfold(page, 'email');
    await part(page, 'email').getByText(t('account:change.email_no_password')).waitFor();
    await unfold(page, 'password');
    await scanner.look('no password');
    const code = page.locator('#code');
    await scanner.after(
      'asked',
      () => pressOn(page, part(page, 'password').locator('button')),
      () => code.waitFor(),
    );
    await typeInto(page, code, await codeTo(email));
    await typeInto(page, page.locator('#newPassword'), newPassword);
    await send(page, 'password');
    await done(page, 'password');

    const to = `new-${email}`;
    await unfold(page, 'email');
    expect(await page.locator('#email').getAttribute('autocomplete')).toBe('email');
    await typeInto(page, page.locator('#email'), to);
    await typeInto(page, page.locator('#password'), newPassword);
    await scanner.look('another address');
    await scanner.after(
      'sent',
      () => send(page, 'email'),
      () => code.waitFor(),
    );
    await typeInto(page, code, '00000000');
    await scanner.after(
      'wrong code',
      () => send(page, 'email'),
      () => page.locator('.error-summary').waitFor(),
    );
    expect(await code.inputValue()).toBe('00000000');
    await typeInto(page, code, await codeTo(to));
    await scanner.after(
      'moved',
      () => send(page, 'email'),
      () => done(page, 'email'),
    );
    await page.locator('dd', { hasText: to }).waitFor();
    expect(scanner.findings()).toEqual([]);
    await page.context().close();
  });
});
