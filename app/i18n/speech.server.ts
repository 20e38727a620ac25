import type { Lang } from '#app/contract/languages.ts';
import { allMessages } from './messages.server.ts';
import type { Speech } from './speech.ts';
import { createTranslator } from './translator.ts';
import { zoneChanges } from './zone.server.ts';

/** Refusals that only pages without script tell: nothing in a browser asks for them. */
const scriptless: ReadonlySet<string> = new Set([
  'errors.minutes',
  'errors.attendance',
  'errors.count',
  'errors.caption',
  'errors.api',
  'errors.account',
  'errors.space',
  'errors.receipt',
  'errors.words',
  'errors.signin',
  'errors.email',
  'errors.password',
  'errors.code',
]);

function packed(name: string, messages: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(messages).filter(([part]) => !scriptless.has(`${name}.${part}`)));
}

function makePack(): Speech['pack'] {
  const written = new Map<string, string>();
  return (lang, namespaces) => {
    const key = [lang, ...namespaces].join(' ');
    const found = written.get(key);
    if (found) return found;
    const messages = Object.fromEntries(namespaces.map((name) => [name, packed(name, allMessages[lang][name] ?? {})]));
    const text = JSON.stringify({ messages, zone: zoneChanges }).replaceAll('<', '\\u003c');
    written.set(key, text);
    return text;
  };
}

const make = (lang: Lang) => createTranslator(lang, allMessages[lang], zoneChanges);

/** How the server speaks: constants, whatever the request. */
export const speech: Speech = { translators: { ar: make('ar'), fr: make('fr'), en: make('en') }, pack: makePack() };
