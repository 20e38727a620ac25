import type { LiveSocket } from './live-socket.ts';

/** Every so many viewers keep the times of all their tallies. */
const sampleEvery = 100;

const tallied = Buffer.from('"motion.tallied"');
const revisionKey = Buffer.from('"revision":');

type Seen = { frames: number; revision: number; first: number; last: number };
type Arrival = { at: number; revision: number };

/**
 * Watches the tallies of one motion at every viewer. `acknowledged` notes each vote when its voter knows that it is
 * stored; how long after that a viewer's tally held it is its age.
 */
export function watchTallies(viewers: LiveSocket[]) {
  const seen: Seen[] = viewers.map(() => ({ frames: 0, revision: 0, first: 0, last: 0 }));
  const samples: Arrival[][] = [];
  const stored: number[] = [];
  viewers.forEach((viewer, place) => {
    const mine = seen[place] ?? { frames: 0, revision: 0, first: 0, last: 0 };
    const sample: Arrival[] | null = place % sampleEvery === 0 ? [] : null;
    if (sample) samples.push(sample);
    viewer.onEvent = (event) => {
      if (!event.includes(tallied)) return;
      const at = performance.now();
      mine.frames += 1;
      mine.revision = readRevision(event);
      mine.first ||= at;
      mine.last = at;
      sample?.push({ at, revision: mine.revision });
    };
  });
  return {
    acknowledged: (): void => void stored.push(performance.now()),
    /** @param before the motion's revision before the first vote, `after` the one now stored */
    end(before: number, after: number) {
      for (const viewer of viewers) viewer.onEvent = null;
      return {
        mostFrames: Math.max(...seen.map(framesPerSecond)),
        wrong: seen.filter(({ revision }) => revision !== after).length,
        stale: samples.flatMap((arrivals) => measureAges(stored, arrivals, before)),
      };
    },
  };
}

/** Frames a second between the first and the last that one viewer got. */
function framesPerSecond({ frames, first, last }: Seen): number {
  return frames < 2 ? 0 : (frames - 1) / ((last - first) / 1000);
}

function readRevision(event: Buffer): number {
  const start = event.indexOf(revisionKey) + revisionKey.length;
  return Number.parseInt(event.toString('latin1', start, start + 12), 10);
}

/** The age of each vote at one viewer: votes are stored in the order of their acknowledgements. */
export function measureAges(stored: number[], arrivals: Arrival[], before: number): number[] {
  const ages: number[] = [];
  let next = 0;
  stored.forEach((at, index) => {
    while (next < arrivals.length && (arrivals[next]?.revision ?? 0) < before + index + 1) next += 1;
    const arrival = arrivals[next];
    if (arrival !== undefined) ages.push(Math.max(0, arrival.at - at));
  });
  return ages;
}
