import { parseArgs } from 'node:util';

export type Options = {
  /** The benchmarks to run, in their order. */
  names: string[];
  rounds: number;
  seconds: number;
  /** Nobody asked for a length: a benchmark that has one of its own takes that. */
  usual: boolean;
  /** A quick look whether everything works: few sockets, one short round, no claim about speed. */
  smoke: boolean;
  markdown: boolean;
  /** Writes a processor profile of the product beside the results; it slows the product down. */
  profile: boolean;
};

/** A mistake of the caller, told in one line. */
export class UsageError extends Error {}

const flags = {
  rounds: { type: 'string' },
  seconds: { type: 'string' },
  smoke: { type: 'boolean', default: false },
  markdown: { type: 'boolean', default: false },
  profile: { type: 'boolean', default: false },
} as const;

/** Reads `[NAME…] [--rounds N] [--seconds S] [--smoke] [--markdown] [--profile]`. @throws UsageError */
export function readOptions(args: string[], known: readonly string[]): Options {
  const { values, positionals } = parse(args);
  const unknown = positionals.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new UsageError(`There is no benchmark ${unknown}; there are ${known.join(', ')}.`);
  return {
    names: positionals.length === 0 ? [...known] : known.filter((name) => positionals.includes(name)),
    rounds: readCount('rounds', values.rounds, values.smoke ? 1 : 5),
    seconds: readCount('seconds', values.seconds, values.smoke ? 0.2 : 4),
    usual: !values.smoke && values.rounds === undefined && values.seconds === undefined,
    smoke: values.smoke,
    markdown: values.markdown,
    profile: values.profile,
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, options: flags, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function readCount(name: string, text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  const count = Number(text);
  if (!(count > 0 && count < 1000)) throw new UsageError(`--${name} must be a number above 0, not "${text}".`);
  return count;
}
