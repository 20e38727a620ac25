import { localZone, minutesAhead } from '#app/contract/local-time.ts';

/** From this instant (ms since 1970) local time is UTC plus `after` minutes; before it was plus `before`. */
export type ZoneChange = { at: number; before: number; after: number };

const hour = 3_600_000;
const day = 24 * hour;

/** Changes of Morocco's clock between two instants, by the zone data of the running process: never by a rule of ours. */
export function listZoneChanges(from: number, to: number): ZoneChange[] {
  const changes: ZoneChange[] = [];
  for (let start = from - (from % day); start < to; start += day) {
    if (minutesAhead(start) === minutesAhead(start + day)) continue;
    for (let at = start + hour; at <= start + day; at += hour) {
      const [before, after] = [minutesAhead(at - hour), minutesAhead(at)];
      if (before !== after) changes.push({ at, before, after });
    }
  }
  return changes;
}

/** `+0100` */
export function writeOffset(minutes: number): string {
  const [sign, size] = [minutes < 0 ? '-' : '+', Math.abs(minutes)];
  return sign + String(Math.floor(size / 60)).padStart(2, '0') + String(size % 60).padStart(2, '0');
}

/** `20261102T170000`, the local time at an instant when the clock is so many minutes ahead. */
export function writeLocal(instant: number, minutes: number): string {
  return new Date(instant + minutes * 60_000).toISOString().slice(0, 19).replace(/[-:]/g, '');
}

/**
 * The lines of a VTIMEZONE (RFC 5545, section 3.6.5) that hold between two instants: one observance for what held before,
 * one for each change.
 */
export function writeZone(from: number, to: number): string[] {
  const begin = from - (from % day);
  const first = minutesAhead(begin);
  const observances = [{ at: begin, before: first, after: first }, ...listZoneChanges(begin, to)];
  return [
    'BEGIN:VTIMEZONE',
    `TZID:${localZone}`,
    ...observances.flatMap(({ at, before, after }) => {
      const kind = after > 0 ? 'DAYLIGHT' : 'STANDARD';
      return [
        `BEGIN:${kind}`,
        `DTSTART:${writeLocal(at, before)}`,
        `TZOFFSETFROM:${writeOffset(before)}`,
        `TZOFFSETTO:${writeOffset(after)}`,
        `END:${kind}`,
      ];
    }),
    'END:VTIMEZONE',
  ];
}
