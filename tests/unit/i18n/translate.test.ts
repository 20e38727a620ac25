import { readdirSync, readFileSync } from 'node:fs';
import { createInstance } from 'i18next';
import { describe, expect, test } from 'vitest';
import { localeTags } from '#app/i18n/languages.ts';
import { createTranslate, type Messages } from '#app/i18n/translate.ts';
import { languages, type Lang } from '#app/contract/languages.ts';

const folder = new URL('../../../app/i18n/', import.meta.url);

function read(lang: Lang): Messages {
  const files = readdirSync(new URL(`${lang}/`, folder));
  return Object.fromEntries(
    files.map((file) => [
      file.replace('.json', ''),
      JSON.parse(readFileSync(new URL(`${lang}/${file}`, folder), 'utf8')),
    ]),
  );
}

function keysOf(value: unknown, path: string[] = []): string[] {
  if (typeof value !== 'object' || value === null) return [path.join('.')];
  return Object.entries(value).flatMap(([key, inner]) => keysOf(inner, [...path, key]));
}

const suffix = /_(zero|one|two|few|many|other)$/;
const categories: Record<Lang, string[]> = {
  ar: ['zero', 'one', 'two', 'few', 'many', 'other'],
  fr: ['one', 'many', 'other'],
  en: ['one', 'other'],
};
const all = Object.fromEntries(languages.map((lang) => [lang, read(lang)])) as Record<Lang, Messages>;
const counts = [0, 1, 2, 3, 10, 11, 99, 100, 101, 102, 103, 1_000_000];

function places(text: string): string[] {
  return [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '').sort();
}

function textOf(lang: Lang, key: string): string {
  const [namespace = '', path = ''] = key.split(':');
  return path
    .split('.')
    .reduce<unknown>((at, part) => (at as Record<string, unknown>)?.[part], all[lang][namespace]) as string;
}

describe.each(languages)('A-67 messages in %s', (lang) => {
  const keys = Object.entries(all[lang]).flatMap(([namespace, content]) =>
    keysOf(content).map((key) => `${namespace}:${key}`),
  );

  test('are set with one apostrophe, that of print', () => {
    expect(keys.filter((key) => textOf(lang, key).includes("'"))).toEqual([]);
  });

  test('say the same as i18next does with the same files', async () => {
    const i18n = createInstance();
    await i18n.init({
      lng: lang,
      ns: Object.keys(all[lang]),
      resources: { [lang]: all[lang] },
      fallbackLng: false,
      interpolation: { escapeValue: false },
    });
    const t = createTranslate(localeTags[lang], all[lang]);
    for (const key of new Set(keys.map((full) => full.replace(suffix, '')))) {
      for (const count of suffix.test(keys.find((full) => full.replace(suffix, '') === key) ?? '')
        ? counts
        : [undefined]) {
        const values = { name: 'ن', max: 3, ...(count !== undefined && { count }) };
        expect(t(key, values), `${key} ${count}`).toBe(i18n.t(key, values).replace(/\{\{\w+\}\}/g, (place) => place));
      }
    }
  });

  test('have every plural form of the language', () => {
    const forms = new Map<string, string[]>();
    for (const key of keys) {
      const form = suffix.exec(key)?.[1];
      if (form) forms.set(key.replace(suffix, ''), [...(forms.get(key.replace(suffix, '')) ?? []), form]);
    }
    for (const [key, found] of forms)
      if (found.includes('other')) expect(found.sort(), key).toEqual([...categories[lang]].sort());
  });

  test('have the same keys and places as Arabic', () => {
    const base = (list: string[]) => new Set(list.map((key) => key.replace(suffix, '')));
    const arabic = Object.entries(all.ar).flatMap(([namespace, content]) =>
      keysOf(content).map((key) => `${namespace}:${key}`),
    );
    expect([...base(keys)].sort()).toEqual([...base(arabic)].sort());
    for (const key of keys.filter((full) => !suffix.test(full))) {
      expect(places(textOf(lang, key)), key).toEqual(places(textOf('ar', key)));
    }
    for (const key of keys) expect(textOf(lang, key).trim(), key).not.toBe('');
  });
});
