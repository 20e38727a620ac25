import type { Locator, Page } from 'playwright-core';
import { inPage } from './a11y-page-checks.ts';

/** Where the focus is, and what is wrong with how it is seen there. */
export type Stop = { name: string; faults: string[] };

/** `again`: still on the same control, which has parts of its own, as a date has; `repeated`: seen before. */
type Seen = Stop & { again: boolean; repeated: boolean };

const most = 250;

/** Presses Tab through a whole page, from its beginning to where it starts over. */
export async function walk(page: Page): Promise<Stop[]> {
  const stops: Stop[] = [];
  await inPage(page, forgetStops);
  for (let press = 0; press < most; press += 1) {
    await page.keyboard.press('Tab');
    const seen = await inPage(page, lookAtFocus);
    if (seen === null || seen.repeated) return stops;
    if (!seen.again) stops.push({ name: seen.name, faults: seen.faults });
  }
  throw new Error(`Tab found no end of ${page.url()} after ${most} stops, the last at ${stops.at(-1)?.name}`);
}

/** What Tab must reach on this page, in the order of the document; a group of radio buttons is one stop. */
export function reachable(page: Page): Promise<string[]> {
  return inPage(page, listReachable);
}

/**
 * Presses Tab until the focus is on the target.
 * @throws Error when it is not reached, or when the focus is not well seen somewhere on the way
 */
export async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await target.waitFor();
  const names: string[] = [];
  for (let press = 0; press < most; press += 1) {
    if (await isFocused(target)) return;
    await page.keyboard.press(key);
    const seen = await inPage(page, lookAtFocus);
    if (seen === null) continue;
    if (seen.faults.length > 0) throw new Error(`${seen.name}: ${seen.faults.join(', ')}`);
    names.push(seen.name);
  }
  throw new Error(`Tab never came to ${String(target)}; it came to ${names.slice(0, 40).join(' → ')}`);
}

/** Comes to a control by Tab and presses a key on it. */
export async function pressOn(page: Page, target: Locator, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press(key);
}

/** Comes to a field by Tab and types. */
export async function typeInto(page: Page, target: Locator, text: string): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.insertText(text);
}

export function isFocused(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element === document.activeElement);
}

type Memory = { tachaworStops?: Set<Element>; tachaworLast?: Element };

/** Runs in the page. */
function forgetStops(): void {
  const memory = window as Memory;
  memory.tachaworStops = new Set();
  delete memory.tachaworLast;
}

declare const describe: (element: Element) => string;
declare const luminance: (colour: readonly number[]) => number;
declare const readColour: (css: string) => number[];
declare const groundOf: (element: Element) => number[];

/** Runs in the page: the ring must be there, thick and strong enough, and nothing may lie on the element. */
function lookAtFocus(): Seen | null {
  const element = document.activeElement;
  if (element === null || element === document.body || element === document.documentElement) return null;
  const memory = window as Memory;
  const stops = (memory.tachaworStops ??= new Set());
  const again = memory.tachaworLast === element;
  memory.tachaworLast = element;
  const faults: string[] = [];
  const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
  const hasRing = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
  if (!hasRing) faults.push(`A-13 focus ring is ${outlineStyle} ${outlineWidth}`);
  const [dark = 0, light = 0] = [readColour(outlineColor), groundOf(element.parentElement ?? element)]
    .map(luminance)
    .sort((a, b) => a - b);
  if (hasRing && (light + 0.05) / (dark + 0.05) < 3) faults.push(`A-13 focus ring is too weak: ${outlineColor}`);
  const box = element.getClientRects()[0] ?? element.getBoundingClientRect();
  const inset = Math.min(4, box.width / 4, box.height / 4);
  const across = [box.left + inset, box.left + box.width / 2, box.right - inset];
  const points = across.flatMap((x) =>
    [box.top + inset, box.top + box.height / 2, box.bottom - inset].map((y) => [x, y] as const),
  );
  const inside = points.filter(([x, y]) => x >= 0 && y >= 0 && x < innerWidth && y < innerHeight);
  const covered = inside.flatMap(([x, y]) => {
    const hit = document.elementFromPoint(x, y);
    const own =
      hit === null || element.contains(hit) || hit.contains(element) || hit.closest('label')?.control === element;
    return own || hit === null ? [] : [describe(hit)];
  });
  if (inside.length === 0) faults.push('A-12 the focused element is out of sight');
  if (covered.length > 0) faults.push(`A-12 covered at ${covered.length} of ${inside.length} points by ${covered[0]}`);
  const repeated = stops.has(element) && !again;
  stops.add(element);
  return { name: describe(element), faults, again, repeated };
}

/** Runs in the page. */
function listReachable(): string[] {
  const controls = 'a[href], button, input:not([type="hidden"]), select, textarea, summary, [tabindex]';
  const groups = new Set<string>();
  return [...document.querySelectorAll<HTMLElement>(controls)]
    .filter((element) => element.tabIndex >= 0 && !element.matches(':disabled') && element.checkVisibility())
    .filter((element) => {
      if (!(element instanceof HTMLInputElement) || element.type !== 'radio') return true;
      const group = `${[...document.forms].indexOf(element.form as HTMLFormElement)} ${element.name}`;
      const siblings = [...document.querySelectorAll<HTMLInputElement>('input[type="radio"]')].filter(
        (other) => other.name === element.name && other.form === element.form,
      );
      const stop = siblings.find((other) => other.checked) ?? siblings[0];
      if (groups.has(group) || stop !== element) return false;
      groups.add(group);
      return true;
    })
    .map(describe);
}
