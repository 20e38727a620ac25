import { useEffect, useState, type SyntheticEvent } from 'react';

/**
 * What needs the network waits for it: without one the browser would leave the room for a page of its own, and what was
 * typed would be gone. Acts that the outbox keeps are not concerned.
 * @param onHeld called for each press that was held back
 */
export function useNetworkGuard(onHeld: () => void) {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    const release = (): void => setHeld(false);
    window.addEventListener('online', release);
    return () => window.removeEventListener('online', release);
  }, []);
  return {
    /** Something was held back and the network is not there yet. */
    held,
    /** Takes a press that nobody else took. @returns true where it is held back */
    hold(event: SyntheticEvent): boolean {
      if (event.defaultPrevented || navigator.onLine) return false;
      event.preventDefault();
      setHeld(true);
      onHeld();
      return true;
    },
  };
}
