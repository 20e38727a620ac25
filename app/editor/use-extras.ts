import { useEffect, useState } from 'react';

/** Dialogs, the find panel, the reading of pasted pages. */
export type Extras = typeof import('./editor-extras.tsx');

/** Milliseconds after the text opened. */
const patience = 500;
/** Milliseconds between attempts while there seems to be a network: the first answers of one that just came back can fail. */
const again = { first: 1000, most: 30_000 };

/** @throws where there is no network and they have not come yet */
export const loadExtras = (): Promise<Extras> => import('./editor-extras.tsx').catch(loadAgain);

/** Chromium and Firefox remember that an address failed, so the same file is asked for under another. */
function loadAgain(error: unknown): Promise<Extras> {
  const [address] = /https?:\S+\.js/.exec(String(error)) ?? [];
  if (address === undefined || !navigator.onLine) throw error;
  return import(/* @vite-ignore */ `${address}?again=${Date.now()}`) as Promise<Extras>;
}

/**
 * What is opened now and then comes after the text, and is there before the network may go away; where it went sooner,
 * they come when it is back.
 */
export function useExtras(): { extras: Extras | null; isMissing: boolean } {
  const [extras, setExtras] = useState<Extras | null>(null);
  const [isMissing, setMissing] = useState(false);
  useEffect(() => {
    if (extras !== null) return undefined;
    let timer = 0;
    let wait = again.first;
    let over = false;
    const load = (): void => {
      clearTimeout(timer);
      loadExtras().then(setExtras, () => {
        setMissing(true);
        if (over || !navigator.onLine) return;
        clearTimeout(timer);
        timer = window.setTimeout(load, wait);
        wait = Math.min(wait * 2, again.most);
      });
    };
    timer = window.setTimeout(load, patience);
    addEventListener('online', load);
    return () => {
      over = true;
      clearTimeout(timer);
      removeEventListener('online', load);
    };
  }, [extras]);
  return { extras, isMissing: isMissing && extras === null };
}
