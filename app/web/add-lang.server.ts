import { redirect } from '@remix-run/node';
import { readerLang } from './reader-lang.server.ts';

/** Sends a path without a language to the same path in the reader's: by cookie, Accept-Language, else Arabic. */
export function redirectWithLang(request: Request): Response {
  const url = new URL(request.url);
  const lang = readerLang(request);
  return redirect(`/${lang}${url.pathname}${url.search}`, { headers: { Vary: 'Cookie, Accept-Language' } });
}
