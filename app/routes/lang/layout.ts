import { Outlet } from '@remix-run/react';
import { onlyNewPath } from '../only-new-path.ts';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { languages } from '#app/contract/languages.ts';
import { redirectWithLang } from '../../web/add-lang.server.ts';

/** A first segment that is no language is the start of a path without one. */
export function loader({ request, params }: LoaderFunctionArgs) {
  if (!languages.some((lang) => lang === params.lang)) throw redirectWithLang(request);
  return null;
}

export const shouldRevalidate = onlyNewPath;

export default Outlet;
