import { useNavigation, useRevalidator } from '@remix-run/react';
import { useEffect, useRef } from 'react';

/** Milliseconds between an event and asking the server anew: a burst is one question. */
const gather = 500;
/** Milliseconds before a server that did not answer is asked again. */
const later = 4000;

/**
 * Asks the server for the page's data once for many calls. Never while a form is on its way, and only when the server
 * answers at all: a question that fails would take the page away, with what is being typed.
 * @param spread milliseconds over which the questions of many pages that heard the same are scattered
 */
export function useAskAnew(spread = 0): () => void {
  const { revalidate } = useRevalidator();
  const { state } = useNavigation();
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const now = useRef({ state, revalidate });
  now.current = { state, revalidate };
  const ask = useRef<(wait?: number) => void>();
  ask.current ??= (wait = gather) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      if (now.current.state !== 'idle') return ask.current?.();
      fetch('/readyz', { cache: 'no-store' }).then(
        ({ ok }) => (ok ? now.current.revalidate() : ask.current?.(later)),
        () => ask.current?.(later),
      );
    }, wait);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  const { current } = ask;
  return useRef(() => current(gather + Math.random() * spread)).current;
}
