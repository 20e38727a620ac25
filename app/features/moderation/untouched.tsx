import { createContext, useContext, useEffect, useRef, useState, type MouseEvent, type ReactNode } from 'react';
import { classes } from '#app/ui/classes.ts';
import { useT } from '#app/i18n/use-t.tsx';

/** Changes with each act of this person, so that what they did themselves is shown at once. */
export const OwnActContext = createContext('');

/** Milliseconds after a change by others in which a press is taken for one meant for the control before. */
const grace = 800;

type Props<T> = { value: T; valueKey: string; className?: string; children(value: T): ReactNode };

/**
 * Controls that live events must not change under a hand: while the focus is among them they stay as they are, with a
 * note; and a press right after a change by others does nothing. All acts name their target, so an old control stays safe.
 */
export function Untouched<T>({ value, valueKey, className, children }: Props<T>) {
  const { t } = useT();
  const own = useContext(OwnActContext);
  const box = useRef<HTMLDivElement>(null);
  const changedAt = useRef(-Infinity);
  const [kept, setKept] = useState({ value, valueKey, own });
  let current = kept;
  if (kept.own !== own) {
    current = { value, valueKey, own };
    setKept(current);
  }
  const stale = current.valueKey !== valueKey;
  useEffect(() => {
    if (!stale || isHeld(box.current)) return;
    changedAt.current = performance.now();
    setKept({ value, valueKey, own });
  }, [stale, value, valueKey, own]);
  const letGo = (): void => {
    if (!stale || isHeld(box.current)) return;
    changedAt.current = performance.now();
    setKept({ value, valueKey, own });
  };
  const guard = (event: MouseEvent): void => {
    if (performance.now() - changedAt.current > grace) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      ref={box}
      className={classes('empty:hidden', className)}
      onBlur={() => setTimeout(letGo)}
      onClickCapture={guard}
    >
      {children(stale ? current.value : value)}
      {stale ? <p className="font-bold text-warn">{t('moderate:changed')}</p> : null}
    </div>
  );
}

function isHeld(box: HTMLElement | null): boolean {
  return box?.contains(document.activeElement) ?? false;
}
