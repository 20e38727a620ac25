import { useEffect, useRef } from 'react';

/**
 * Reads a moment of the device's clock, which may be wrong by hours, as the server's.
 * @param now the server's time, ISO 8601, when it made the page
 */
export function useServerClock(now: string): (deviceTime: number) => string {
  const ahead = useRef(0);
  useEffect(() => {
    ahead.current = Date.now() - Date.parse(now);
  }, [now]);
  return (deviceTime) => new Date(deviceTime - ahead.current).toISOString();
}
