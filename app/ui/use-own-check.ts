import { useState } from 'react';
import { useSecondPress } from './second-press.ts';

/**
 * What a form's page finds wrong itself, before anything is sent: it is said at the field, which gets the focus.
 * @param fieldId the id of the control it leads to
 */
export function useOwnCheck(fieldId: string) {
  const [reason, setReason] = useState<string | null>(null);
  const press = useSecondPress();
  return {
    reason,
    /** @returns true where nothing is wrong; a form that was sent a moment ago is empty, and pressed twice */
    passes(found: string | null): boolean {
      if (found !== null && press.is()) return false;
      press.note(found === null);
      setReason(found);
      if (found !== null) document.getElementById(fieldId)?.focus();
      return found === null;
    },
  };
}
