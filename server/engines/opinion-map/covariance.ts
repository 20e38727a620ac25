import type { CentredMatrix } from './centred-matrix.ts';

/** Writes XᵀX · `vector` into `product`, X being the centred matrix. */
export type Multiply = (vector: Float64Array, product: Float64Array) => void;

/** Statements up to which XᵀX may be kept: 32 MB. */
const mostStatements = 2_000;

/**
 * XᵀX as a multiplication. From a warm start a few times it runs over the real votes; once that has cost as much as it takes
 * to build XᵀX, which is cheaper to multiply with, it is built. So a warm start never pays for it, and a cold one, which
 * takes many steps, does so at once.
 */
export function createCovariance(data: CentredMatrix, isWarm: boolean): Multiply {
  const { participantCount, statementCount, starts, codes } = data;
  let pairs = 0;
  for (let row = 0; row < participantCount; row += 1) pairs += ((starts[row + 1] ?? 0) - (starts[row] ?? 0)) ** 2;
  // In the time of one access at a scattered place, as measured.
  const [toBuild, anew, kept] = [pairs, codes.length * 2, statementCount ** 2 / 2];
  const pays = statementCount <= mostStatements && kept < anew;
  const tables = { weights: new Float64Array(statementCount * 4), sums: new Float64Array(statementCount * 4) };
  let square: Float64Array | null = null;
  let spent = isWarm ? 0 : toBuild;
  return (vector, product) => {
    if (pays && square === null && spent >= toBuild) square = buildSquare(data);
    if (square !== null) return multiplyKept(square, vector, product);
    spent += anew - kept;
    return multiplyAnew(data, tables, vector, product);
  };
}

type Tables = { weights: Float64Array; sums: Float64Array };

/** Over the codes of the votes alone: what each weighs is looked up, and what each gets is gathered, by code. */
function multiplyAnew(
  data: CentredMatrix,
  { weights, sums }: Tables,
  vector: Float64Array,
  product: Float64Array,
): void {
  const { participantCount, starts, codes, deviations } = data;
  for (let code = 0; code < weights.length; code += 1)
    weights[code] = (deviations[code] ?? 0) * (vector[code >> 2] ?? 0);
  sums.fill(0);
  for (let row = 0; row < participantCount; row += 1)
    spread(codes, starts[row] ?? 0, starts[row + 1] ?? 0, weights, sums);
  product.fill(0);
  for (let code = 0; code < sums.length; code += 1) {
    product[code >> 2] = (product[code >> 2] ?? 0) + (deviations[code] ?? 0) * (sums[code] ?? 0);
  }
}

/** Adds the total weight of one participant's votes to the sum of each of them. */
function spread(codes: Int32Array, from: number, to: number, weights: Float64Array, sums: Float64Array): void {
  let total = 0;
  for (let vote = from; vote < to; vote += 1) total += weights[codes[vote] ?? 0] ?? 0;
  for (let vote = from; vote < to; vote += 1) {
    const code = codes[vote] ?? 0;
    sums[code] = (sums[code] ?? 0) + total;
  }
}

/** XᵀX, row by row: one row is filled at a time, so that it stays at hand. */
function buildSquare(data: CentredMatrix): Float64Array {
  const { statementCount, codes, deviations } = data;
  const square = new Float64Array(statementCount ** 2);
  const sums = new Float64Array(statementCount * 4);
  const { starts, votes, ends } = listByStatement(data);
  for (let line = 0; line < statementCount; line += 1) {
    sums.fill(0);
    const last = starts[line + 1] ?? 0;
    for (let place = starts[line] ?? 0; place < last; place += 1) {
      const vote = votes[place] ?? 0;
      addToEach(sums, deviations[codes[vote] ?? 0] ?? 0, codes, vote, ends[place] ?? 0);
    }
    for (let cell = 0; cell < line; cell += 1)
      square[line * statementCount + cell] = square[cell * statementCount + line] ?? 0;
    for (let code = line * 4; code < sums.length; code += 1) {
      const cell = line * statementCount + (code >> 2);
      square[cell] = (square[cell] ?? 0) + (deviations[code] ?? 0) * (sums[code] ?? 0);
    }
  }
  return square;
}

/**
 * Adds to the sums of the votes from one place to before another. Statements rise within a participant's votes: from the
 * vote on the row's own statement on, this fills the upper half.
 */
function addToEach(sums: Float64Array, value: number, codes: Int32Array, from: number, to: number): void {
  for (let vote = from; vote < to; vote += 1) {
    const code = codes[vote] ?? 0;
    sums[code] = (sums[code] ?? 0) + value;
  }
}

/** Places of the votes by statement, and beside each where the votes of its participant end. */
function listByStatement({ participantCount, statementCount, starts, codes, votes }: CentredMatrix) {
  const first = new Int32Array(statementCount + 1);
  for (let line = 0; line < statementCount; line += 1) first[line + 1] = (first[line] ?? 0) + (votes.seen[line] ?? 0);
  const next = first.slice();
  const listed = { starts: first, votes: new Int32Array(codes.length), ends: new Int32Array(codes.length) };
  for (let row = 0; row < participantCount; row += 1) {
    const end = starts[row + 1] ?? 0;
    for (let index = starts[row] ?? 0; index < end; index += 1) {
      const statement = (codes[index] ?? 0) >> 2;
      const place = next[statement] ?? 0;
      next[statement] = place + 1;
      listed.votes[place] = index;
      listed.ends[place] = end;
    }
  }
  return listed;
}

function multiplyKept(square: Float64Array, vector: Float64Array, product: Float64Array): void {
  const count = vector.length;
  for (let line = 0; line < count; line += 1) {
    const start = line * count;
    // Four sums at a time do not wait for one another.
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    let cell = 0;
    for (; cell + 3 < count; cell += 4) {
      a += (square[start + cell] ?? 0) * (vector[cell] ?? 0);
      b += (square[start + cell + 1] ?? 0) * (vector[cell + 1] ?? 0);
      c += (square[start + cell + 2] ?? 0) * (vector[cell + 2] ?? 0);
      d += (square[start + cell + 3] ?? 0) * (vector[cell + 3] ?? 0);
    }
    for (; cell < count; cell += 1) a += (square[start + cell] ?? 0) * (vector[cell] ?? 0);
    product[line] = a + b + c + d;
  }
}
