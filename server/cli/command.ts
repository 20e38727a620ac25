import { parseArgs } from 'node:util';
import type { Config } from '../config.ts';
import type { Services } from '../services.ts';

/** What a command says: lines for people, and the same as data for `--json`. */
export type Result = { lines: string[]; data: Record<string, unknown>; exitCode?: number };

/** What commands that touch the database work with. */
export type Workplace = { services: Services; databaseUrl: string; config: Config };

export type Surroundings = {
  /** Runs `work` over the configured database, migrated, and closes it. */
  withDatabase<T>(work: (place: Workplace) => Promise<T>): Promise<T>;
  /** Everything piped in. */
  readStdin(): Promise<string>;
  /** Tells of progress, never part of the result. */
  tell(line: string): void;
};

export type Command = {
  name: string;
  /** Arguments, as the help shows them. */
  usage: string;
  summary: string;
  run(args: string[], around: Surroundings): Promise<Result>;
};

/** The command was called wrongly: one clear line, exit status 2. */
export class UsageError extends Error {}

/** The command could not do what it was asked: one clear line, exit status 1. */
export class CommandError extends Error {}

type Options = Record<string, { type: 'string' | 'boolean' }>;
type Values<O extends Options> = { [K in keyof O]?: O[K]['type'] extends 'boolean' ? boolean : string };

/**
 * Reads options and exactly `positionals.length` other arguments, named for the message.
 * @throws UsageError
 */
export function readArgs<O extends Options>(
  args: string[],
  options: O,
  positionals: string[] = [],
): { values: Values<O>; positionals: string[] } {
  const parsed = parse(args, options);
  const missing = positionals[parsed.positionals.length];
  if (missing !== undefined) throw new UsageError(`${missing} is missing.`);
  const extra = parsed.positionals[positionals.length];
  if (extra !== undefined) throw new UsageError(`"${extra}" is one argument too many.`);
  return { values: parsed.values as Values<O>, positionals: parsed.positionals };
}

function parse(args: string[], options: Options) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (error) {
    const [reason = ''] = (error instanceof Error ? error.message : String(error)).split(/\.\s|\n/);
    throw new UsageError(`${reason.replace(/\.$/, '')}.`);
  }
}

/** The value of an option that must be there. @throws UsageError */
export function required(value: string | undefined, name: string): string {
  if (value === undefined || value.trim() === '') throw new UsageError(`--${name} is missing.`);
  return value.trim();
}
