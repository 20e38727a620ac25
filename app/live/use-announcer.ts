import { useEffect, useRef, useState } from 'react';
import { createAnnouncer, writeRegion } from './announcer.ts';

/** Seconds between two announcements that people may choose; 0 is silence. */
export const announceIntervals = [5, 15, 60, 0] as const;
export type AnnounceInterval = (typeof announceIntervals)[number];

const key = 'announce';

function readChoice(): AnnounceInterval {
  const kept = Number(globalThis.localStorage?.getItem(key) ?? 5);
  return announceIntervals.find((seconds) => seconds === kept) ?? 5;
}

/** The announcer of the page and how often its reader wants to hear it. */
export function useAnnouncer() {
  const [seconds, setSeconds] = useState<AnnounceInterval>(5);
  const chosen = useRef<AnnounceInterval>(5);
  const [announcer] = useState(() =>
    createAnnouncer({ write: writeRegion, interval: () => (chosen.current === 0 ? null : chosen.current * 1000) }),
  );
  useEffect(() => {
    chosen.current = readChoice();
    setSeconds(chosen.current);
    return () => announcer.stop();
  }, [announcer]);
  return {
    announcer,
    seconds,
    choose(next: AnnounceInterval): void {
      chosen.current = next;
      setSeconds(next);
      localStorage.setItem(key, String(next));
    },
  };
}
