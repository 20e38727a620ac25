import { parentPort, workerData } from 'node:worker_threads';
import { computeOpinionMap, type OpinionMap, type Votes } from '#server/engines/opinion-map/compute-map.ts';

/**
 * Votes as they grow to these counts: the first map is computed from nothing, each next one from the map before. `warm` is
 * how often the first is computed before, without being measured.
 */
export type MapWork = { votes: Votes; counts: number[]; moderatedOut: number[]; warm: number };
/** Milliseconds of each map, and people in groups of the last. */
export type MapTimes = { times: number[]; grouped: number };

const { votes: all, counts, moderatedOut, warm } = workerData as MapWork;
const updates = counts.map((count) => firstVotes(all, count));
const [first] = updates;
for (let time = 0; first && time < warm; time += 1) computeOpinionMap(first, { moderatedOut });
const times: number[] = [];
let map: OpinionMap | undefined;
for (const votes of updates) {
  const start = performance.now();
  map = computeOpinionMap(votes, { moderatedOut }, map);
  times.push(performance.now() - start);
}
const grouped = map?.groups.reduce((sum, { members }) => sum + members.length, 0) ?? 0;
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin
parentPort?.postMessage({ times, grouped } satisfies MapTimes);

/** The first `count` of the votes; participants and statements keep their numbers. */
function firstVotes(votes: Votes, count: number): Votes {
  const { participants, statements, values, ...sizes } = votes;
  return {
    ...sizes,
    participants: participants.slice(0, count),
    statements: statements.slice(0, count),
    values: values.slice(0, count),
  };
}
