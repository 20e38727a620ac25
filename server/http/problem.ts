import type { ErrorRequestHandler, Response } from 'express';
import type { ErrorCode } from '#app/contract/errors.ts';
import { errorStatus, isAppError } from '#app/contract/errors.ts';
import type { Log } from '../domain/context.ts';
import { toUnavailable } from '../domain/unavailable.ts';

/** Answers a program with `application/problem+json` (RFC 9457). */
export function sendProblem(response: Response, code: ErrorCode, reason: string, retryAfter?: number): void {
  if (retryAfter !== undefined) response.setHeader('Retry-After', String(retryAfter));
  response
    .status(errorStatus[code])
    .type('application/problem+json')
    .send(JSON.stringify({ type: 'about:blank', title: reason, status: errorStatus[code], code }));
}

const bodyErrors: Record<string, number> = {
  'entity.too.large': 413,
  'request.aborted': 400,
  'encoding.unsupported': 415,
};

const page = (status: number, text: string, requestId: string): string =>
  `<!doctype html><html lang="ar" dir="rtl"><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
  `<title>${status}</title><main><h1>${status}</h1><p>${text}</p><p dir="ltr">${requestId}</p></main></html>`;

/**
 * The last resort for what no route answered: a mistake of the client keeps its status, the rest is logged once and
 * told in general words with the request's id.
 */
export function createErrorHandler(log: Log): ErrorRequestHandler {
  return (thrown: unknown, request, response, next) => {
    if (response.headersSent) return next(thrown);
    const error = toUnavailable(thrown);
    const requestId = String(response.getHeader('X-Request-Id') ?? '');
    if (isAppError(error)) return sendProblem(response, error.code, error.reason, error.retryAfter);
    const { type, status: given } = (error ?? {}) as { type?: string; status?: number };
    const status = bodyErrors[type ?? ''] ?? (given && given >= 400 && given < 500 ? given : 500);
    if (status === 500) {
      log.error(
        { requestId, problem: error instanceof Error ? (error.stack ?? error.message) : String(error) },
        'a request failed',
      );
    }
    const wantsPage = String(request.headers.accept ?? '').includes('text/html');
    if (!wantsPage) {
      response
        .status(status)
        .type('application/problem+json')
        .send(JSON.stringify({ type: 'about:blank', status, requestId }));
    } else {
      const text =
        status === 500
          ? 'وقع خطأ لدينا. لم يُحفظ شيء. المرجو إعادة المحاولة. — Une erreur est survenue chez nous.'
          : 'تعذر فهم الطلب. — Demande illisible.';
      response
        .status(status)
        .type('html')
        .send(page(status, text, requestId));
    }
  };
}
