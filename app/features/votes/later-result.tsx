import { lazy, Suspense, type ComponentType } from 'react';
import type { YesNoResult } from '#app/contract/results.ts';

/** The server has the bars at once; in the browser their script follows where a result is shown: most pages show none. */
const MotionResultBars = lazy<ComponentType<{ result: YesNoResult }>>(() =>
  import('./motion-result.tsx').then(
    (loaded) => ({ default: loaded.MotionResultBars }),
    () => ({ default: () => null }),
  ),
);

/** The result of a yes/no motion. */
export function LaterResult({ result }: { result: YesNoResult }) {
  return (
    <Suspense>
      <MotionResultBars result={result} />
    </Suspense>
  );
}
