import { minutesAhead } from '#app/contract/local-time.ts';
import { AppError } from '#app/contract/errors.ts';

/**
 * The instant of a local date and time in Morocco. A time that was skipped is read with the offset before the change.
 * @throws AppError `invalid` for a date that does not exist
 */
export function fromLocalTime(local: string): Date {
  const asUtc = new Date(`${local}:00Z`);
  if (Number.isNaN(asUtc.getTime()) || asUtc.toISOString().slice(0, 16) !== local) {
    throw new AppError('invalid', 'date.unreadable', { fields: { startsAt: 'date.unreadable' } });
  }
  const guess = new Date(asUtc.getTime() - minutesAhead(asUtc.getTime()) * 60_000);
  return new Date(asUtc.getTime() - minutesAhead(guess.getTime()) * 60_000);
}
