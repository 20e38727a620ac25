import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { edgePairs, textPairs } from '../../app/ui/token-pairs.ts';

type Tokens = Record<string, string>;
type Block = { selector: string; tokens: Tokens };

/** Every rule of the sheet that declares `--paper` as a colour; forced colours belong to the reader's system. */
function readThemes(css: string): Block[] {
  const bare = css.replace(/\/\*[\s\S]*?\*\//g, '');
  return [...bare.matchAll(/([^{}]+)\{([^{}]*)\}/g)]
    .map(([, selector = '', body = '']) => ({
      selector: selector.trim().replace(/\s+/g, ' '),
      tokens: readTokens(body),
    }))
    .filter(({ tokens }) => tokens.paper?.startsWith('#'));
}

function readTokens(body: string): Tokens {
  return Object.fromEntries([...body.matchAll(/--([a-z-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value]));
}

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  if (!/^#[0-9a-f]{6}$/.test(hex)) throw new Error(`not a six-digit colour: ${hex}`);
  const channels = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255);
  const [r = 0, g = 0, b = 0] = channels.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

function tooClose(tokens: Tokens, pairs: typeof textPairs, least: number): string[] {
  return pairs
    .map(([front, back]) => ({ front, back, ratio: contrast(tokens[front] ?? '', tokens[back] ?? '') }))
    .filter(({ ratio }) => ratio < least)
    .map(({ front, back, ratio }) => `${front} on ${back}: ${ratio.toFixed(2)}`);
}

const css = readFileSync(new URL('../../app/ui/tokens.css', import.meta.url), 'utf8');
const themes = readThemes(css);

test('A-62 the measure itself is right', () => {
  expect(contrast('#ffffff', '#000000')).toBeCloseTo(21, 5);
  expect(contrast('#999999', '#ffffff')).toBeCloseTo(2.85, 2);
});

test('A-62 every theme is there: light, dark, contrast, the two of the system, and the projector', () => {
  expect(themes).toHaveLength(6);
});

describe.each(themes.map((theme, at) => [`${at + 1} ${theme.selector}`, theme] as const))(
  'A-62 theme %s',
  (_, theme) => {
    test('declares the same tokens as the first', () => {
      expect(Object.keys(theme.tokens)).toEqual(Object.keys(themes[0]?.tokens ?? {}));
    });
    test('text is at least 7 : 1', () => {
      expect(tooClose(theme.tokens, textPairs, 7)).toEqual([]);
    });
    test('edges, marks and focus are at least 3 : 1', () => {
      expect(tooClose(theme.tokens, edgePairs, 3)).toEqual([]);
    });
  },
);

test('A-29 the copies for `system` equal their originals', () => {
  const [, dark, systemDark, high, systemHigh] = themes;
  expect(systemDark?.tokens).toEqual(dark?.tokens);
  expect(systemHigh?.tokens).toEqual(high?.tokens);
});
