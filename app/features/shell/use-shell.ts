import { useLocation, useRouteLoaderData } from '@remix-run/react';

/** What the frame of a page needs of the root's data; sensible values where the root itself failed. */
export type Shell = {
  path: string;
  theme: 'system' | 'light' | 'dark' | 'contrast';
  demo: boolean;
  person: { name: string | null; kind: 'account' | 'guest'; roles: string[] } | null;
  now: string;
};

export function useShell(): Shell {
  const root = useRouteLoaderData('root') as Omit<Shell, 'path'> | undefined;
  const { pathname, search } = useLocation();
  return { ...(root ?? unknown), path: pathname + search };
}

const unknown: Omit<Shell, 'path'> = { theme: 'system', demo: false, person: null, now: '1970-01-01T00:00:00.000Z' };
