import { languages, type Lang } from './languages.ts';

/**
 * The language somebody chose before, else the first of theirs that we speak, else Arabic.
 * @param chosen the value of their language cookie
 * @param acceptLanguage the header of that name (RFC 9110, section 12.5.4)
 */
export function chooseLang(chosen: string | null, acceptLanguage: string | null | undefined): Lang {
  const wished = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', quality] = part.trim().split(';q=');
      return { lang: tag.split('-')[0]?.toLowerCase(), quality: quality === undefined ? 1 : Number(quality) || 0 };
    })
    .sort((a, b) => b.quality - a.quality)
    .map(({ lang }) => lang);
  const found = [chosen, ...wished].find((lang) => (languages as readonly string[]).includes(lang ?? ''));
  return (found ?? 'ar') as Lang;
}
