import { RemixBrowser } from '@remix-run/react';
import { startTransition } from 'react';
import { hydrateRoot } from 'react-dom/client';

/** Parts that are loaded later where a page is opened at something else, by what their addresses have in them. */
const parts: ReadonlyArray<[query: string, load: () => Promise<unknown>]> = [
  ['view=map', () => import('./routes/sessions/room/map-view.tsx')],
  ['view=map', () => import('./features/opinion-map/opinion-map.tsx')],
  ['tab=questions', () => import('./routes/sessions/room/questions-panel.tsx')],
  ['done=', () => import('./features/moderation/done-bar.tsx')],
];

// They are there before the page comes alive: what happens in a room must not find one of them half alive.
const wanted = parts.filter(([query]) => location.search.includes(query));
Promise.allSettled(wanted.map(([, load]) => load())).then(
  () => startTransition(() => void hydrateRoot(document, <RemixBrowser />)),
  () => undefined,
);
