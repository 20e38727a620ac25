import { beforeAll, describe, expect, test } from 'vitest';
import { withAuthzLive } from '#tests/support/authz-live.ts';
import type { SetStage } from '#tests/support/authz-stage.ts';
import { breakouts, hostile as texts, naughty, scripted, unstorable } from '#tests/support/hostile-texts.ts';
import { findHarm, mostLag, readLoopLag } from '#tests/support/unharmed.ts';

const held = withAuthzLive();
let set: SetStage;
beforeAll(async () => {
  set = await held.stage.set('open');
});

/** Posts a form as somebody of the cast. */
async function post(path: string, fields: Record<string, string>, cookie = ''): Promise<number> {
  const headers = { accept: 'text/html', ...(cookie && { cookie }) };
  const answer = await fetch(held.stage.product.url + path, {
    method: 'POST',
    redirect: 'manual',
    headers,
    body: new URLSearchParams(fields),
  });
  await answer.text();
  return answer.status;
}

/** Some at a time, so that nobody waits for everybody. */
async function eachOf<T>(items: T[], work: (item: T) => Promise<void>, together = 8): Promise<void> {
  const rest = items.values();
  await Promise.all(
    Array.from({ length: together }, async () => {
      for (const item of rest) await work(item);
    }),
  );
}

const all = (keys: string[], text: string): Record<string, string> =>
  Object.fromEntries(keys.map((key) => [key, text]));
const planKeys = ['title', 'purpose', 'decides', 'decidedBy', 'decidedWhen', 'afterwards', 'place'].flatMap((key) => [
  `${key}.ar`,
  `${key}.fr`,
]);

describe('every text in every field of every form', () => {
  const room = () => `/ar/${set.commune.slug}/sessions/${set.sessionId}`;
  const when = { startsOn: '2026-12-01', startsTime: '17:00' };
  const forms: Array<
    [string, () => string, (text: string) => Record<string, string>, 'moderator' | 'citizen' | 'visitor']
  > = [
    [
      'the plan',
      () => `${room()}/edit`,
      (text) => ({ intent: 'saveSession', ...all(planKeys, text), ...when }),
      'moderator',
    ],
    [
      'dates',
      () => `${room()}/edit`,
      (text) => ({ intent: 'saveSession', ...all(planKeys, 'نص الخطة'), startsOn: text, startsTime: text }),
      'moderator',
    ],
    [
      'the agenda',
      () => `${room()}/edit`,
      (text) => ({ intent: 'editItem', agendaItemId: set.item, plannedMinutes: '5', 'title.ar': text }),
      'moderator',
    ],
    [
      'minutes and ids',
      () => `${room()}/edit`,
      (text) => ({ intent: 'editItem', agendaItemId: text, plannedMinutes: text, 'title.ar': 'نقطة' }),
      'moderator',
    ],
    [
      'a motion',
      () => `${room()}/edit`,
      (text) => ({
        intent: 'editMotion',
        motionId: set.draft,
        ...all(['title.ar', 'explanation.ar', 'secrecy', 'electorate'], text),
      }),
      'moderator',
    ],
    [
      'reasons',
      () => `${room()}/moderate`,
      (text) => ({ intent: 'hideComment', ...all(['targetId', 'reason'], text) }),
      'moderator',
    ],
    ['intents', () => `${room()}/moderate`, (text) => ({ intent: text, to: text }), 'moderator'],
    [
      'a comment',
      room,
      (text) => ({ intent: 'postComment', ...all(['actionId', 'text', 'kind', 'parentId'], text) }),
      'citizen',
    ],
    [
      'votes',
      room,
      (text) => ({ intent: 'castVote', ...all(['motionId', 'choice', 'statementId', 'vote'], text) }),
      'citizen',
    ],
    ['joining', () => '/ar/join', (text) => all(['code', 'name'], text), 'visitor'],
    ['joining by link', () => `/ar/j/${set.code}`, (text) => ({ name: text }), 'visitor'],
    ['signing in', () => '/ar/sign-in', (text) => all(['email', 'password', 'back'], text), 'visitor'],
    ['signing in, for programs', () => '/sign-in', (text) => all(['email', 'password', 'back'], text), 'visitor'],
    ['signing up', () => '/ar/sign-up', (text) => all(['name', 'email', 'password', 'back'], text), 'visitor'],
    ['asking for a code', () => '/ar/sign-in/code', (text) => ({ intent: 'ask', email: text }), 'visitor'],
    ['using a code', () => '/ar/sign-in/code', (text) => ({ intent: 'use', code: text }), 'visitor'],
    [
      'an account',
      () => '/ar/account',
      (text) => ({ intent: 'revoke', ...all(['authSessionId', 'version'], text) }),
      'citizen',
    ],
    ['the charter', () => `/ar/${set.commune.slug}/charter`, (text) => ({ version: text }), 'citizen'],
    ['preferences', () => '/preferences', (text) => all(['theme', 'back'], text), 'visitor'],
  ];

  test.each(forms)('%s', async (what, path, fields, who) => {
    // The schemas are those of the sockets, where every text is tried. Here some forms get all of them, the rest what
    // is ours and an eighth; all in the long run.
    const whole = process.env.TACHAWOR_FULL === '1' || ['the plan', 'a comment', 'joining by link'].includes(what);
    const chosen = texts.filter((_, index) => whole || index % 8 === 0 || index >= naughty.length + scripted.length);
    const seen = new Map<number, string>();
    await eachOf(chosen, async (text) => {
      const status = await post(path(), fields(text), set.cookies[who]);
      if (![302, 303, 400, 401, 404, 409, 413, 422, 429].includes(status)) seen.set(status, text.slice(0, 60));
    });
    expect([what, ...seen]).toEqual([what]);
  });

  test('addresses', async () => {
    const queries = [
      'q',
      'back',
      'done',
      'reply',
      'statement',
      'thread',
      'before',
      'tab',
      'code',
      '_routes',
      'page',
      'at',
    ];
    const pages = [
      '/ar',
      '/ar/join',
      '/ar/sign-in',
      '/ar/account',
      room(),
      `${room()}/moderate`,
      `${room()}.data`,
      '/__manifest',
    ];
    const chosen = [...texts.filter((_, index) => index % 12 === 0), ...breakouts, ...unstorable].filter(
      (text) => text.length < 3_000,
    );
    const seen: string[] = [];
    await eachOf(chosen, async (text) => {
      const encoded = encodeURIComponent(text.toWellFormed());
      const query = queries.map((key) => `${key}=${encoded}`).join('&');
      for (const page of [
        ...pages.map((one) => `${one}?${query}`),
        `/ar/j/${encoded}`,
        `/ar/${encoded}`,
        `/${encoded}`,
        `/ar/guelmim/sessions/${encoded}`,
      ]) {
        if (page.length > 12_000) continue;
        const answer = await fetch(held.stage.product.url + page, {
          redirect: 'manual',
          headers: { cookie: set.cookies.moderator },
        });
        await answer.text();
        if (answer.status >= 500) seen.push(`${answer.status} ${page.slice(0, 80)}`);
      }
    });
    expect(seen).toEqual([]);
  });

  test('a line of a megabyte is refused before it is read', async () => {
    for (const path of ['/join', '/ar/sign-up', room(), `${room()}/edit`]) {
      expect(await post(path, { text: 'x'.repeat(1_000_000) }, set.cookies.citizen), path).toBe(413);
    }
    expect(await findHarm(held.stage.product)).toEqual([]);
  });
});

test('the process is unharmed and was not held up', async () => {
  expect(await findHarm(held.stage.product)).toEqual([]);
  expect(await readLoopLag(held.stage.product)).toBeLessThan(mostLag);
});
