import type { ServerBuild } from '@remix-run/server-runtime';

/** The address of a room's page: language, commune, session. */
export const roomPath = /^\/(ar|fr|en)\/[a-z0-9-]+\/sessions\/([0-9a-f]{8}-[0-9a-f-]{27})$/;

const roomRoute = 'routes/sessions/room';

/**
 * The part of the build that makes a room's page: its route and those around it. The router compares an address with every
 * route it knows, eight times a page; that costs a tenth of the page that everybody asks for at once. A browser learns of
 * other routes when it goes there.
 * @throws Error when the build has no such route
 */
export function narrowToRoom(build: ServerBuild): ServerBuild {
  const kept = new Set<string>();
  for (let id: string | undefined = roomRoute; id !== undefined; id = build.routes[id]?.parentId) {
    if (!build.routes[id]) throw new Error(`The build has no route ${id}.`);
    kept.add(id);
  }
  const pick = <T>(routes: Record<string, T>): Record<string, T> =>
    Object.fromEntries(Object.entries(routes).filter(([id]) => kept.has(id)));
  return {
    ...build,
    routes: pick(build.routes as Record<string, NonNullable<ServerBuild['routes'][string]>>),
    assets: { ...build.assets, routes: pick(build.assets.routes) },
  };
}
