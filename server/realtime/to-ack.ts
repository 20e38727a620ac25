import type { ErrorShape } from '#app/contract/errors.ts';
import { isAppError } from '#app/contract/errors.ts';
import type { Log } from '../domain/context.ts';
import { toUnavailable } from '../domain/unavailable.ts';

export type Ack = { ok: true; data: unknown } | { ok: false; error: ErrorShape & { requestId?: string } };

/** The acknowledgement for a failure. What is not an expected refusal is logged once and told in general words. */
export function toAck(error: unknown, log: Log, requestId: string): Ack {
  const known = toUnavailable(error);
  if (isAppError(known)) return { ok: false, error: known.toShape() };
  log.error(
    { requestId, problem: known instanceof Error ? (known.stack ?? known.message) : String(known) },
    'a command failed',
  );
  return { ok: false, error: { code: 'internal', reason: 'server.failed', requestId } };
}
