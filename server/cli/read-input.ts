import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type * as z from 'zod/mini';
import { CommandError, readArgs, type Surroundings } from './command.ts';

type Options = Parameters<typeof readArgs>[1];

/**
 * Reads the arguments of a command that takes `[FILE]`, standard input without one or for `-`.
 * @throws UsageError
 */
export function readFileArgs<O extends Options>(args: string[], options: O) {
  const loose = parseArgs({ args, options, allowPositionals: true, strict: false });
  const { values, positionals } = readArgs(args, options, loose.positionals.length === 0 ? [] : ['FILE']);
  const [file = '-'] = positionals;
  return { values, file: file === '-' ? null : file };
}

/** The text of a file, or what is piped in. @throws CommandError when it cannot be read */
export async function readText(file: string | null, around: Surroundings): Promise<string> {
  if (file === null) return around.readStdin();
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new CommandError(`${file} cannot be read.`);
  }
}

/**
 * Reads JSON of a given shape from a file or standard input.
 * @throws CommandError that names the first place which is not as it must be
 */
export async function readJson<S extends z.ZodMiniType>(
  schema: S,
  file: string | null,
  around: Surroundings,
): Promise<z.infer<S>> {
  return checkJson(schema, await readText(file, around), file ?? 'The input');
}

/** As {@link readJson}, from a text. @throws CommandError */
export function checkJson<S extends z.ZodMiniType>(schema: S, text: string, name: string): z.infer<S> {
  const result = schema.safeParse(parseJson(text.replace(/^\ufeff/, ''), name));
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const place = issue?.path.map(String).join('.') ?? '';
  throw new CommandError(
    `${name}${place === '' ? '' : `, ${place}`}: ${issue?.message.toLowerCase() ?? 'not readable'}.`,
  );
}

function parseJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new CommandError(`${name} is not JSON.`);
  }
}
