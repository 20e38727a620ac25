import { useEffect, useRef, type RefObject } from 'react';

/**
 * A control may go away while the focus is on it: by the act it was pressed for, or because somebody else changed the
 * room. The focus then goes to the nearest part round it that is still there, not to the beginning of the page.
 */
export function useKeptFocus(box: RefObject<HTMLElement>): void {
  const way = useRef<HTMLElement[]>([]);
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const remember = (event: FocusEvent): void => {
      way.current = [];
      for (let at = event.target as HTMLElement | null; at && element.contains(at); at = at.parentElement)
        way.current.push(at);
    };
    const observer = new MutationObserver(() => {
      const [last, ...around] = way.current;
      if (!last || last.isConnected || document.activeElement !== document.body) return;
      const left = around.find((one) => one.isConnected);
      if (!left) return;
      left.tabIndex = -1;
      left.focus({ preventScroll: true });
    });
    element.addEventListener('focusin', remember);
    observer.observe(element, { childList: true, subtree: true });
    return () => {
      element.removeEventListener('focusin', remember);
      observer.disconnect();
    };
  }, [box]);
}
