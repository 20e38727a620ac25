import { redirect, type LoaderFunctionArgs } from '@remix-run/node';
import { AppError } from '#app/contract/errors.ts';
import { id } from '#app/contract/ids.ts';
import type { RoomView } from '#app/contract/views.ts';
import { langOf } from './action-context.server.ts';

type Args = Pick<LoaderFunctionArgs, 'request' | 'params' | 'context'>;

/** The public side of the session in the path. @throws AppError `not_found`, also under another commune's name */
export async function loadSessionRoom({ params, context }: Args): Promise<RoomView> {
  const sessionId = id.safeParse(params.sessionId);
  if (!sessionId.success) throw new AppError('not_found', 'session.unknown');
  const room = await context.rooms.get(sessionId.data);
  if (room.session.communeSlug !== params.commune) throw new AppError('not_found', 'session.unknown');
  return room;
}

/**
 * Sends a visitor to sign in and back here.
 * @param whole keeps what stands behind the question mark, for a page that a sign leads to
 * @throws Response the redirect
 */
export function askSignIn({ request, params, context }: Args, whole = false): void {
  if (context.actor.kind !== 'visitor') return;
  const { pathname, search } = new URL(request.url);
  throw redirect(`/${langOf(params)}/sign-in?back=${encodeURIComponent(pathname + (whole ? search : ''))}`);
}

/**
 * The same for a form that was posted: the login ended while somebody was writing it. The page to sign in on says so, and
 * whether the browser keeps what was written.
 * @throws Response the redirect
 */
export function askSignInAgain({ request, params, context }: Args, fields: Record<string, string>): void {
  if (context.actor.kind !== 'visitor') return;
  const query = new URLSearchParams({
    back: new URL(request.url).pathname,
    ended: fields.kept === 'yes' ? 'kept' : 'yes',
  });
  throw redirect(`/${langOf(params)}/sign-in?${query.toString()}`);
}
