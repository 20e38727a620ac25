import type { CentredMatrix } from './centred-matrix.ts';
import { createCovariance, type Multiply } from './covariance.ts';
import type { Components } from './map-types.ts';

const mostSteps = 100;
/** A step that moves no weight further than this is the last one. */
const still = 1e-9;
/** A share of the whole variance that is nothing but rounding. */
const nothing = 1e-13;

type Search = { multiply: Multiply; spread: Float64Array; least: number };

/**
 * The two directions along which votes differ most (step 4): power iteration on XᵀX, at most 100 steps each, the second
 * after the first is projected out. Starts from equal weights, or from the components of the update before, which keeps
 * the sides of the picture where they were. Without variance to find, a component is all zeros. At any number of
 * participants the sums run over all real votes: the mini-batches of the paper would only approximate them.
 */
export function findComponents(data: CentredMatrix, before?: Components): Components {
  const { statementCount } = data;
  const spread = measureSpread(data);
  const least = nothing * spread.reduce((sum, one) => sum + one, 0);
  const search = { multiply: createCovariance(data, before !== undefined), spread, least };
  const none = new Float64Array(statementCount);
  const first = findComponent(search, extend(before?.[0], statementCount), { vector: none, variance: 0 });
  const second = findComponent(search, extend(before?.[1], statementCount), first);
  return [first.vector, second.vector];
}

/** Σ (vote − mean)² over the real votes on each statement. */
function measureSpread({ center, deviations, votes }: CentredMatrix): Float64Array {
  return center.map((_, statement) => {
    const [disagree = 0, pass = 0, agree = 0] = deviations.subarray(statement * 4, statement * 4 + 3);
    const [against, together] = [votes.disagree[statement] ?? 0, votes.agree[statement] ?? 0];
    const passed = (votes.seen[statement] ?? 0) - against - together;
    return against * disagree ** 2 + passed * pass ** 2 + together * agree ** 2;
  });
}

type Found = { vector: Float64Array; variance: number };

/** The start of a search: what was found before, and nothing for statements that are new; else equal weights. */
function extend(before: Float64Array | undefined, statementCount: number): Float64Array {
  const start = new Float64Array(statementCount);
  if (before?.some((weight) => weight !== 0)) start.set(before.subarray(0, statementCount));
  else start.fill(1);
  return start;
}

/** Starts again from the statement with most variance left where the first start sees none of it. */
function findComponent(search: Search, start: Float64Array, other: Found): Found {
  const found = iterate(search, start, other.vector);
  if (found.variance > 0) return found;
  const left = search.spread.map((one, statement) => one - other.variance * (other.vector[statement] ?? 0) ** 2);
  const most = left.reduce((best, one, statement) => (one > (left[best] ?? 0) ? statement : best), 0);
  const again = new Float64Array(start.length);
  if ((left[most] ?? 0) > search.least) again[most] = 1;
  return iterate(search, again, other.vector);
}

function iterate({ multiply, least }: Search, start: Float64Array, other: Float64Array): Found {
  let [vector, product] = [Float64Array.from(start), new Float64Array(start.length)];
  projectOut(vector, other);
  const found = { vector: new Float64Array(start.length), variance: 0 };
  if (scale(vector) === 0) return found;
  for (let step = 0; step < mostSteps; step += 1) {
    multiply(vector, product);
    projectOut(product, other);
    const variance = scale(product);
    if (variance <= least) return found;
    const moved = largestDifference(vector, product);
    [vector, product] = [product, vector];
    found.variance = variance;
    if (moved < still) break;
  }
  return { ...found, vector };
}

function largestDifference(from: Float64Array, to: Float64Array): number {
  let most = 0;
  for (let place = 0; place < from.length; place += 1) {
    const difference = Math.abs((from[place] ?? 0) - (to[place] ?? 0));
    if (difference > most) most = difference;
  }
  return most;
}

/** Gives the vector unit length, and returns the length it had. */
function scale(vector: Float64Array): number {
  let square = 0;
  for (let place = 0; place < vector.length; place += 1) square += (vector[place] ?? 0) ** 2;
  const length = Math.sqrt(square);
  if (length > 0) for (let place = 0; place < vector.length; place += 1) vector[place] = (vector[place] ?? 0) / length;
  return length;
}

/** Takes the part along a direction of unit length (or of zeros) out of the vector. */
function projectOut(vector: Float64Array, direction: Float64Array): void {
  let along = 0;
  for (let place = 0; place < vector.length; place += 1) along += (vector[place] ?? 0) * (direction[place] ?? 0);
  for (let place = 0; place < vector.length; place += 1) {
    vector[place] = (vector[place] ?? 0) - along * (direction[place] ?? 0);
  }
}
