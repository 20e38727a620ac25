/**
 * The page's two live regions, empty in the first HTML. Only app/live writes into them, by these ids;
 * nothing else on a page may be a live region.
 */
export const politeRegionId = 'announcer-polite';
export const assertiveRegionId = 'announcer-assertive';

export function Announcer() {
  return (
    <>
      <div id={politeRegionId} className="sr-only" aria-live="polite" aria-atomic="true" />
      <div id={assertiveRegionId} className="sr-only" aria-live="assertive" aria-atomic="true" />
    </>
  );
}
