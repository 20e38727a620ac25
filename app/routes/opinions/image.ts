import type { LoaderFunctionArgs } from '@remix-run/node';
import { sendImage } from '../../web/opinion-image.server.ts';
import { orRespond } from '../../web/respond.server.ts';

export const loader = (args: LoaderFunctionArgs) => orRespond(() => sendImage(args));
