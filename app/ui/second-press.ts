import { useRef } from 'react';

/** Milliseconds in which a second press of the same finger is the first one's. */
const within = 1000;

/** Tells a second press from a new one. */
export function useSecondPress() {
  const pressedAt = useRef(-Infinity);
  return {
    /** @param sent whether this press sent something */
    note: (sent: boolean): void => void (pressedAt.current = sent ? performance.now() : -Infinity),
    is: (): boolean => performance.now() - pressedAt.current < within,
  };
}
