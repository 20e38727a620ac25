import { useEffect, useRef, useState } from 'react';
import type { MapPage } from '#app/contract/opinion-map.ts';

type Asked = { map: MapPage | null; failed: boolean };

/** Milliseconds before a map that could not be fetched is asked for again. */
const later = 10_000;

/**
 * The newest opinion map of a session: the one that came with the page, and each newer one once it is drawn. A question
 * that fails leaves the map before it.
 * @param address where it is asked for
 * @param revision the number of the newest one as the room knows it
 * @param spread milliseconds over which the questions of many pages that heard the same are scattered
 */
export function useOpinionMap(address: string, loaded: MapPage | null, revision: number, spread: number): Asked {
  const [asked, setAsked] = useState<Asked & { tries: number }>({ map: loaded, failed: false, tries: 0 });
  const { tries } = asked;
  const newest = numberOf(loaded) > numberOf(asked.map) ? loaded : asked.map;
  const latest = useRef(newest);
  latest.current = newest;
  useEffect(() => {
    const { current } = latest;
    if (current !== null && numberOf(current) >= revision) return;
    const stop = new AbortController();
    let again: ReturnType<typeof setTimeout> | undefined;
    const fail = (): void => {
      if (stop.signal.aborted) return;
      setAsked((before) => ({ ...before, failed: true }));
      again = setTimeout(() => setAsked((before) => ({ ...before, tries: before.tries + 1 })), later);
    };
    const first = current === null || tries > 0;
    const timer = setTimeout(
      () => {
        fetchMap(address, stop.signal).then((map) => setAsked({ map, failed: false, tries: 0 }), fail);
      },
      first ? 0 : Math.random() * spread,
    );
    return () => {
      stop.abort();
      clearTimeout(timer);
      clearTimeout(again);
    };
  }, [address, revision, spread, tries]);
  return { map: newest, failed: asked.failed };
}

/** The number of a map: 0 when none was drawn yet, less when nothing is known. */
const numberOf = (map: MapPage | null): number => (map === null ? -1 : (map.drawn?.revision ?? 0));

async function fetchMap(address: string, signal: AbortSignal): Promise<MapPage> {
  const answer = await fetch(address, { signal, headers: { accept: 'application/json' } });
  if (!answer.ok) throw new Error(`the map was answered with ${answer.status}`);
  return (await answer.json()) as MapPage;
}
