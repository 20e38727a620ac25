import { createContext, type ReactNode, useContext } from 'react';
import type { Translator } from './translator.ts';

const TranslatorContext = createContext<Translator | null>(null);

/** Gives the components below it one language. */
export function SpeakProvider({ translator, children }: { translator: Translator; children: ReactNode }) {
  return <TranslatorContext.Provider value={translator}>{children}</TranslatorContext.Provider>;
}

/** The translator of the page. @throws Error outside a {@link SpeakProvider} */
export function useT(): Translator {
  const translator = useContext(TranslatorContext);
  if (!translator) throw new Error('useT was called outside SpeakProvider');
  return translator;
}

type PhraseProps = { k: string; values?: Record<string, string | number>; parts: Record<string, ReactNode> };

/** A message with elements in it: `parts` fill its `{{places}}`, so that a title keeps its own language and direction. */
export function Phrase({ k, values, parts }: PhraseProps) {
  const { t } = useT();
  const marked = Object.fromEntries(Object.keys(parts).map((name) => [name, `\u0001${name}\u0001`]));
  const pieces = t(k, { ...values, ...marked }).split('\u0001');
  return <>{pieces.map((piece, at) => (at % 2 === 0 ? piece : <span key={at}>{parts[piece]}</span>))}</>;
}
