import { AppError } from '#app/contract/errors.ts';

/** The zone of every local time shown or typed. Offsets come from the IANA data of the running Node, never a constant. */
export const localZone = 'Africa/Casablanca';

const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: localZone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** The local date and time in Morocco as `YYYY-MM-DDTHH:mm`. */
export function toLocalTime(instant: Date): string {
  const of = Object.fromEntries(parts.formatToParts(instant).map((part) => [part.type, part.value]));
  return `${of.year}-${of.month}-${of.day}T${of.hour}:${of.minute}`;
}

/**
 * The instant of a local date and time in Morocco. A time that was skipped is read with the offset before the change.
 * @throws AppError `invalid` for a date that does not exist
 */
export function fromLocalTime(local: string): Date {
  const asUtc = new Date(`${local}:00Z`);
  if (Number.isNaN(asUtc.getTime()) || asUtc.toISOString().slice(0, 16) !== local) {
    throw new AppError('invalid', 'date.unreadable', { fields: { startsAt: 'date.unreadable' } });
  }
  const guess = new Date(asUtc.getTime() - offset(asUtc));
  return new Date(asUtc.getTime() - offset(guess));
}

function offset(instant: Date): number {
  return new Date(`${toLocalTime(instant)}:00Z`).getTime() - Math.floor(instant.getTime() / 60_000) * 60_000;
}
