import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sessionStates, type SessionState } from '#app/contract/moderation.ts';
import { roles, secrets, type Role } from '#tests/domain/authz-matrix-cast.ts';
import { rows } from '#tests/domain/authz-matrix-rows.ts';
import { opinionRows } from '#tests/domain/authz-opinions-rows.ts';
import { openAuthzStage, type AuthzStage, type SetStage } from '#tests/support/authz-stage.ts';
import { addPerson } from '#tests/support/forum-people.ts';
import { parseSource, readSourceFiles } from '../architecture/source-files.ts';
import { readEndpoints, readPosts, readRoutes } from './authz-doors.ts';
import { endpoints, pages, posts, statesOf, type View } from './authz-routes-rows.ts';

const files = readSourceFiles();
const routes = readRoutes(files);
const doors = [...rows, ...opinionRows].map((row) => row.door);
const actions = new Set(doors.filter((name) => !/^(load|admit)/.test(name)));

let stage: AuthzStage;
const sets = {} as Record<SessionState, SetStage>;

beforeAll(async () => {
  stage = await openAuthzStage();
  for (const state of sessionStates) sets[state] = await stage.set(state);
  await addPerson(stage.forum, { email: 'known@example.test', password: 'a long enough password' });
});
afterAll(() => stage.close());

function pathOf(pattern: string, set: SetStage): string {
  return pattern
    .replace(':lang', 'ar')
    .replace(':commune', set.commune.slug)
    .replace(':sessionId', set.sessionId)
    .replace(':opinionId', set.opinionId)
    .replace(':imageId', set.opinionId)
    .replace(':documentId', set.opinionId)
    .replace(':agendaItemId', set.item)
    .replace(':number', '1')
    .replace(':id', set.sessionId)
    .replace(':code', set.code)
    .replace('*', 'nowhere/at/all');
}

async function ask(
  path: string,
  cookie: string,
  init: RequestInit = {},
): Promise<{ status: number; location: string; body: string }> {
  const headers = { accept: 'text/html', ...(cookie && { cookie }), ...(init.headers as Record<string, string>) };
  const answer = await fetch(stage.product.url + path, { redirect: 'manual', ...init, headers });
  return { status: answer.status, location: answer.headers.get('location') ?? '', body: await answer.text() };
}

function viewOf({ status, location }: { status: number; location: string }): View | string {
  if (status === 200) return 'page';
  if (status === 403) return 'forbidden';
  if (status === 404) return 'absent';
  if ([302, 303, 202].includes(status)) return location.startsWith('/ar/sign-in?') ? 'sign-in' : 'moved';
  return `unexpected ${status}`;
}

describe('every door has a row, and every row a door', () => {
  test('pages', () => expect(routes.map((route) => route.pattern).sort()).toEqual(Object.keys(pages).sort()));
  test('endpoints', () => expect(readEndpoints(files).sort()).toEqual(Object.keys(endpoints).sort()));
  test('forms', () => expect(readPosts(files, routes, actions).sort()).toEqual(Object.keys(posts).sort()));
  test('a form without a row would be noticed, also behind glue', () => {
    const route = parseSource(
      'app/routes/x.tsx',
      "import { seize } from '../web/x.server.ts';\nexport const action = () => seize();",
    );
    const glue = parseSource(
      'app/web/x.server.ts',
      "import { moveSession } from '#server/domain/sessions/move-session.ts';\nexport function seize() { return moveSession(); }",
    );
    expect(readPosts([route, glue], [{ pattern: '/x', file: 'app/routes/x.tsx' }], actions)).toEqual([
      'app/routes/x.tsx moveSession',
    ]);
  });
});

describe.each(Object.keys(pages))('GET %s', (pattern) => {
  test.each([...statesOf(pattern)])('in a session that is %s', async (state) => {
    const set = sets[state];
    const path = pathOf(pattern, set);
    const look = async (role: Role): Promise<[Role, View | string]> => {
      const cookie = set.cookies[role];
      const [page, data] = await Promise.all([
        ask(path, cookie),
        ask(path === '/' ? '/_root.data' : `${path}.data`, cookie),
      ]);
      expect(viewOf(data), `${role}: the data of the page is answered as the page is`).toBe(viewOf(page));
      const told = Object.values(secrets).filter((secret) => page.body.includes(secret) || data.body.includes(secret));
      if (role !== 'moderator') expect(told, `${role} reads what only moderators may`).toEqual([]);
      return [role, viewOf(page)];
    };
    expect(Object.fromEntries(await Promise.all(roles.map(look)))).toEqual(pages[pattern]);
  });
});

test('moderators do read what others may not', async () => {
  const set = sets.open;
  const { body } = await ask(pathOf('/:lang/:commune/sessions/:sessionId/moderate', set), set.cookies.moderator);
  for (const secret of Object.values(secrets)) expect(body).toContain(secret);
});

test.each(Object.entries(endpoints))('GET %s is answered with %i, alike to everybody', async (endpoint, status) => {
  for (const state of sessionStates) {
    for (const role of roles) {
      const answer = await ask(pathOf(endpoint, sets[state]), sets[state].cookies[role]);
      expect([role, answer.status]).toEqual([role, status]);
      for (const secret of Object.values(secrets)) expect(answer.body).not.toContain(secret);
    }
  }
});

test('figures are for this machine only', async () => {
  expect((await ask('/metrics', '', { headers: { 'x-forwarded-for': '8.8.8.8' } })).status).toBe(404);
});

/** Those who are let in come last, so that the others stand before what was not changed yet. */
const inOrder = (answers: Record<Role, number>): Role[] =>
  [...roles].sort((a, b) => Number(answers[a] === 303) - Number(answers[b] === 303));

describe.each(Object.entries(posts))('POST %s', (door, { fields, answers }) => {
  test('is answered as each role deserves', async () => {
    const set = await stage.set('open');
    const pattern = routes.find((route) => door.startsWith(`${route.file} `))?.pattern ?? '';
    const path = pathOf(pattern, set);
    const seen: Partial<Record<Role, number>> = {};
    for (const role of inOrder(answers)) {
      const answer = await ask(path, set.cookies[role], { method: 'POST', body: new URLSearchParams(fields(set)) });
      seen[role] = answer.status;
      expect(answer.body).not.toMatch(/at [\w.]+ \(|node_modules/);
    }
    expect(seen).toEqual(answers);
  });
});

test('a page without a form takes none', async () => {
  const takers = new Set(
    routes
      .filter((route) => Object.keys(posts).some((door) => door.startsWith(`${route.file} `)))
      .map((route) => route.pattern),
  );
  const others = routes.filter(
    (route) => !takers.has(route.pattern) && !['/sign-out', '/preferences'].includes(route.pattern),
  );
  expect(others.length).toBeGreaterThan(8);
  for (const { pattern } of others) {
    for (const role of ['visitor', 'admin', 'moderator'] as const) {
      const answer = await ask(pathOf(pattern, sets.open), sets.open.cookies[role], {
        method: 'POST',
        body: new URLSearchParams({ intent: 'x' }),
      });
      expect([pattern, [404, 405].includes(answer.status)]).toEqual([pattern, true]);
    }
  }
});

test('nobody ends a login of somebody else', async () => {
  const set = await stage.set('open');
  const [foreign] = await stage.forum.sql<{ id: string }[]>`
    select auth_session_id as id from auth_sessions where auth_session_id = encode(sha256(${set.cookies.admin.split('=')[1] ?? ''}::bytea), 'hex')`;
  const body = () => new URLSearchParams({ intent: 'revoke', authSessionId: foreign?.id ?? '' });
  for (const role of ['visitor', 'guest', 'citizen', 'moderator'] as const) {
    await ask('/ar/account', set.cookies[role], { method: 'POST', body: body() });
    expect(viewOf(await ask('/ar/account', set.cookies.admin)), role).toBe('page');
  }
  expect((await ask('/ar/account', set.cookies.admin, { method: 'POST', body: body() })).status).toBe(303);
  expect(viewOf(await ask('/ar/account', set.cookies.admin))).toBe('sign-in');
});

test('a session is found under its own commune only', async () => {
  const set = sets.open;
  for (const page of ['', '/moderate', '/edit', '/projector', '/log', '/map']) {
    const path = `/ar/commune-02/sessions/${set.sessionId}${page}`;
    expect([page, viewOf(await ask(path, set.cookies.moderator))]).toEqual([page, 'absent']);
  }
});
