import type { ErrorCode } from '#app/contract/errors.ts';
import { AppError } from '#app/contract/errors.ts';

/** What a policy answers: yes, or no with the reason (a key of the namespace `errors`) and its code. */
export type Decision = { ok: true } | { ok: false; reason: string; code: ErrorCode };

export const allow: Decision = { ok: true };

export function deny(reason: string, code: ErrorCode = 'forbidden'): Decision {
  return { ok: false, reason, code };
}

/** The first refusal, else yes. */
export function all(...decisions: Decision[]): Decision {
  return decisions.find((decision) => !decision.ok) ?? allow;
}

/** @throws AppError with the decision's code and reason when it is a no */
export function authorize(decision: Decision): void {
  if (!decision.ok) throw refusal(decision);
}

/** The error that tells a refusal. */
export function refusal(decision: Extract<Decision, { ok: false }>): AppError {
  return new AppError(decision.code, decision.reason);
}
