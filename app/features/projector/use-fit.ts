import { createContext, useLayoutEffect, useState } from 'react';

/** How many steps smaller the titles of the wall are than their lengths alone ask for. */
export const FitContext = createContext(0);

const mostSteps = 3;

/**
 * Makes what is on the wall smaller until all of it is on the screen: nobody can scroll there.
 * @param shown changes with what is shown; a new thing begins large again
 */
export function useFit(shown: string): number {
  const [fit, setFit] = useState({ shown, steps: 0 });
  const steps = fit.shown === shown ? fit.steps : 0;
  useFitEffect(() => {
    const isTooTall = document.documentElement.scrollHeight > window.innerHeight + 1;
    if (isTooTall && steps < mostSteps) setFit({ shown, steps: steps + 1 });
  }, [shown, steps]);
  return steps;
}

/** The server measures nothing. */
const useFitEffect: typeof useLayoutEffect =
  typeof document === 'undefined' ? () => undefined : (effect, deps) => useLayoutEffect(effect, deps);
