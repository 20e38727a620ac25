import { useEffect, useState } from 'react';
import type { Replay } from '#app/contract/replay.ts';

/** How many times as fast as it went. */
export const speeds = [30, 60, 120, 300, 600] as const;
/** Milliseconds between two moves of the slider while it plays. */
const beat = 200;

/** Where the slider stands, and playing on from there; `ready` once script runs. Nothing moves unless it is asked to. */
export function useReplay({ seconds }: Replay, loaded: number) {
  const [ready, setReady] = useState(false);
  const [at, setAt] = useState(loaded);
  const [playing, setPlaying] = useState(false);
  const [speed, setSpeed] = useState<number>(60);
  useEffect(() => setReady(true), []);
  useEffect(() => {
    if (!playing) return undefined;
    const timer = setInterval(() => setAt((before) => Math.min(seconds, before + (speed * beat) / 1000)), beat);
    return () => clearInterval(timer);
  }, [playing, speed, seconds]);
  const ended = at >= seconds;
  if (playing && ended) setPlaying(false);
  return {
    ready,
    at,
    playing,
    speed,
    setSpeed,
    go(to: number): void {
      setAt(Math.min(seconds, Math.max(0, to)));
    },
    toggle(): void {
      if (!playing && ended) setAt(0);
      setPlaying(!playing);
    },
  };
}
