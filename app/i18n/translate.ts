/** Messages of one language by namespace, as the translators' JSON files (i18next JSON v4) hold them. */
export type Messages = Record<string, Record<string, unknown>>;

/** A message by `namespace:key.path`; `count` picks the plural form. An unknown key is shown as it is. */
export type Translate = (key: string, values?: Record<string, string | number>) => string;

/** @param key `namespace:key.path`, or a path in `common` */
function find(messages: Messages, key: string): string | null {
  const at = key.indexOf(':');
  const path = key.slice(at + 1);
  let found: unknown = messages[at < 0 ? 'common' : key.slice(0, at)];
  for (const part of path.split('.')) found = (found as Record<string, unknown> | undefined)?.[part];
  return typeof found === 'string' ? found : null;
}

/**
 * Reads i18next's JSON v4 format: nested keys, plural suffixes by CLDR category (`_zero` … `_other`), `{{places}}`.
 * @param tag the locale whose plural rules hold; values are put in as they are
 */
export function createTranslate(tag: string, messages: Messages): Translate {
  const plurals = new Intl.PluralRules(tag);
  // Only what there is: a key that nobody wrote may come from an address, and there is no end of those.
  const known = new Map<string, string>();
  const read = (key: string): string | null => {
    const message = known.get(key) ?? find(messages, key);
    if (message !== null) known.set(key, message);
    return message;
  };
  return (key, values) => {
    const count = values?.count;
    const plural = typeof count === 'number' ? (read(`${key}_${plurals.select(count)}`) ?? read(`${key}_other`)) : null;
    const message = plural ?? read(key);
    if (message === null) return key.slice(key.indexOf(':') + 1);
    if (!message.includes('{{')) return message;
    return message.replace(/\{\{(\w+)\}\}/g, (place, name: string) => String(values?.[name] ?? place));
  };
}
