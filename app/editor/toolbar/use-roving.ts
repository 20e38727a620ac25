import { useEffect, useRef, type FocusEvent, type KeyboardEvent, type RefObject } from 'react';
import { tabAfterKey } from '#app/ui/tab-keys.ts';

/** The tools that can be seen, in the order of the page. */
function listTools(toolbar: HTMLElement): HTMLElement[] {
  return [...toolbar.querySelectorAll<HTMLElement>('[data-tool]')].filter((tool) => tool.offsetParent !== null);
}

/** Gives exactly one tool a place in the order of Tab. */
function makeCurrent(toolbar: HTMLElement, current: HTMLElement | undefined): void {
  for (const tool of toolbar.querySelectorAll<HTMLElement>('[data-tool]')) tool.tabIndex = tool === current ? 0 : -1;
}

/**
 * One stop of Tab for the whole toolbar: arrows walk along it as the eye does, Home and End go to its ends, Escape goes
 * back to the text.
 */
export function useRoving(toolbar: RefObject<HTMLElement | null>, onLeave: () => void) {
  const current = useRef<HTMLElement>();
  useEffect(() => {
    const element = toolbar.current;
    if (element === null) return;
    const tools = listTools(element);
    if (current.current === undefined || !tools.includes(current.current)) current.current = tools[0];
    makeCurrent(element, current.current);
  });
  function onFocus({ target }: FocusEvent<HTMLElement>): void {
    const tool = target.closest<HTMLElement>('[data-tool]');
    if (tool === null || toolbar.current === null) return;
    current.current = tool;
    makeCurrent(toolbar.current, tool);
  }
  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    const element = toolbar.current;
    const tool = (event.target as HTMLElement).closest<HTMLElement>('[data-tool]');
    if (element === null || tool === null || event.defaultPrevented || event.ctrlKey || event.altKey) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      onLeave();
      return;
    }
    const tools = listTools(element);
    const rtl = getComputedStyle(element).direction === 'rtl';
    const next = tabAfterKey(event.key, tools.indexOf(tool), tools.length, rtl);
    if (next === null) return;
    event.preventDefault();
    tools[next]?.focus();
  }
  return { onFocus, onKeyDown, enter: () => current.current?.focus() };
}
