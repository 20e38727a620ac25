import { randomUUID } from 'node:crypto';
import { data } from '@remix-run/node';
import type * as z from 'zod/mini';
import { AppError, errorStatus, isAppError, type ErrorShape } from '#app/contract/errors.ts';
import { parseInput } from '#app/contract/parse-input.ts';
import { toUnavailable } from '#server/domain/unavailable.ts';

/** What a form that was refused gets back: why, and everything that was typed. */
export type FormAnswer = { ok: false; form: string; error: ErrorShape; values: Record<string, string> };

/** Reads the fields of a posted form; files and repeated fields are not used by any. */
export async function readFields(request: Request): Promise<Record<string, string>> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^(application\/x-www-form-urlencoded|multipart\/form-data)/.test(type)) {
    throw new AppError('invalid', 'input.unreadable');
  }
  try {
    const form = await request.formData();
    return Object.fromEntries([...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));
  } catch {
    throw new AppError('invalid', 'input.unreadable');
  }
}

/** Never given back to a page. */
const secretFields = new Set(['password', 'presentPassword', 'newPassword']);

/**
 * Runs one posted form: parses what it means with the schema of the action, acts, and answers. A refusal comes back
 * with its status and with all that was typed, so that nothing is lost.
 * @param form the form's name, so that a page with several shows the refusal at the right one
 */
export async function runForm<S extends z.ZodMiniType, R>(
  fields: Record<string, string>,
  options: {
    form: string;
    schema: S;
    read: (fields: Record<string, string>) => unknown;
    act: (input: z.infer<S>) => Promise<R>;
  },
): Promise<{ ok: true; result: R } | ReturnType<typeof data<FormAnswer>>> {
  try {
    const input = parseInput(options.schema, options.read(fields));
    return { ok: true, result: await actOnce(options, input) };
  } catch (thrown) {
    const error = toUnavailable(thrown);
    if (!isAppError(error)) throw error;
    const values = Object.fromEntries(Object.entries(fields).filter(([name]) => !secretFields.has(name)));
    return data({ ok: false, form: options.form, error: error.toShape(), values }, answerHead(error));
  }
}

const answerHead = ({ code, retryAfter }: AppError) => ({
  status: errorStatus[code],
  ...(retryAfter !== undefined && { headers: { 'Retry-After': String(retryAfter) } }),
});

/** A form posted again from the browser's history with other input carries a spent id: it counts as a new act. */
async function actOnce<I, R>(options: { act: (input: I) => Promise<R> }, input: I): Promise<R> {
  try {
    return await options.act(input);
  } catch (error) {
    if (!isAppError(error) || error.reason !== 'act.reused') throw error;
    return options.act({ ...input, actionId: randomUUID() });
  }
}

/** True for the answer of a form that was accepted. */
export function isDone<R>(answer: { ok: true; result: R } | object): answer is { ok: true; result: R } {
  return 'ok' in answer && answer.ok === true;
}
