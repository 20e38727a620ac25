import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { clearAuthCookie } from '#server/auth/read-actor.ts';
import { orRespond } from '../../web/respond.server.ts';
import { readerLang } from '../../web/reader-lang.server.ts';

/** Ends the login of this browser and empties what it kept of the site. */
export function action({ request, context }: ActionFunctionArgs) {
  return orRespond(async () => {
    const { actor, auth, site } = context;
    if (actor.kind !== 'visitor') await auth.revokeOne(actor.personId, actor.authSessionId);
    const headers = new Headers({ 'Clear-Site-Data': '"cookies", "storage"' });
    headers.append('Set-Cookie', clearAuthCookie(site.secure));
    return redirect(`/${readerLang(request)}`, { status: 303, headers });
  });
}

export const loader = ({ request }: LoaderFunctionArgs) => redirect(`/${readerLang(request)}`);
