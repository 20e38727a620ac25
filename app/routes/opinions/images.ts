import type { ActionFunctionArgs } from '@remix-run/node';
import { receiveImage } from '../../web/opinion-image.server.ts';
import { notFound } from '../../web/respond.server.ts';

/** Pictures are looked at one by one. */
export const loader = () => notFound();

export const action = (args: ActionFunctionArgs) => receiveImage(args);
