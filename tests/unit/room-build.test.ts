import { expect, test } from 'vitest';
import type { ServerBuild } from '@remix-run/server-runtime';
import { narrowToRoom, roomPath } from '#server/http/room-build.ts';

const parents: Record<string, string | undefined> = {
  root: undefined,
  'routes/start': 'root',
  'routes/lang/layout': 'root',
  'routes/lang/join': 'routes/lang/layout',
  'routes/commune/layout': 'routes/lang/layout',
  'routes/sessions/room': 'routes/commune/layout',
  'routes/sessions/moderate': 'routes/commune/layout',
};

function makeBuild(without?: string): ServerBuild {
  const routes = Object.fromEntries(
    Object.entries(parents)
      .filter(([id]) => id !== without)
      .map(([id, parentId]) => [id, { id, parentId }]),
  );
  return { routes, assets: { version: 'one', routes }, publicPath: '/' } as unknown as ServerBuild;
}

test('a room’s page needs its own route and those around it', () => {
  const narrow = narrowToRoom(makeBuild());
  const kept = ['root', 'routes/lang/layout', 'routes/commune/layout', 'routes/sessions/room'];
  expect(Object.keys(narrow.routes).sort()).toEqual([...kept].sort());
  expect(Object.keys(narrow.assets.routes).sort()).toEqual([...kept].sort());
  expect(narrow.assets.version).toBe('one');
  expect(narrow.publicPath).toBe('/');
});

test('a build without the room is refused at the start', () => {
  expect(() => narrowToRoom(makeBuild('routes/sessions/room'))).toThrow('routes/sessions/room');
  expect(() => narrowToRoom(makeBuild('routes/commune/layout'))).toThrow('routes/commune/layout');
});

test('the address of a room is told from those of its other pages', () => {
  const room = '/ar/guelmim/sessions/9ad01d79-2cc2-4ac5-9eb6-a4ba29350d22';
  expect(roomPath.test(room)).toBe(true);
  for (const other of [
    `${room}/moderate`,
    `${room}.data`,
    `${room}/`,
    room.replace('/ar', '/es'),
    '/ar/guelmim/sessions/new',
  ])
    expect(roomPath.test(other), other).toBe(false);
});
