import type { Lang } from '#app/contract/languages.ts';
import { cardSize, type ShareCard } from '#app/contract/share-card.ts';

const { width, height } = cardSize;
const margin = 80;
const colours = { paper: '#FBF8F3', ink: '#1B1F2A', soft: '#40475A', indigo: '#22387A', terra: '#7D3308' };
/** The mark of the house: a whole lozenge with its heart, and a half that faces it. */
const mark = {
  whole: 'M16 2h4v4h4v4h4v4h4v4h-4v4h-4v4h-4v4h-4v-4h-4v-4H8v-4H4v-4h4v-4h4V6h4zM16 12h4v2h2v4h-2v2h-4v-2h-2v-4h2z',
  half: 'M52 2v28h-4v-4h-4v-4h-4v-4h-4v-4h4v-4h4V6h4V2z',
};
/** Sizes of the title with the letters that a line of it holds, the largest first. */
const sizes = [
  { size: 62, letters: 29, lines: 3 },
  { size: 52, letters: 36, lines: 4 },
  { size: 42, letters: 45, lines: 5 },
] as const;

/** The picture of a shared page as SVG: its title large, in its own direction. Pure; every text is escaped. */
export function drawCard(card: ShareCard, measure: Measure): string {
  const { size, lines } = fitTitle(card.title);
  const start = card.lang === 'ar' ? width - margin : margin;
  const of = (lang: Lang, text: string, y: number, look: Look) => writeLine(lang, text, y, look, measure);
  const middle = 352;
  const first = middle - ((lines.length - 1) * size * 1.36) / 2;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
<rect width="${width}" height="${height}" fill="${colours.paper}"/>
<rect x="${card.lang === 'ar' ? width - 20 : 0}" width="20" height="${height}" fill="${colours.indigo}"/>
<g transform="translate(${card.lang === 'ar' ? start - 108 : start - 8} 52) scale(2)" fill-rule="evenodd">
<path fill="${colours.indigo}" d="${mark.whole}"/><path fill="${colours.terra}" d="${mark.half}"/></g>
${of(card.lang, card.product, 98, { size: 34, fill: colours.soft, inset: 130 })}
${of(card.lang, card.kind, 178, { size: 38, fill: colours.indigo, bold: true })}
${lines.map((line, at) => of(card.titleLang, line, first + at * size * 1.36, { size, fill: colours.ink, bold: true })).join('\n')}
${of(card.lang, card.place, 530, { size: 38, fill: colours.ink, bold: true })}
${of(card.lang, card.line, 582, { size: 32, fill: colours.soft })}
</svg>`;
}

/** How wide a text element is, in pixels. */
export type Measure = (element: string) => number;
type Look = { size: number; fill: string; bold?: boolean; inset?: number };

/** Letters of Arabic script, which their font alone has; it has nothing else. */
const arabic = /([\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff]+)/u;
const mirrored: Record<string, string> = { '(': ')', ')': '(', '[': ']', ']': '[', '«': '»', '»': '«' };

/**
 * One line from its own side. Arabic and other letters are set run by run, each in its font and at its place: the painter
 * cannot put digits into a line of Arabic by itself. A run between two others keeps its own direction.
 */
function writeLine(lang: Lang, text: string, y: number, look: Look, measure: Measure): string {
  const { size, fill, bold = false, inset = 0 } = look;
  const rtl = lang === 'ar';
  let at = rtl ? width - margin - inset : margin + inset;
  const isPlain = !rtl && !arabic.test(text);
  const pieces = isPlain ? [{ word: text, isArabic: false }] : text.split(arabic).flatMap(toPieces(rtl));
  const parts = joinWords(pieces, rtl).map(({ words, isArabic }) => {
    if (words.trim() === '') {
      at += (rtl ? -1 : 1) * size * 0.27;
      return '';
    }
    // Isolated, so that a comma at the end of Arabic words stays at their end.
    const own = isArabic ? `\u2067${words}\u2069` : words;
    const shown = rtl && !isArabic && !/[\p{L}\p{N}]/u.test(words) ? mirror(words) : own;
    const family = `IBM Plex Sans${isArabic ? ' Arabic' : ''}${bold ? ' SemiBold' : ''}`;
    const head = `font-family="${family}" font-size="${size}" font-weight="${bold ? 600 : 400}"`;
    const wide = measure(`<text y="100" ${head}>${escapeXml(shown)}</text>`) + size * 0.05;
    const x = rtl ? at - wide : at;
    at += rtl ? -wide : wide;
    return `<text x="${x.toFixed(1)}" y="${Math.round(y)}" ${head} fill="${fill}">${escapeXml(shown)}</text>`;
  });
  return parts.join('');
}

/** Words and the spaces between them; signs after a number belong to the line and not to the number. */
function toPieces(rtl: boolean): (run: string, index: number) => Piece[] {
  return (run, index) =>
    run
      .split(/(\s+)/)
      .flatMap((word) => (rtl ? (/^(.*[\p{L}\p{N}%)\]])([:;,.!?…]+)$/u.exec(word)?.slice(1) ?? word) : word))
      .map((word) => ({ word, isArabic: index % 2 === 1 }));
}

type Piece = { word: string; isArabic: boolean };

/** Words of one script that follow one another against the line's direction stay together, with the spaces between them. */
function joinWords(pieces: Piece[], rtl: boolean): Array<{ words: string; isArabic: boolean }> {
  const runs: Array<{ words: string; isArabic: boolean }> = [];
  for (const { word, isArabic } of pieces) {
    if (word === '') continue;
    const [before, last] = [runs.at(-2), runs.at(-1)];
    const against = isArabic !== rtl && /[\p{L}\p{N}]/u.test(word);
    const joins = against && last?.words.trim() === '' && before?.isArabic === isArabic && before.words.trim() !== '';
    if (joins && before && last && /[\p{L}\p{N}]/u.test(before.words)) {
      runs.splice(-2, 2, { words: `${before.words} ${word}`, isArabic });
    } else runs.push({ words: word, isArabic });
  }
  return runs;
}

const mirror = (text: string): string =>
  [...text]
    .map((sign) => mirrored[sign] ?? sign)
    .reverse()
    .join('');

/** Breaks a title into lines of the largest size in which it fits; what does not fit in the smallest ends with a sign. */
export function fitTitle(title: string): { size: number; lines: string[] } {
  for (const { size, letters, lines: most } of sizes) {
    const lines = breakLines(title, letters);
    if (lines.length <= most) return { size, lines };
  }
  const { size, letters, lines: most } = sizes[2];
  const lines = breakLines(title, letters).slice(0, most);
  return { size, lines: lines.map((line, at) => (at === most - 1 ? `${line.slice(0, letters - 1)}…` : line)) };
}

function breakLines(title: string, letters: number): string[] {
  const lines: string[] = [];
  // A word longer than a line is cut between its letters.
  const words = title.split(/\s+/).flatMap((word) => word.match(new RegExp(`.{1,${letters}}`, 'gu')) ?? []);
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= letters) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);
}
