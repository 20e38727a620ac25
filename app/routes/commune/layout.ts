import { Outlet } from '@remix-run/react';
import { onlyNewPath } from '../only-new-path.ts';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { loadCommune } from '#server/domain/communes/load-commune.ts';
import { orRespond } from '../../web/respond.server.ts';

/** The commune of the path, for the head of every page below it. */
export function loader({ context, params }: LoaderFunctionArgs) {
  return orRespond(() => loadCommune(context.services.db, params.commune ?? ''));
}

export const shouldRevalidate = onlyNewPath;

export default Outlet;
