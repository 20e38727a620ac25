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

/** The local date and time in Morocco as `YYYY-MM-DDTHH:mm`. On a phone its zone data may be old: use it on the server. */
export function toLocalTime(instant: Date): string {
  const of = Object.fromEntries(parts.formatToParts(instant).map((part) => [part.type, part.value]));
  return `${of.year}-${of.month}-${of.day}T${of.hour}:${of.minute}`;
}

/** How many minutes Moroccan time is ahead of UTC at an instant. */
export function minutesAhead(instant: number): number {
  return (Date.parse(`${toLocalTime(new Date(instant))}:00Z`) - Math.floor(instant / 60_000) * 60_000) / 60_000;
}
