import type * as z from 'zod/mini';
import { AppError } from './errors.ts';

/** Messages of our schemas are translation keys; the library's own words are not shown to anybody. */
const messageKey = /^[a-z_]+\.[a-z_]+$/;

type Issue = z.core.$ZodIssue;

/** Of an input that may have several shapes, what is wrong with the nearest one. */
function nearest(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue];
  const [best = []] = [...issue.errors].sort((a, b) => a.length - b.length);
  return best.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }) as Issue);
}

/**
 * Parses what a client sent, by form or by socket, with the strict schema of its action.
 * @throws AppError `invalid` with one translation key a field
 */
export function parseInput<S extends z.ZodMiniType>(schema: S, raw: unknown): z.infer<S> {
  const result = schema.safeParse(raw);
  if (result.success) return result.data;
  const fields: Record<string, string> = {};
  for (const issue of result.error.issues.flatMap(nearest)) {
    fields[issue.path.map(String).join('.') || 'form'] ??= messageKey.test(issue.message)
      ? issue.message
      : 'input.unreadable';
  }
  throw new AppError('invalid', 'input.check', { fields });
}
