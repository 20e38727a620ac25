import { foldArabic } from '#app/contract/fold-arabic.ts';

/** The words of some lists, ready to be looked for: each as it is compared, with how it stands in its list. */
export type ListedWords = ReadonlyMap<string, string>;

/** A word with everything that is written into it: vowel signs, tatweel, invisible marks, digits of Arabizi. */
const word = /[\p{L}\p{M}\p{N}\p{Cf}]+/gu;

/** The digits that stand for Arabic letters in Latin script, as the letters that others write for the same sounds. */
const arabizi: Record<string, string> = { 2: 'a', 3: 'a', 5: 'kh', 6: 't', 7: 'h', 8: 'gh', 9: 'q' };

/**
 * Spellings that people mix up, vowel signs, tatweel, capitals and accents as in {@link foldArabic}; digits within a Latin
 * word as letters.
 */
function spell(text: string): string {
  const folded = foldArabic(text);
  return /[a-z]/.test(folded) ? folded.replace(/[2356789]/g, (digit) => arabizi[digit] ?? digit) : folded;
}

/** A letter that is repeated counts once. */
const once = (spelled: string): string => spelled.replace(/(\p{L})\1+/gu, '$1');

/** A word as it is compared: however it is spelled, stretched or pointed. */
export const foldWord = (text: string): string => once(spell(text));

/** Makes words ready to be looked for. What has no letter or digit is left out. */
export function listWords(words: Iterable<string>): ListedWords {
  const listed = new Map<string, string>();
  for (const entry of words) {
    const folded = foldWord(entry);
    if (/[\p{L}\p{N}]/u.test(folded) && !listed.has(folded)) listed.set(folded, entry);
  }
  return listed;
}

/** The Arabic article, alone or with what is written together with it. A shorter rest could be anything. */
const article = /^[\u0648\u0641]?(?:\u0627\u0644|\u0628\u0627\u0644|\u0643\u0627\u0644|\u0644\u0644)(?=.{3})/u;

/**
 * The listed words that a text contains, each once, in the order they come. Whole words only, an Arabic one also with its
 * article. Every word of the text is looked up once: the time grows with the length of the text, not with the lists.
 */
export function findWords(text: string, listed: ListedWords): string[] {
  if (listed.size === 0) return [];
  const found = new Set<string>();
  for (const [token] of text.matchAll(word)) {
    const spelled = spell(token);
    const known = listed.get(once(spelled)) ?? listed.get(once(spelled.replace(article, '')));
    if (known !== undefined) found.add(known);
  }
  return [...found];
}
