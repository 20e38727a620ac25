import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { preferenceCookie, safePath, themes } from '../../web/cookies.server.ts';
import { orRespond } from '../../web/respond.server.ts';
import { readFields } from '../../web/run-form.server.ts';

/** Keeps a preference and goes back to the page it was chosen on. */
export const action = ({ request, context }: ActionFunctionArgs) =>
  orRespond(async () => {
    const fields = await readFields(request);
    const theme = themes.find((known) => known === fields.theme);
    const headers = new Headers();
    if (theme) headers.append('Set-Cookie', preferenceCookie('theme', theme, context.site.secure));
    return redirect(safePath(fields.back, '/'), { headers });
  });

export const loader = () => redirect('/');
