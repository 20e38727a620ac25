import { useEffect } from 'react';
import type { Saving } from './sharing/saving.ts';

/** Asks before the page is left while the server has not confirmed every change. */
export function useLeaveWarning({ made, kept }: Saving): void {
  const unconfirmed = kept < made;
  useEffect(() => {
    if (!unconfirmed) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [unconfirmed]);
}
