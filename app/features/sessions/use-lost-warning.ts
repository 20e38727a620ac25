import { useEffect, useRef } from 'react';

/** Milliseconds without a connection before somebody is told aloud. */
const grace = 10_000;

/** Calls `warn` once when the connection has been away for ten seconds. */
export function useLostWarning(lostAt: number | null, warn: () => void): void {
  const latest = useRef(warn);
  latest.current = warn;
  useEffect(() => {
    if (lostAt === null) return undefined;
    const timer = setTimeout(() => latest.current(), Math.max(0, lostAt + grace - Date.now()));
    return () => clearTimeout(timer);
  }, [lostAt]);
}
