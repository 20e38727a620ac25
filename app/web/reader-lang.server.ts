import { chooseLang } from '#app/contract/choose-lang.ts';
import type { Lang } from '#app/contract/languages.ts';
import { readCookie } from '#server/auth/read-actor.ts';

/** The reader's language where the address names none: by cookie, Accept-Language, else Arabic. */
export function readerLang({ headers }: Request): Lang {
  return chooseLang(readCookie(headers.get('cookie') ?? undefined, 'lang'), headers.get('accept-language'));
}
