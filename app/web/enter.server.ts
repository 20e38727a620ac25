import { redirect } from '@remix-run/node';
import type { AppLoadContext } from '@remix-run/server-runtime';
import type { JoinByCodeInput } from '#app/contract/inputs/join-session.ts';
import type { SignInInput } from '#app/contract/inputs/sign-in.ts';
import type { Lang } from '#app/contract/languages.ts';
import { signIn } from '#server/domain/accounts/sign-in.ts';
import { adoptGuest } from '#server/domain/sessions/adopt-guest.ts';
import { joinByCode } from '#server/domain/sessions/join-session.ts';
import { actionContext } from './action-context.server.ts';
import { deviceOf, loginHeaders, signInHeaders } from './cookies.server.ts';

type Args = { context: AppLoadContext; params: Record<string, string | undefined>; request: Request };

/** What a join form means: a name field left empty is no name. */
export function readJoin({ code, name }: Record<string, string>): unknown {
  return { code, ...(name?.trim() && { name }) };
}

/** Joins by a code and leads into the room; a new guest gets the cookie. */
export async function enterRoom(args: Args, lang: Lang, input: JoinByCodeInput): Promise<Response> {
  const { context, request } = args;
  const { token, login } = context.auth.prepare(deviceOf(request));
  const joined = await joinByCode(actionContext(args), input, context.address, { network: context.network, login });
  const headers = joined.newGuest ? loginHeaders(context, token, login.expiresAt) : new Headers();
  return redirect(`/${lang}/${joined.communeSlug}/sessions/${joined.sessionId}`, { status: 303, headers });
}

/** Signs in by password and leads to `to`. */
export async function enterAccount(args: Args, input: SignInInput, to: string): Promise<Response> {
  const { personId } = await signIn(actionContext(args), input, args.context.address);
  return welcome(args, personId, to);
}

/**
 * Gives the browser a login of this person. What a guest did in it becomes theirs, and the login it had ends: a copy
 * of its cookie opens nothing any more.
 */
export async function welcome(args: Args, personId: string, to: string, also?: Headers): Promise<Response> {
  const { context, request } = args;
  const { actor, auth } = context;
  await adoptGuest(context.services, actor, personId);
  const headers = await signInHeaders(context, personId, request);
  for (const [name, value] of also ?? []) headers.append(name, value);
  if (actor.kind !== 'visitor') await auth.revokeOne(actor.personId, actor.authSessionId);
  return redirect(to, { status: 303, headers });
}
