import { pairRatios, summarise, type Summary } from './statistics.ts';

/** What a figure must reach: its ratio to the reference, or its own value. */
export type Target = { of: 'ratio' | 'value'; limit: 'at least' | 'at most'; than: number };

/** One measured thing, a value a round. */
export type Figure = { label: string; unit: string; product: number[]; reference?: number[]; target?: Target };

/** What a benchmark found. `notes` say what a reader must know to believe it. */
export type Findings = { name: string; workload: string; notes: string[]; figures: Figure[] };

/** A figure as it is printed and written. */
export type Line = {
  label: string;
  unit: string;
  product: Summary;
  reference: Summary | null;
  ratio: Summary | null;
  target: Target | null;
  met: boolean | null;
};

/** @param judged false where the run was too short for any claim */
export function toLine({ label, unit, product, reference, target }: Figure, judged: boolean): Line {
  const ratio = reference === undefined ? null : summarise(pairRatios(product, reference));
  const line = {
    label,
    unit,
    product: summarise(product),
    reference: reference === undefined ? null : summarise(reference),
    ratio,
    target: target ?? null,
  };
  return { ...line, met: target === undefined || !judged ? null : isMet(target, line) };
}

function isMet(target: Target, { product, ratio }: Pick<Line, 'product' | 'ratio'>): boolean {
  const reached = target.of === 'value' ? product.median : (ratio?.median ?? Number.NaN);
  return target.limit === 'at least' ? reached >= target.than : reached <= target.than;
}
