import type { LoaderFunctionArgs } from '@remix-run/node';
import { notFound } from '../web/respond.server.ts';

/** Every address that nothing answers. */
export function loader(_args: LoaderFunctionArgs) {
  return notFound();
}

export const action = loader;

export default function Unknown() {
  return null;
}
