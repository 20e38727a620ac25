import { languages, type Lang } from '#app/contract/languages.ts';
import type { PageRow } from './pages.ts';
import type { Who } from './room-journey.ts';

export const themes = ['light', 'dark', 'contrast'] as const;
/** A 400 % zoom, a tablet, a laptop. */
export const widths = [320, 768, 1280] as const;

export type Case = {
  row: PageRow;
  lang: Lang;
  theme: (typeof themes)[number];
  width: (typeof widths)[number];
  who: Who;
};

/** Everything with everything. */
export function allCases(rows: readonly PageRow[]): Case[] {
  return rows.flatMap((row) => {
    const all = (row.langs ?? languages).flatMap((lang) =>
      themes.flatMap((theme) => widths.flatMap((width) => row.who.map((who) => ({ row, lang, theme, width, who })))),
    );
    return row.once ? all.slice(0, 1) : all;
  });
}

/**
 * As few cases as make every two things meet: each route with each language, theme and width, each state of a page with
 * each of its readers, and all of those with each other. The same every time.
 */
export function pairedCases(rows: readonly PageRow[]): Case[] {
  const left = allCases(rows).map((one) => ({ one, pairs: pairsOf(one) }));
  const open = new Set(left.flatMap(({ pairs }) => pairs));
  const chosen: Case[] = [];
  while (open.size > 0) {
    let best = left[0];
    let most = 0;
    for (const candidate of left) {
      const fresh = candidate.pairs.filter((pair) => open.has(pair)).length;
      if (fresh > most) [best, most] = [candidate, fresh];
    }
    if (best === undefined) break;
    for (const pair of best.pairs) open.delete(pair);
    chosen.push(best.one);
  }
  const order = new Map(rows.map((row, at) => [row, at]));
  return chosen.sort((a, b) => (order.get(a.row) ?? 0) - (order.get(b.row) ?? 0));
}

function pairsOf({ row, lang, theme, width, who }: Case): string[] {
  return [
    `${row.route} ${lang}`,
    `${row.route} ${theme}`,
    `${row.route} ${width}`,
    `${row.name} ${who}`,
    `${lang} ${theme}`,
    `${lang} ${width}`,
    `${theme} ${width}`,
    `${who} ${lang}`,
    `${who} ${theme}`,
    `${who} ${width}`,
  ];
}

export function nameOf({ row, lang, theme, width, who }: Case): string {
  return `${row.name} · ${lang} · ${theme} · ${width} · ${who}`;
}
