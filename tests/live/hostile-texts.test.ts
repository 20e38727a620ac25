import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { CommandName } from '#app/contract/commands.ts';
import { limits } from '#app/contract/limits.ts';
import { longText, personName } from '#app/contract/text.ts';
import { ackOutcome, personOf, withAuthzLive } from '#tests/support/authz-live.ts';
import type { SetStage } from '#tests/support/authz-stage.ts';
import { breakouts, hostile as texts, naughty, scripted, turning, unstorable } from '#tests/support/hostile-texts.ts';
import type { LiveClient } from '#tests/support/live-client.ts';
import { findIntruders, scanHtml, type Scan } from '#tests/support/scan-html.ts';
import { findHarm, mostLag, readLoopLag } from '#tests/support/unharmed.ts';

const held = withAuthzLive();
/** Acts on one socket before it is told to slow down. */
const burst = 180;

let set: SetStage;
beforeAll(async () => {
  set = await held.stage.set('open');
});

test('the corpus is whole, or absent', () => {
  expect([0, 515]).toContain(naughty.length);
  expect([0, 112]).toContain(scripted.length);
});

/** Sends a command with each text, over as many sockets as it takes. */
async function sendEach(
  who: 'moderator' | 'visitor',
  command: CommandName,
  input: (text: string) => object,
): Promise<string[]> {
  const outcomes: string[] = [];
  for (let from = 0; from < texts.length; from += burst) {
    const client = (await held.connectAs(set, who)) as LiveClient;
    const answers = texts.slice(from, from + burst).map((text) => client.send(command, input(text), 20_000));
    outcomes.push(...(await Promise.all(answers)).map(ackOutcome));
  }
  return outcomes;
}

const act = () => ({ actionId: randomUUID() });
const statementText = longText(limits.statementText);
const commentText = longText(limits.commentText);
const name = personName(limits.displayName);

describe('every text in every field of every command', () => {
  test('statements: stored as they are, or refused', async () => {
    const outcomes = await sendEach('moderator', 'addStatement', (text) => ({
      ...act(),
      sessionId: set.sessionId,
      text,
    }));
    const expected = texts.map((text) => statementText.safeParse(text));
    expect(outcomes).toEqual(expected.map(({ success }) => (success ? 'ok' : 'invalid input.check')));
    const rows = await held.stage.forum.sql<{ text: string }[]>`
      select text from statements where session_id = ${set.sessionId} and statement_id not in (${set.statement}, ${set.hiddenStatement}, ${set.likeStatement}, ${set.guestStatement})`;
    expect(rows.map((row) => row.text).sort()).toEqual(
      expected.flatMap((one) => (one.success ? [one.data] : [])).sort(),
    );
    expect(await readLoopLag(held.stage.product)).toBeLessThan(mostLag);
  });

  test('comments: stored as they are, or refused', async () => {
    const outcomes = await sendEach('moderator', 'postComment', (text) => ({
      ...act(),
      sessionId: set.sessionId,
      text,
    }));
    const expected = texts.map((text) => commentText.safeParse(text));
    expect(outcomes).toEqual(expected.map(({ success }) => (success ? 'ok' : 'invalid input.check')));
    const rows = await held.stage.forum.sql<{ text: string }[]>`
      select text from comments where session_id = ${set.sessionId} and comment_id not in (${set.comment}, ${set.hiddenComment})`;
    expect(rows.map((row) => row.text).sort()).toEqual(
      expected.flatMap((one) => (one.success ? [one.data] : [])).sort(),
    );
    expect(await readLoopLag(held.stage.product)).toBeLessThan(mostLag);
  });

  test('names', async () => {
    const outcomes = await sendEach('visitor', 'join', (text) => ({ code: set.code, name: text }));
    expect(outcomes).toEqual(texts.map((text) => (name.safeParse(text).success ? 'ok' : 'invalid input.check')));
    for (const text of [...unstorable, ...turning]) expect(name.safeParse(text).success, text).toBe(false);
  });

  test.each([
    ['join', (text: string) => ({ code: text })],
    ['join', (text: string) => ({ sessionId: text })],
    ['leave', (text: string) => ({ sessionId: text })],
    ['castVote', (text: string) => ({ ...act(), motionId: set.open, ballot: { choice: text } })],
    ['castVote', (text: string) => ({ ...act(), motionId: text, ballot: { choice: 'yes' } })],
    ['castVote', (text: string) => ({ actionId: text, motionId: set.open, ballot: { choice: 'yes' } })],
    ['voteStatement', (text: string) => ({ ...act(), statementId: set.statement, vote: text })],
    ['postComment', (text: string) => ({ ...act(), sessionId: set.sessionId, text: 'x', kind: text })],
    ['postComment', (text: string) => ({ ...act(), sessionId: set.sessionId, text: 'x', parentId: text })],
    ['addStatement', (text: string) => ({ ...act(), sessionId: text, text: 'نص' })],
  ] as const)('%s refuses them where no text belongs', async (command, input) => {
    const outcomes = await sendEach('moderator', command, input);
    expect(
      [...new Set(outcomes)].filter(
        (outcome) => !/^(invalid input\.check|not_found code\.unknown|rate_limited auth\.too_many)$/.test(outcome),
      ),
    ).toEqual([]);
  });
});

describe('what was stored, on the pages that show it', () => {
  const read = async (path: string, cookie: string): Promise<{ scan: Scan; policy: string }> => {
    const answer = await fetch(held.stage.product.url + path, {
      headers: { accept: 'text/html', ...(cookie && { cookie }) },
    });
    expect(answer.status, path).toBe(200);
    return { scan: scanHtml(await answer.text()), policy: answer.headers.get('content-security-policy') ?? '' };
  };
  const union = (scans: Scan[]): Scan => ({
    parts: new Set(scans.flatMap((scan) => [...scan.parts])),
    scripts: scans[0]?.scripts ?? [],
    links: [],
  });

  /** A room of the same shape with nothing but good words in it. */
  async function makeInnocent(): Promise<SetStage> {
    const good = await held.stage.set('open');
    const client = (await held.connectAs(good, 'moderator')) as LiveClient;
    for (let index = 0; index < 60; index += 1)
      await client.send('postComment', { ...act(), sessionId: good.sessionId, text: `تعليق ${index}` });
    for (let index = 0; index < 5; index += 1)
      await client.send('addStatement', { ...act(), sessionId: good.sessionId, text: `رأي ${index}` });
    return good;
  }

  test('nothing of it is an element, an attribute, a script or a link', async () => {
    const good = await makeInnocent();
    const [row] = await held.stage.forum.sql<
      { last: number }[]
    >`select next_comment as last from sessions where session_id = ${set.sessionId}`;
    const older = Array.from(
      { length: Math.ceil((row?.last ?? 0) / 150) },
      (_, index) => `?tab=debate&before=${(index + 1) * 150}`,
    );
    const kinds = [
      '',
      '?tab=debate',
      '?tab=statements',
      '?tab=motions',
      '?tab=agenda',
      '?tab=about',
      '/projector',
      '/log',
      '/moderate',
      '/edit',
    ];
    for (const who of ['visitor', 'citizen', 'moderator'] as const) {
      for (const kind of [...kinds, ...older]) {
        if (who !== 'moderator' && /moderate|edit/.test(kind)) continue;
        const innocent = await read(
          `/ar/${good.commune.slug}/sessions/${good.sessionId}${kind.replace(/\d+$/, '55')}`,
          good.cookies[who],
        );
        const page = await read(`/ar/${set.commune.slug}/sessions/${set.sessionId}${kind}`, set.cookies[who]);
        const first = await read(
          `/ar/${good.commune.slug}/sessions/${good.sessionId}${kind.split('&')[0]}`,
          good.cookies[who],
        );
        expect(findIntruders(page.scan, union([innocent.scan, first.scan])), `${who} ${kind}`).toEqual([]);
        expect(page.policy).toMatch(/script-src 'self'(?! 'unsafe)/);
        expect(page.policy).toContain("object-src 'none'");
      }
    }
  });

  test('as a title, a name, a search and an address, it is text', async () => {
    const [good, bad] = [await held.stage.set('open'), await held.stage.set('open')];
    const { sql } = held.stage.forum;
    const kinds = ['', '?tab=about', '/projector', '/edit'];
    const pathOf = (one: SetStage, kind: string) => `/ar/${one.commune.slug}/sessions/${one.sessionId}${kind}`;
    const echoes = ['/ar?q=', '/ar/join?code=', '/ar/sign-in?back='];
    const innocent = await Promise.all(kinds.map((kind) => read(pathOf(good, kind), good.cookies.moderator)));
    // A search that finds something, and one that finds nothing.
    const quiet = await Promise.all(
      echoes.map(async (path) => union([(await read(`${path}zzz`, '')).scan, (await read(path, '')).scan])),
    );
    const chair = personOf(bad, 'moderator');
    for (const text of [...breakouts, ...scripted.filter((one) => one.length <= 200)]) {
      await sql`update sessions set title = ${sql.json({ ar: text, fr: text })}, purpose = ${sql.json({ ar: text })} where session_id = ${bad.sessionId}`;
      await sql`update people set display_name = ${text.slice(0, 60)} where person_id = ${chair}`;
      const shown = await Promise.all(kinds.map((kind) => read(pathOf(bad, kind), bad.cookies.moderator)));
      shown.forEach(({ scan }, index) =>
        expect(findIntruders(scan, innocent[index]?.scan ?? scan), `${kinds[index]} ${text}`).toEqual([]),
      );
      const echoed = await Promise.all(echoes.map((path) => read(path + encodeURIComponent(text.toWellFormed()), '')));
      echoed.forEach(({ scan }, index) =>
        expect(findIntruders(scan, quiet[index] ?? scan), `${echoes[index]} ${text}`).toEqual([]),
      );
    }
  });
});

test('the process is unharmed and was not held up', async () => {
  expect(await findHarm(held.stage.product)).toEqual([]);
  expect(await readLoopLag(held.stage.product)).toBeLessThan(mostLag);
});
