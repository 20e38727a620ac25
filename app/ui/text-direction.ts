import { useState, type FormEvent } from 'react';

const strongLetter = /\p{L}/u;

/**
 * The dir of a field someone writes in. Empty or digits only: none, so the page's direction holds
 * (`auto` would turn such a field left to right); with letters: `auto`, the text decides.
 */
export function directionOf(text: string | undefined): 'auto' | undefined {
  return text && strongLetter.test(text) ? 'auto' : undefined;
}

/** Direction of a field that follows what is typed; without script the first value decides. */
export function useTextDirection(firstText: string | undefined) {
  const [dir, setDir] = useState(() => directionOf(firstText));
  const follow = (event: FormEvent<HTMLInputElement | HTMLTextAreaElement>) =>
    setDir(directionOf(event.currentTarget.value));
  return { dir, follow };
}

/** The direction a language is written in; undefined where the language is not known. */
export function directionOfLanguage(lang: string | undefined): 'rtl' | 'ltr' | undefined {
  if (!lang) return undefined;
  return /^(ar|ary|fa|he|ur)(-|$)/i.test(lang) ? 'rtl' : 'ltr';
}
