import type { Lang } from '#app/contract/languages.ts';
import { allMessages } from './messages.server.ts';
import type { Speech } from './speech.ts';
import { createTranslator } from './translator.ts';
import { zoneChanges } from './zone.server.ts';

/**
 * Messages that only few pages tell, nearly all of them refusals: a page with script that does asks for them by `errors.kiosk`, those
 * without ask for none in a browser.
 */
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
  'errors.door',
  'errors.origin',
  'errors.sign',
  'floor.log',
  'captions.write',
]);

/** Messages that only the room of a participant tells, which asks for the namespace `own`, by their namespaces. */
const ofRoom: Record<string, string> = {
  ballot: `receipt not_ranked ranked ranked_none unranked rank_add rank_up rank_down rank_out say_place say_out stand_agree_hint
    stand_aside_hint stand_block_hint reason reason_hint`,
  room: 'statements listen about tabs links connected_* joined_* live_question loading not_loaded',
  floor: `ask invited rules rules_text see you you_speak you_next you_wait waiting_title waiting_none waiting_none_open waiting_none_closed
    from_hall groups unspoken_*`,
  questions: `hint_open hint_held rule_open rule_held none none_text similar_text similar_* archived_* held_* no_name_hint nameless ask text under send send_anyway
    support unsupport supported order order_top order_new reorder answered_aloud answered_title own_held own_hidden own_refused`,
};

/** A message by itself, or with `_*` in all the forms that a number may take. */
const formsOf = (part: string): string[] =>
  part.endsWith('_*') ? ['zero', 'one', 'two', 'few', 'many', 'other'].map((form) => part.replace('*', form)) : [part];

/** Messages that only pages with another namespace tell. */
const beside: Record<string, string> = {
  'errors.undo': 'moderate',
  'errors.vote': 'own',
  'floor.desk': 'moderate',
  'floor.wall': 'projector',
  ...Object.fromEntries(
    Object.entries(ofRoom).flatMap(([name, parts]) =>
      parts.split(/\s+/).flatMap((part) => formsOf(part).map((form) => [`${name}.${form}`, 'own'])),
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
