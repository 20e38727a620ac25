import { RemixBrowser } from '@remix-run/react';
import { startTransition } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { closeOnEscape } from './ui/close-on-escape.ts';

/** Parts that are loaded later where a page is opened at something else, by what their addresses have in them, or the page. */
const parts: ReadonlyArray<[sign: string, load: () => Promise<unknown>]> = [
  ['tab=agenda', () => import('./features/sessions/agenda-list.tsx')],
  ['tab=about', () => import('./features/sessions/room-about.tsx')],
  ['[data-seldom]', () => import('./routes/sessions/room/seldom-parts.ts')],
  ['[data-captions]', () => import('./routes/sessions/room/caption-part.tsx')],
  ['[data-floor]', () => import('./routes/sessions/room/floor-tab.tsx')],
  ['tab=floor', () => import('./routes/sessions/room/floor-tab.tsx')],
  ['.bars', () => import('./features/votes/motion-result.tsx')],
  ['view=map', () => import('./routes/sessions/room/map-view.tsx')],
  ['view=map', () => import('./features/opinion-map/opinion-map.tsx')],
  ['tab=statements', () => import('./routes/sessions/room/statements-panel.tsx')],
  ['tab=motions', () => import('./routes/sessions/room/motions-panel.tsx')],
  ['tab=questions', () => import('./routes/sessions/room/questions-panel.tsx')],
  ['done=', () => import('./features/moderation/done-bar.tsx')],
];

/**
 * Where a room changed while one of its parts was still on its way, React draws that part anew and says so (its error 421):
 * nothing is lost, and it is no fault. Everything else is told as it would be.
 */
const onRecoverableError = (error: unknown): void => {
  if (!/#421\b/.test(String(error))) reportError(error);
};

closeOnEscape();

// They are there before the page comes alive: what happens in a room must not find one of them half alive.
const wanted = parts.filter(([sign]) =>
  /^[.[]/.test(sign) ? document.querySelector(sign) : location.search.includes(sign),
);
Promise.allSettled(wanted.map(([, load]) => load())).then(
  () => startTransition(() => void hydrateRoot(document, <RemixBrowser />, { onRecoverableError })),
  () => undefined,
);
