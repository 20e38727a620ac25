import type { Lang } from '#app/contract/languages.ts';
import type { Messages } from './translate.ts';

const files = import.meta.glob<Record<string, unknown>>('./{ar,fr,en}/*.json', { eager: true, import: 'default' });

function gather(lang: Lang): Messages {
  const mine = Object.entries(files).filter(([path]) => path.startsWith(`./${lang}/`));
  return Object.fromEntries(mine.map(([path, content]) => [path.slice(`./${lang}/`.length, -'.json'.length), content]));
}

/** All messages of each language: the server renders with them. */
export const allMessages: Readonly<Record<Lang, Messages>> = { ar: gather('ar'), fr: gather('fr'), en: gather('en') };
