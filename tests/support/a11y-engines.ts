import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];

/**
 * What axe cannot decide by itself and people did: `where` is part of the element, `why` what was found. Anything else
 * that axe leaves open is a finding.
 */
const decided: ReadonlyArray<{ rule: string; where: RegExp; why: string }> = [
  {
    rule: 'color-contrast',
    where: /./,
    why: 'HTML_CodeSniffer measures every text, and tokens.test.ts every pair of colours',
  },
  {
    rule: 'label-content-name-mismatch',
    where: /\p{Script=Arabic}/u,
    why: 'it cannot read Arabic; our own check of names can, and axe itself reads the same control in French',
  },
];

/** Rules of HTML_CodeSniffer that are met in a way it does not know. */
const known: ReadonlyArray<{ code: RegExp; where: RegExp; why: string }> = [
  {
    code: /1_3_5\.H98$/,
    where: /type="email"[^>]*autocomplete="username"/,
    why: 'HTML allows `username` for e-mail fields, and password managers look for it',
  },
  {
    code: /H71\.NoLegend$/,
    where: /<fieldset[^>]*\saria-label="[^"]/,
    why: 'the group of vote buttons is named by aria-label (technique ARIA17), a second visible legend would repeat it',
  },
];

/** WCAG 2.2 A and AA by axe-core. It is blind to much Arabic, so it never stands alone. */
export async function runAxe(page: Page): Promise<string[]> {
  const { violations, incomplete } = await new AxeBuilder({ page }).setLegacyMode(true).withTags(tags).analyze();
  const open = incomplete.flatMap(({ id, nodes }) =>
    nodes
      .filter(({ html }) => !decided.some(({ rule, where }) => rule === id && where.test(html)))
      .map(({ html }) => `axe left open ${id}: ${short(html)}`),
  );
  return [...violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `axe ${id}: ${short(html)}`)), ...open];
}

type Sniffed = { code: string; message: string; html: string };

const sniffer = readFileSync(createRequire(import.meta.url).resolve('@pa11y/html_codesniffer/build/HTMLCS.js'), 'utf8');

/** Errors of HTML_CodeSniffer: the engine that sees Arabic contrast. */
export async function runSniffer(page: Page, standard: 'WCAG2AA' | 'WCAG2AAA' = 'WCAG2AA'): Promise<string[]> {
  await page.evaluate(`window.HTMLCS || (0, function () { ${sniffer} }).call(window)`);
  const found = await page.evaluate(sniff, standard);
  return found
    .filter(({ code, html }) => !known.some((entry) => entry.code.test(code) && entry.where.test(html)))
    .map(
      ({ code, message, html }) => `sniffer ${code.replace(/^WCAG2A+\./, '')}: ${message.slice(0, 160)} ${short(html)}`,
    );
}

/** Runs in the page. */
function sniff(standard: string): Promise<Sniffed[]> {
  type Message = { type: number; code: string; msg: string; element: { outerHTML?: string } };
  type Engine = {
    process(standard: string, root: Document, done: () => void, failed: () => void): void;
    getMessages(): Message[];
  };
  const engine = (window as unknown as { HTMLCS: Engine }).HTMLCS;
  return new Promise((resolve, reject) => {
    const done = (): void =>
      resolve(
        engine
          .getMessages()
          .filter(({ type }) => type === 1)
          .map(({ code, msg, element }) => ({ code, message: msg, html: element.outerHTML?.slice(0, 400) ?? '' })),
      );
    engine.process(standard, document, done, () => reject(new Error('HTML_CodeSniffer could not read the page')));
  });
}

function short(html: string): string {
  return html.replace(/\s+/g, ' ').slice(0, 140);
}
