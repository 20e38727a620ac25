/** Messages of one language by namespace, as the translators' JSON files (i18next JSON v4) hold them. */
export type Messages = Record<string, Record<string, unknown>>;

/** A message by `namespace:key.path`; `count` picks the plural form. An unknown key is shown as it is. */
export type Translate = (key: string, values?: Record<string, string | number>) => string;

function find(messages: Messages, namespace: string, path: string): string | null {
  let found: unknown = messages[namespace];
  for (const part of path.split('.')) found = (found as Record<string, unknown> | undefined)?.[part];
  return typeof found === 'string' ? found : null;
}

/**
 * Reads i18next's JSON v4 format: nested keys, plural suffixes by CLDR category (`_zero` … `_other`), `{{places}}`.
 * @param tag the locale whose plural rules hold; values are put in as they are
 */
export function createTranslate(tag: string, messages: Messages): Translate {
  const plurals = new Intl.PluralRules(tag);
  return (key, values = {}) => {
    const [namespace, path] = key.includes(':') ? (key.split(':', 2) as [string, string]) : ['common', key];
    const { count } = values;
    const plural =
      typeof count === 'number'
        ? (find(messages, namespace, `${path}_${plurals.select(count)}`) ?? find(messages, namespace, `${path}_other`))
        : null;
    const message = plural ?? find(messages, namespace, path);
    if (message === null) return path;
    return message.replace(/\{\{(\w+)\}\}/g, (place, name: string) => String(values[name] ?? place));
  };
}
