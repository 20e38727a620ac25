import type { Findings } from './figures.ts';
import type { Options } from './options.ts';
import type { Stage } from './surroundings/stage.ts';

/** What a benchmark gets. `sockets` is how many it may open at most. */
export type BenchContext = { stage: Stage; options: Options; sockets: number; say(line: string): void };

export type Bench = (context: BenchContext) => Promise<Findings>;
