import arabic from '@fontsource/ibm-plex-sans-arabic/files/ibm-plex-sans-arabic-arabic-400-normal.woff2?url';
import latin from '@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-400-normal.woff2?url';

/** The one font worth asking for before the stylesheet is read: the body weight of the page's own language. */
export function fontPreload(lang: string): string {
  return lang.startsWith('ar') ? arabic : latin;
}
