import { useState } from 'react';

/**
 * What a form's page finds wrong itself, before anything is sent: it is said at the field, which gets the focus.
 * @param fieldId the id of the control it leads to
 */
export function useOwnCheck(fieldId: string) {
  const [reason, setReason] = useState<string | null>(null);
  return {
    reason,
    /** @returns true where nothing is wrong */
    passes(found: string | null): boolean {
      setReason(found);
      if (found !== null) document.getElementById(fieldId)?.focus();
      return found === null;
    },
  };
}
