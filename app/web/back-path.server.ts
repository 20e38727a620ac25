import type { Lang } from '#app/contract/languages.ts';
import { safePath } from './cookies.server.ts';

const entrances = /^\/[a-z]{2}\/sign-(in|up|out)\b/;

/** Where to go after signing in: back to the page somebody came from, else to their account. */
export function backPath(wished: string | null | undefined, lang: Lang): string {
  const account = `/${lang}/account`;
  const path = safePath(wished, account);
  return entrances.test(path) ? account : path;
}

/** The same from the address of a page. */
export function backOf(request: Request, lang: Lang): string {
  return backPath(new URL(request.url).searchParams.get('back'), lang);
}
