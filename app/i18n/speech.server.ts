import type { Lang } from '#app/contract/languages.ts';
import { allMessages } from './messages.server.ts';
import type { Speech } from './speech.ts';
import { createTranslator } from './translator.ts';
import { zoneChanges } from './zone.server.ts';

/** Refusals that only few pages tell: one with script that does asks for them by `errors.kiosk`, the others ask for none in a browser. */
const scriptless: ReadonlySet<string> = new Set([
  'errors.minutes',
  'errors.attendance',
  'errors.delegation',
  'errors.weights',
  'errors.document',
  'errors.count',
  'errors.caption',
  'errors.observer',
  'errors.api',
  'errors.account',
  'errors.space',
  'errors.receipt',
  'errors.words',
  'errors.signin',
  'errors.email',
  'errors.password',
  'errors.code',
  'errors.opinion',
  'errors.slip',
  'errors.kiosk',
  'errors.sign',
]);

/** Messages that only pages with another namespace tell: what is in the room of a participant alone. */
const beside: Record<string, string> = {
  'errors.undo': 'moderate',
  'errors.vote': 'own',
  'ballot.receipt': 'own',
  'room.statements': 'own',
  'room.listen': 'own',
  'room.about': 'own',
  ...Object.fromEntries(
    ['hint_open', 'hint_held', 'rule_open', 'rule_held', 'none_text', 'similar_text', 'no_name_hint', 'nameless'].map(
      (part) => [`questions.${part}`, 'own'],
    ),
  ),
};

function packed(
  name: string,
  messages: Record<string, unknown>,
  namespaces: readonly string[],
): Record<string, unknown> {
  const isSent = (part: string): boolean => {
    const needed = beside[`${name}.${part}`];
    return !scriptless.has(`${name}.${part}`) && (needed === undefined || namespaces.includes(needed));
  };
  return Object.fromEntries(Object.entries(messages).filter(([part]) => isSent(part)));
}

function makePack(): Speech['pack'] {
  const written = new Map<string, string>();
  return (lang, namespaces) => {
    const key = [lang, ...namespaces].join(' ');
    const found = written.get(key);
    if (found) return found;
    const messages: Record<string, Record<string, unknown>> = {};
    for (const namespace of namespaces) {
      const [name = '', part] = namespace.split('.');
      const all = allMessages[lang][name] ?? {};
      const sent = part === undefined ? packed(name, all, namespaces) : { [part]: all[part] };
      messages[name] = { ...messages[name], ...sent };
    }
    const text = JSON.stringify({ messages, zone: zoneChanges }).replaceAll('<', '\\u003c');
    written.set(key, text);
    return text;
  };
}

const make = (lang: Lang) => createTranslator(lang, allMessages[lang], zoneChanges);

/** How the server speaks: constants, whatever the request. */
export const speech: Speech = { translators: { ar: make('ar'), fr: make('fr'), en: make('en') }, pack: makePack() };
