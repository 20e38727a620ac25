import { AppError } from '#app/contract/errors.ts';
import type { Db } from '#db/client.ts';
import { findRatePoints, upsertRatePoints } from '#db/queries/sign-in.ts';

/** How many failures a key may have in a window. */
export type FailureLimit = { points: number; seconds: number };

/** @throws AppError `rate_limited` with `retryAfter` in seconds when a key has used up its failures */
export async function requireNotLimited(db: Db, key: string, limit: FailureLimit): Promise<void> {
  const found = await findRatePoints(db, key);
  if (found && found.points >= limit.points) throw tooMany(found.endsAt);
}

/** Counts one failure. */
export async function countFailure(db: Db, key: string, limit: FailureLimit): Promise<void> {
  await upsertRatePoints(db, key, 1, limit.seconds);
}

/**
 * Counts one try before it is made, so that tries sent at the same moment cannot slip past the limit together.
 * @throws AppError `rate_limited` with `retryAfter` in seconds when the key has none left
 */
export async function spendTry(db: Db, key: string, limit: FailureLimit): Promise<void> {
  const { points, endsAt } = await upsertRatePoints(db, key, 1, limit.seconds);
  if (points > limit.points) throw tooMany(endsAt);
}

function tooMany(endsAt: Date): AppError {
  const retryAfter = Math.max(1, Math.ceil((endsAt.getTime() - Date.now()) / 1000));
  return new AppError('rate_limited', 'auth.too_many', { retryAfter });
}
