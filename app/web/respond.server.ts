import { data } from '@remix-run/node';
import { AppError, errorStatus, isAppError } from '#app/contract/errors.ts';
import { toUnavailable } from '#server/domain/unavailable.ts';

/** What an error boundary of a page gets. */
export type PageProblem = { code: string; reason: string };

/**
 * Turns an expected refusal into the answer that the nearest error page shows; anything else stays a bug.
 * @throws always
 */
export function throwResponse(thrown: unknown): never {
  const error = toUnavailable(thrown);
  if (!isAppError(error)) throw error;
  const problem: PageProblem = { code: error.code, reason: error.reason };
  // eslint-disable-next-line no-throw-literal -- Remix reads a thrown response
  throw data(problem, {
    status: errorStatus[error.code],
    headers: error.retryAfter === undefined ? {} : { 'Retry-After': String(error.retryAfter) },
  });
}

/** Runs a loader's work and answers refusals with their page. */
export async function orRespond<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    return throwResponse(error);
  }
}

/** @throws the "not found" page */
export function notFound(reason = 'page.unknown'): never {
  return throwResponse(new AppError('not_found', reason));
}
