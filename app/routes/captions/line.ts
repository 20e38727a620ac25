import type { ActionFunctionArgs } from '@remix-run/node';
import { AppError } from '#app/contract/errors.ts';
import { orRespond } from '../../web/respond.server.ts';
import { isDone, readFields } from '../../web/run-form.server.ts';
import { runCaption } from './run-caption.server.ts';

/** There is nothing to read here: the lines are a page of their own. */
export const loader = () =>
  orRespond(() => {
    throw new AppError('not_found', 'command.unknown');
  });

/** Takes a line while it is typed; answered after its commit, without a page. */
export const action = (args: ActionFunctionArgs) =>
  orRespond(async () => {
    const answer = await runCaption(args, await readFields(args.request));
    if (isDone(answer)) return new Response(null, { status: 204 });
    return Response.json({ ok: false, error: answer.data.error }, { status: answer.init?.status ?? 422 });
  });
