import type { Page } from 'playwright-core';

export type Expected = { lang: string; dir: 'rtl' | 'ltr'; projector?: boolean };

/**
 * Checks of our own that no engine makes, run inside the page. Each function is sent as text together with `shared`, so
 * it may use those and nothing else of this module.
 */
export async function checkPage(page: Page, expected: Expected): Promise<string[]> {
  const checks = [sidewaysScroll, liveRegions, outline, wrongScripts, spokenNames, smallTargets, weakText, arabicType];
  const calls = checks.map((check) => `(${String(check)})(${JSON.stringify(expected)})`).join(', ');
  return page.evaluate<string[]>(`(() => { ${shared()}; return [${calls}].flat(); })()`);
}

/** The contrast check alone, for a stricter measure. */
export async function findWeakText(page: Page, least: number): Promise<string[]> {
  return page.evaluate<string[]>(`(() => { ${shared()}; return (${String(weakText)})({ least: ${least} }); })()`);
}

/** Runs one more function in the page with the same helpers at hand. */
export async function inPage<T>(page: Page, look: (argument: never) => T, argument?: unknown): Promise<T> {
  return page.evaluate<T>(`(() => { ${shared()}; return (${String(look)})(${JSON.stringify(argument ?? null)}); })()`);
}

const shared = (): string => [describe, isShown, shownTexts, luminance, readColour, groundOf].map(String).join('\n');

export function describe(element: Element): string {
  const text = (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().replace(/\s+/g, ' ');
  const id = element.id === '' ? '' : `#${element.id}`;
  const name = element.getAttribute('class')?.split(' ')[0] ?? '';
  return `<${element.localName}${id}${name === '' ? '' : `.${name}`}> ${text.slice(0, 60)}`;
}

/** Laid out and not one of the texts kept for screen readers alone. */
export function isShown(element: Element): boolean {
  if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false;
  const box = element.getBoundingClientRect();
  return box.width > 1 && box.height > 1;
}

/** Every piece of text in the page with the element round it. */
export function shownTexts(): Array<{ text: string; parent: Element }> {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found: Array<{ text: string; parent: Element }> = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const parent = node.parentElement;
    const text = (node.textContent ?? '').trim();
    if (parent !== null && text !== '' && !parent.closest('script, style, template, noscript')) {
      found.push({ text, parent });
    }
  }
  return found;
}

export function luminance([red, green, blue]: readonly number[]): number {
  const linear = (value = 0): number => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** Red, green, blue, opacity. Colours in other spaces are drawn once to read them. */
export function readColour(css: string): number[] {
  const plain = /^rgba?\((\d+), (\d+), (\d+)(?:, ([\d.]+))?\)$/.exec(css);
  if (plain) return [Number(plain[1]), Number(plain[2]), Number(plain[3]), Number(plain[4] ?? 1)];
  const pen = document.createElement('canvas').getContext('2d');
  if (pen === null) return [0, 0, 0, 0];
  pen.fillStyle = css;
  pen.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = pen.getImageData(0, 0, 1, 1).data;
  return [red, green, blue, alpha / 255];
}

/** The colour behind an element: of itself or of the nearest ancestor that paints one. */
export function groundOf(element: Element): number[] {
  for (let at: Element | null = element; at !== null; at = at.parentElement) {
    const colour = readColour(getComputedStyle(at).backgroundColor);
    if ((colour[3] ?? 0) > 0.99) return colour;
  }
  return [255, 255, 255, 1];
}

function sidewaysScroll(): string[] {
  const root = document.documentElement;
  if (root.scrollWidth <= root.clientWidth) return [];
  const { direction } = getComputedStyle(root);
  const wide = [...document.body.querySelectorAll('*')].filter((element) => {
    const box = element.getBoundingClientRect();
    return isShown(element) && (direction === 'rtl' ? box.left < -1 : box.right > root.clientWidth + 1);
  });
  return [
    `A-17 sideways scroll: ${root.scrollWidth} > ${root.clientWidth}, by ${wide.slice(0, 3).map(describe).join('; ')}`,
  ];
}

function liveRegions(): string[] {
  const others =
    '[aria-live]:not([aria-live="off"]), output, [role~="status"], [role~="alert"], [role~="log"], [role~="marquee"], [role~="alertdialog"]';
  const found = [...document.querySelectorAll(others)].map((element) => {
    const manner = element.getAttribute('aria-live') ?? element.getAttribute('role') ?? element.localName;
    return `${manner} ${element.id}`;
  });
  const wanted = ['polite announcer-polite', 'assertive announcer-assertive'];
  const more = found.filter((one) => !wanted.includes(one)).map((one) => `A-50 live region that is not ours: ${one}`);
  const wrong = wanted.filter((one) => found.filter((other) => other === one).length !== 1);
  return [...more, ...wrong.map((one) => `A-50 not exactly one region: ${one}`)];
}

function outline({ lang, dir, projector }: Expected): string[] {
  const root = document.documentElement;
  const found: string[] = [];
  const heads = document.querySelectorAll('h1').length;
  if (heads !== 1) found.push(`A-1 ${heads} first-level headings`);
  if (root.lang !== lang || root.dir !== dir) found.push(`A-60 html is ${root.lang} ${root.dir}, not ${lang} ${dir}`);
  if (document.title.trim() === '') found.push('A-1 the page has no title');
  if (document.querySelectorAll('main').length !== 1) found.push('A-1 not exactly one main');
  for (const element of document.querySelectorAll('[tabindex]'))
    if (Number(element.getAttribute('tabindex')) > 0) found.push(`A-12 order by tabindex: ${describe(element)}`);
  const places = [...document.querySelectorAll('footer nav a')]
    .slice(0, 3)
    .map((link) => link.getAttribute('href') ?? '');
  const asked = [/\/help$/, /\/help#contact$/, /\/help\?.*#report$/];
  if (!projector && !asked.every((pattern, at) => pattern.test(places[at] ?? '')))
    found.push(`A-16 help, contact and report are not first in the footer: ${places.join(' ')}`);
  return found;
}

function wrongScripts({ lang }: Expected): string[] {
  const bare = (text: string): string => text.replace(/https?:\/\/\S+|\S+@\S+|\S+\.\S{2,}|\/\S+|^[A-Z0-9]{6}$/g, ' ');
  const judge = (text: string, element: Element): string[] => {
    const letters = bare(text);
    const arabic = letters.match(/\p{Script=Arabic}/gu)?.length ?? 0;
    const latin = letters.match(/\p{Script=Latin}/gu)?.length ?? 0;
    if (arabic + latin < 2 || arabic === latin) return [];
    const holder = element.closest('[lang]');
    const unknown = element.closest('bdi:not([lang]), [dir="auto"]:not([lang]), code, kbd, samp');
    if (unknown && (holder === null || holder.contains(unknown))) return [];
    const isArabic = arabic > latin;
    const declared = holder?.getAttribute('lang') ?? '';
    return isArabic === declared.startsWith('ar') ? [] : [`A-26 under lang=${declared}: ${text.slice(0, 60)}`];
  };
  const texts = shownTexts().flatMap(({ text, parent }) => judge(text, parent));
  const names = ['aria-label', 'title', 'alt', 'placeholder'].flatMap((name) =>
    [...document.querySelectorAll(`[${name}]`)].flatMap((element) => judge(element.getAttribute(name) ?? '', element)),
  );
  const title = judge(document.title, document.documentElement);
  return lang === '' ? [] : [...texts, ...names, ...title];
}

/** WCAG 2.5.3: who speaks to the page says what they see, without what stands in brackets. */
function spokenNames(): string[] {
  const plain = (text: string): string =>
    text
      .replace(/\([^()]*\)/g, '')
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  return [...document.querySelectorAll<HTMLElement>('[aria-label]')].flatMap((element) => {
    if (!element.matches('a, button, summary, [role="button"], [role="tab"]')) return [];
    const isNamed = plain(element.getAttribute('aria-label') ?? '').includes(plain(element.innerText));
    return isNamed ? [] : [`A-1 what is seen is not in the name: ${describe(element)}`];
  });
}

function smallTargets(): string[] {
  const controls =
    'a[href], button, input:not([type="hidden"]), select, textarea, summary, [role="button"], [role="tab"], [tabindex="0"]';
  const votes = '.votes button, form:has(input[name="choice"]) :is(.choice, button)';
  const inSentence = (element: Element): boolean => {
    if (getComputedStyle(element).display !== 'inline') return false;
    const around = element.closest('p, li, dd, td, h1, h2, h3, figcaption, label')?.textContent ?? '';
    return around.trim().length > (element.textContent ?? '').trim().length + 3;
  };
  const boxes = [...document.querySelectorAll(controls)]
    .filter(isShown)
    .map((element) => ({ element, box: (element.closest('.choice') ?? element).getBoundingClientRect() }));
  /** A circle of 24 px round its middle touches no other target: the spacing of WCAG 2.5.8. */
  const isApart = (element: Element, box: DOMRect): boolean => {
    const x = box.x + box.width / 2;
    const y = box.y + box.height / 2;
    return boxes.every(({ element: other, box: at }) => {
      if (other === element || other.contains(element) || element.contains(other)) return true;
      const across = Math.max(at.left - x, x - at.right, 0);
      const down = Math.max(at.top - y, y - at.bottom, 0);
      return Math.hypot(across, down) >= 12;
    });
  };
  const small = boxes.flatMap(({ element, box }) => {
    const fine = Math.min(box.width, box.height) >= 23.9 || inSentence(element) || isApart(element, box);
    return fine ? [] : [`A-10 target ${Math.round(box.width)}×${Math.round(box.height)}: ${describe(element)}`];
  });
  const smallVotes = [...document.querySelectorAll(votes)].filter(isShown).flatMap((element) => {
    const { width, height } = element.getBoundingClientRect();
    return Math.min(width, height) >= 43.9
      ? []
      : [`A-10 vote target ${Math.round(width)}×${Math.round(height)}: ${describe(element)}`];
  });
  return [...small, ...smallVotes];
}

/** Text against what is painted behind it. */
function weakText({ least }: { least?: number }): string[] {
  const found = new Set<string>();
  for (const { parent } of shownTexts()) {
    if (!isShown(parent) || parent.closest('[disabled], [aria-disabled="true"], option')) continue;
    const style = getComputedStyle(parent);
    const size = parseFloat(style.fontSize);
    const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    const [front, back] = [readColour(style.color), groundOf(parent)].map(luminance).sort((a, b) => a - b);
    const ratio = ((back ?? 0) + 0.05) / ((front ?? 0) + 0.05);
    const wanted = least ?? (isLarge ? 3 : 4.5);
    if (ratio < wanted) found.add(`A-62 contrast ${ratio.toFixed(2)} < ${wanted}: ${describe(parent)}`);
  }
  return [...found];
}

/** Arabic letters: large enough, joined, upright, never stretched. A name inside a Latin line has that line's size. */
function arabicType({ lang, projector }: Expected): string[] {
  const found = new Set<string>();
  for (const { text, parent } of shownTexts()) {
    const letters = text.match(/\p{L}/gu)?.length ?? 0;
    const arabic = text.match(/\p{Script=Arabic}/gu)?.length ?? 0;
    if (arabic < 2 || arabic * 2 < letters || !isShown(parent)) continue;
    if (!lang.startsWith('ar') && parent.closest('bdi')) continue;
    const { fontSize, letterSpacing, fontStyle, textAlign } = getComputedStyle(parent);
    const faults = [
      parseFloat(fontSize) < (projector ? 0.039 * innerHeight : 17.9) && `${fontSize} high`,
      letterSpacing !== 'normal' && letterSpacing !== '0px' && 'letters apart',
      fontStyle !== 'normal' && 'slanted',
      textAlign === 'justify' && 'justified',
    ].filter(Boolean);
    if (faults.length > 0) found.add(`A-70 Arabic ${faults.join(', ')}: ${describe(parent)}`);
  }
  const { fontSize, lineHeight } = getComputedStyle(document.body);
  if (
    !projector &&
    document.documentElement.lang.startsWith('ar') &&
    parseFloat(lineHeight) / parseFloat(fontSize) < 1.7
  )
    found.add(`A-70 lines of ${lineHeight} for letters of ${fontSize}`);
  return [...found];
}
