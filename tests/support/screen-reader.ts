import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Virtual } from '@guidepup/virtual-screen-reader';
import type { Page } from 'playwright-core';

/**
 * A page as a screen reader simulated in it says it. Its words for roles and states are English whatever the page's
 * language. It is no NVDA: it reads what is folded away in `details`, and says neither `lang` nor that a field has many
 * lines.
 */
export type Reader = {
  /** Goes on until something with these words is said. @returns what was said on the way, that phrase last */
  readUntil(words: string): Promise<string[]>;
  /** Goes to the next heading. @returns what was said there */
  nextHeading(): Promise<string>;
  /** Reads the whole page from its top. @returns what was said, without what live regions said meanwhile */
  readPage(): Promise<string[]>;
  /** Puts the focus where the reader is. */
  enter(): Promise<void>;
  /** What was said since the last time, but not by live regions: each move of the focus says where it came to. */
  said(): Promise<string[]>;
  /** Everything that live regions said so far, as `polite: words` or `assertive: words`. */
  announced(): Promise<string[]>;
};

/** In the page. */
declare const tachaworReader: Virtual;

const build = readFileSync(
  createRequire(import.meta.url).resolve('@guidepup/virtual-screen-reader/browser.js'),
  'utf8',
);
// A module cannot be evaluated, and the content policy lets no other script in.
const program = build.replace(/export\{[^}]*?([\w$]+) as virtual\};/, 'window.tachaworReader = $1;');
if (program === build) throw new Error('The browser build of the virtual screen reader does not end as expected.');

/** Starts to read the page that is open; the next page needs a reader of its own. */
export async function startReader(page: Page): Promise<Reader> {
  await page.evaluate(`void (function () { ${program}\n })()`);
  await page.evaluate(() => tachaworReader.start({ container: document.body }));
  let heard = 0;
  const phrases = () => page.evaluate(() => tachaworReader.spokenPhraseLog());
  const said = async (): Promise<string[]> => {
    const all = await phrases();
    const rest = all.slice(heard).filter((phrase) => !isLive(phrase));
    heard = all.length;
    return rest;
  };
  await said();
  return {
    async readUntil(words) {
      await said();
      await page.evaluate(goOn, words);
      return said();
    },
    async nextHeading() {
      await page.evaluate(() => tachaworReader.perform('moveToNextHeading'));
      return (await said()).at(-1) ?? '';
    },
    async readPage() {
      await page.evaluate(goOn, 'end of document');
      await said();
      await page.evaluate(goOn, 'end of document');
      return said();
    },
    enter: () => page.evaluate(focusThere),
    said,
    // A region that is emptied is heard by nobody.
    announced: async () => (await phrases()).filter((phrase) => isLive(phrase) && !phrase.endsWith(': ')),
  };
}

function isLive(phrase: string): boolean {
  return /^(polite|assertive): /.test(phrase);
}

/** Runs in the page. */
async function goOn(words: string): Promise<void> {
  for (let step = 0; step < 2_000; step += 1) {
    await tachaworReader.next();
    if ((await tachaworReader.lastSpokenPhrase()).includes(words)) return;
  }
  throw new Error(`the page never says «${words}»`);
}

/** Runs in the page. */
function focusThere(): void {
  const node = tachaworReader.activeNode;
  const element = node instanceof HTMLElement ? node : node?.parentElement;
  element?.focus();
  if (element !== document.activeElement) throw new Error('what is read here takes no focus');
}
