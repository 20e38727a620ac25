import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { preferenceCookie, safePath, themes } from '../../web/cookies.server.ts';

/** Keeps a preference and goes back to the page it was chosen on. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const theme = themes.find((known) => known === form.get('theme'));
  const headers = new Headers();
  if (theme) headers.append('Set-Cookie', preferenceCookie('theme', theme, context.site.secure));
  const back = form.get('back');
  return redirect(safePath(typeof back === 'string' ? back : null, '/'), { headers });
}

export const loader = () => redirect('/');
