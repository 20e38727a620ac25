import * as z from 'zod/mini';
import { AppError } from '#app/contract/errors.ts';

/**
 * Parses what a client sent with a strict schema.
 * @throws AppError `invalid` with one translation key a field
 */
export function readInput<S extends z.ZodMiniType>(schema: S, raw: unknown): z.infer<S> {
  const result = schema.safeParse(raw);
  if (result.success) return result.data;
  const fields: Record<string, string> = {};
  for (const issue of result.error.issues) {
    fields[issue.path.map(String).join('.') || 'input'] ??= /^[a-z_]+\.[a-z_]+$/.test(issue.message)
      ? issue.message
      : 'input.unreadable';
  }
  throw new AppError('invalid', 'input.unreadable', { fields });
}
