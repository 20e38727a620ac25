import { useEffect, useRef } from 'react';

/** Calls `act` once for many calls: at once where the page is looked at, else when it is again. */
export function useWhenSeen(act: () => void): () => void {
  const waiting = useRef(false);
  useEffect(() => {
    const seen = (): void => {
      if (document.hidden || !waiting.current) return;
      waiting.current = false;
      act();
    };
    document.addEventListener('visibilitychange', seen);
    return () => document.removeEventListener('visibilitychange', seen);
  }, [act]);
  return useRef(() => {
    if (document.hidden) waiting.current = true;
    else act();
  }).current;
}
