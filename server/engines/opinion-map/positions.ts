import type { CentredMatrix } from './centred-matrix.ts';
import type { Components, Points } from './map-types.ts';

/**
 * Places of all participants (step 5): Σ over real votes of (vote − centre) · component, times √(C / votes), so that who
 * voted little is not drawn to the middle. A moderated-out statement counts as voted on by everyone.
 */
export function placeParticipants(data: CentredMatrix, [first, second]: Components): Points {
  const { participantCount, statementCount, starts, codes, deviations, isOut, outCount } = data;
  const across = deviations.map((deviation, code) => deviation * (first[code >> 2] ?? 0));
  const up = deviations.map((deviation, code) => deviation * (second[code >> 2] ?? 0));
  const [xs, ys] = [new Float64Array(participantCount), new Float64Array(participantCount)];
  for (let row = 0; row < participantCount; row += 1) {
    let x = 0;
    let y = 0;
    let votes = outCount;
    const end = starts[row + 1] ?? 0;
    for (let index = starts[row] ?? 0; index < end; index += 1) {
      const code = codes[index] ?? 0;
      x += across[code] ?? 0;
      y += up[code] ?? 0;
      votes += 1 - (isOut[code >> 2] ?? 0);
    }
    const stretch = Math.sqrt(statementCount / Math.max(votes, 1));
    xs[row] = x * stretch;
    ys[row] = y * stretch;
  }
  return { xs, ys };
}

/** Where a lone agreement with each statement places a participant, by the same formula. */
export function placeStatements(center: Float64Array, [first, second]: Components): Points {
  const stretch = Math.sqrt(center.length);
  return {
    xs: center.map((mean, statement) => stretch * (1 - mean) * (first[statement] ?? 0)),
    ys: center.map((mean, statement) => stretch * (1 - mean) * (second[statement] ?? 0)),
  };
}

/** The distance of each point from the middle. */
export function measureExtremity({ xs, ys }: Points): Float64Array {
  return xs.map((x, place) => Math.hypot(x, ys[place] ?? 0));
}
