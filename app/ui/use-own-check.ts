import { useRef, useState } from 'react';

/** Milliseconds in which a second press of the same finger is the first one's. */
const again = 1000;

/**
 * What a form's page finds wrong itself, before anything is sent: it is said at the field, which gets the focus.
 * @param fieldId the id of the control it leads to
 */
export function useOwnCheck(fieldId: string) {
  const [reason, setReason] = useState<string | null>(null);
  const sentAt = useRef(-Infinity);
  return {
    reason,
    /** @returns true where nothing is wrong; a form that was sent a moment ago is empty, and pressed twice */
    passes(found: string | null): boolean {
      if (found !== null && performance.now() - sentAt.current < again) return false;
      sentAt.current = found === null ? performance.now() : -Infinity;
      setReason(found);
      if (found !== null) document.getElementById(fieldId)?.focus();
      return found === null;
    },
  };
}
