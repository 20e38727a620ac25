import type { ShouldRevalidateFunction } from '@remix-run/react';

/** For layouts: their data depends on the path alone, so that acts and hints within a page do not ask for it again. */
export const onlyNewPath: ShouldRevalidateFunction = ({ currentUrl, nextUrl }) =>
  currentUrl.pathname !== nextUrl.pathname;
