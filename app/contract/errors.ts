/** The errors a client can cause or must understand. Everything else is a bug and is answered as 500 with a generic text. */

export const errorStatus = {
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  invalid: 422,
  conflict: 409,
  rate_limited: 429,
  /** The database is away for a moment: nothing was stored, the same act may be sent again. */
  unavailable: 503,
  /** A bug of ours, told in general words with a request id. */
  internal: 500,
} as const;

export type ErrorCode = keyof typeof errorStatus;

/** What travels to a client: `reason` is a translation key of the namespace `errors`; `retryAfter` is in seconds. */
export type ErrorShape = {
  code: ErrorCode;
  reason: string;
  fields?: Record<string, string>;
  retryAfter?: number;
};

const brand = 'tachawor.error';

/** An expected refusal. Recognise it with {@link isAppError}: two module graphs make two classes. */
export class AppError extends Error {
  readonly brand = brand;
  readonly code: ErrorCode;
  readonly reason: string;
  readonly fields: Record<string, string> | undefined;
  readonly retryAfter: number | undefined;

  constructor(code: ErrorCode, reason: string, more: { fields?: Record<string, string>; retryAfter?: number } = {}) {
    super(`${code}: ${reason}`);
    this.name = 'AppError';
    this.code = code;
    this.reason = reason;
    this.fields = more.fields;
    this.retryAfter = more.retryAfter;
  }

  /** The plain object that is sent to clients. */
  toShape(): ErrorShape {
    return {
      code: this.code,
      reason: this.reason,
      ...(this.fields && { fields: this.fields }),
      ...(this.retryAfter !== undefined && { retryAfter: this.retryAfter }),
    };
  }
}

/** True for an {@link AppError} of any module graph. */
export function isAppError(error: unknown): error is AppError {
  return typeof error === 'object' && error !== null && (error as { brand?: unknown }).brand === brand;
}
