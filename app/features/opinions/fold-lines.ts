import type { DiffBlock } from '#app/contract/document.ts';

/** A stretch of a comparison: lines to show, or so many that did not change and are folded away. */
export type Stretch = { folded: boolean; lines: DiffBlock[] };

/** Lines shown before and after a change, so that it is seen where it stands. */
const around = 1;
/** Fewer than so many are not worth folding. */
const least = 3;

/** Folds what did not change, but for the lines beside a change. */
export function foldLines(lines: readonly DiffBlock[]): Stretch[] {
  const near = new Set<number>();
  lines.forEach(({ kind }, at) => {
    if (kind === 'same') return;
    for (let other = at - around; other <= at + around; other += 1) near.add(other);
  });
  const stretches: Stretch[] = [];
  lines.forEach((line, at) => {
    const folded = !near.has(at);
    const last = stretches.at(-1);
    if (last?.folded === folded) last.lines.push(line);
    else stretches.push({ folded, lines: [line] });
  });
  return stretches.map((stretch) => ({ ...stretch, folded: stretch.folded && stretch.lines.length >= least }));
}

/** How many lines changed in each way. */
export function countChanges(lines: readonly DiffBlock[]): Record<'changed' | 'added' | 'removed', number> {
  const count = (wanted: DiffBlock['kind']): number => lines.filter(({ kind }) => kind === wanted).length;
  return { changed: count('changed'), added: count('added'), removed: count('removed') };
}
