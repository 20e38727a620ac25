import type { ActionFunctionArgs } from '@remix-run/node';
import { AppError } from '#app/contract/errors.ts';
import { loadSessionRoom } from '../../web/load-session.server.ts';
import { orRespond } from '../../web/respond.server.ts';
import { checkPosted } from './check-posted.server.ts';

/** There is nothing to read here: what is asked for is posted. */
export const loader = () =>
  orRespond(() => {
    throw new AppError('not_found', 'command.unknown');
  });

/** The proof of one receipt for a device that checks it itself, and which votes are closed; without a page. */
export const action = (args: ActionFunctionArgs) =>
  orRespond(async () => {
    const answer = await checkPosted(args);
    if (!('found' in answer))
      return Response.json({ error: answer.data.error }, { status: answer.init?.status ?? 422 });
    const { motions } = await loadSessionRoom(args);
    const closed = motions.filter(({ state }) => state === 'closed').map(({ motionId }) => motionId);
    return Response.json({ found: answer.found, closed }, { headers: { 'Cache-Control': 'no-store' } });
  });
