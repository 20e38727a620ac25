import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { localeTags } from '#app/i18n/languages.ts';
import { createTranslate, type Messages, type Translate } from '#app/i18n/translate.ts';
import type { Lang } from '#app/contract/languages.ts';
import { root } from './database-templates.ts';

/** The words a page uses, from the translators' files: a test asks for a key, so that a better wording breaks nothing. */
export function words(lang: Lang): Translate {
  const folder = path.join(root, 'app/i18n', lang);
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  const messages: Messages = Object.fromEntries(
    files.map((name) => [name.replace('.json', ''), JSON.parse(readFileSync(path.join(folder, name), 'utf8'))]),
  );
  const translate = createTranslate(localeTags[lang], messages);
  return (key, values) => {
    const text = translate(key, values);
    if (text === (key.split(':')[1] ?? key)) throw new Error(`${lang} has no words for ${key}`);
    return text;
  };
}
