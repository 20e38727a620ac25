import { createContext, useContext, useMemo, useState } from 'react';
import type { Lang } from '#app/contract/languages.ts';
import type { Messages } from './translate.ts';
import { createTranslator, type Translator } from './translator.ts';
import type { ZoneChanges } from './zone.ts';

/** What a page with script brings to speak with in the browser. */
export type Packed = { messages: Messages; zone: ZoneChanges };

/** On the server: the translators, made once, and what pages bring, written out once for each language. */
export type Speech = {
  translators: Readonly<Record<Lang, Translator>>;
  /** JSON of {@link Packed}, safe inside a script element. */
  pack(lang: Lang, namespaces: readonly string[]): string;
};

export const SpeechContext = createContext<Speech | null>(null);

/** Id of the element that carries the page's messages. */
export const speechId = 'speech';

const nothing: Packed = { messages: {}, zone: [] };

function readPacked(): string | null {
  return globalThis.document?.getElementById(speechId)?.textContent ?? null;
}

/**
 * The page's translator, and the text of its message element when it ships script.
 * @param namespaces what the page speaks with in the browser; undefined for a page without script
 */
export function useSpeech(
  lang: Lang,
  namespaces: readonly string[] | undefined,
): { translator: Translator; packed: string | null } {
  const server = useContext(SpeechContext);
  const [packed] = useState(() => (server ? namespaces && server.pack(lang, namespaces) : readPacked()) ?? null);
  const translator = useMemo(() => {
    if (server) return server.translators[lang];
    const { messages, zone } = packed === null ? nothing : (JSON.parse(packed) as Packed);
    return createTranslator(lang, messages, zone);
  }, [server, lang, packed]);
  return { translator, packed };
}
