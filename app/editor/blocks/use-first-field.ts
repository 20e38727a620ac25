import { useEffect, useRef } from 'react';

/** Puts the focus into the first field of a form when its dialog opens: writing is what it was opened for. */
export function useFirstField(open: boolean) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (!open) return undefined;
    const frame = requestAnimationFrame(() => form.current?.querySelector('input')?.focus());
    return () => cancelAnimationFrame(frame);
  }, [open]);
  return form;
}
