import { foldArabic } from './fold-arabic.ts';

/** Words that say nothing of what a question is about, folded: Arabic, Darija in both scripts, French, English. */
const empty = new Set(
  (
    'ما ماذا متي اين كيف كم لماذا لم لن لا هل من مع عن الي علي في هذا هذه هذي ذلك تلك التي الذي الذين ان انه انها او ثم قد كل ' +
    'بعد قبل عند هو هي هم نحن انتم يكون تكون كان كانت سوف ستكون سيكون بين حول غير حتي اي ايه هنا هناك يمكن ' +
    'واش علاش فين فاين كيفاش شنو شحال ديال راه غادي باش هاد ' +
    'wach 3lach fin kifach chno ch7al dyal rah ghadi bach had ' +
    'le la les un une des de du d l et ou a au aux en dans sur pour par avec sans ce cet cette ces que qui quoi quel quelle ' +
    'quels quelles quand comment pourquoi combien est sont sera seront il elle ils elles on nous vous se ne pas y s c qu ' +
    'the a an of to in on for and or is are be will when what why how who which do does it this that we you'
  ).split(' '),
);

const arabic = /[\u0600-\u06ff]/;

/** An Arabic word without what is written onto it: and, the, by the, for the; plurals and possessives. */
function stemArabic(word: string): string {
  const bare = word
    .replace(/^[وف](?=.{4})/, '')
    .replace(/^(?:بال|كال|ال|لل)(?=.{3})/, '')
    .replace(/^[بل](?=.{4})/, '');
  return bare.replace(/(?<=.{3})(?:هما|ات|ون|ين|ها|هم|كم|نا|يه|ه|ي)$/, '');
}

const stem = (word: string): string =>
  arabic.test(word) ? stemArabic(word) : word.replace(/(?<=.{3})(?:es|s|x|e)$/, '');

/** The words that carry a text, folded and without endings, each once. */
export function tellingWords(text: string): Set<string> {
  const words = foldArabic(text).split(/[^\p{L}\p{N}]+/u);
  return new Set(words.filter((word) => (word.length > 1 || /\p{N}/u.test(word)) && !empty.has(word)).map(stem));
}

/** How much two texts must share to be called alike, between 0 and 1: half of their telling words. */
const enough = 0.5;

/**
 * The texts that may ask the same as `text`, most alike first. Alike is the cosine of their telling words, where a word
 * that many of them hold weighs less (inverse document frequency). One shared word is enough only for a text of one.
 * @param most how many at most
 */
export function similarTexts<T extends { text: string | null }>(text: string, candidates: readonly T[], most = 3): T[] {
  return prepareSimilar(candidates)(text, most);
}

/** As {@link similarTexts}, for many texts beside the same candidates: these are read once. */
export function prepareSimilar<T extends { text: string | null }>(
  candidates: readonly T[],
): (text: string, most?: number) => T[] {
  const known = candidates.map((candidate) => ({ candidate, words: tellingWords(candidate.text ?? '') }));
  const holders = new Map<string, number>();
  for (const { words } of known) for (const word of words) holders.set(word, (holders.get(word) ?? 0) + 1);
  const weight = (word: string): number => 1 + Math.log((1 + known.length) / (1 + (holders.get(word) ?? 0)));
  const weigh = (words: Iterable<string>): number => [...words].reduce((sum, word) => sum + weight(word), 0);
  return (text, most = 3) => {
    const mine = tellingWords(text);
    if (mine.size === 0) return [];
    return known
      .map(({ candidate, words }) => {
        const shared = [...mine].filter((word) => words.has(word));
        const few = shared.length < Math.min(2, mine.size, words.size);
        return {
          candidate,
          alike: few || shared.length === 0 ? 0 : weigh(shared) / Math.sqrt(weigh(mine) * weigh(words)),
        };
      })
      .filter(({ alike }) => alike >= enough)
      .sort((a, b) => b.alike - a.alike)
      .slice(0, most)
      .map(({ candidate }) => candidate);
  };
}
