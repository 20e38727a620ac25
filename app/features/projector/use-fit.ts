import { createContext, useEffect, useState } from 'react';
import type { Lang } from '#app/contract/languages.ts';

/** How many steps smaller the titles of the wall are than their lengths alone ask for. */
export const FitContext = createContext(0);

/** The languages in which this screen shows titles side by side; null where its own comes first and another beneath it. */
export const SideBySideContext = createContext<readonly Lang[] | null>(null);

const mostSteps = 4;
/** Below this many pixels the page scrolls like any other. */
const narrowest = 720;

/**
 * Makes what is on the wall smaller until all of it is on the screen: nobody can scroll there.
 * @param shown changes with what is shown; a new thing begins large again
 */
export function useFit(shown: string): number {
  const [fit, setFit] = useState({ shown, steps: 0 });
  const steps = fit.shown === shown ? fit.steps : 0;
  useEffect(() => {
    const isTooTall = document.documentElement.scrollHeight > window.innerHeight + 1;
    const isWall = window.innerWidth >= narrowest;
    if (isWall && isTooTall && steps < mostSteps) setFit({ shown, steps: steps + 1 });
  }, [shown, steps]);
  return steps;
}
