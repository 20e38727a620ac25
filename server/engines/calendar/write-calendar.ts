import { localZone, minutesAhead } from '#app/contract/local-time.ts';
import { writeLocal, writeZone } from './zone-changes.ts';

export type CalendarEvent = {
  uid: string;
  title: string;
  place: string | null;
  /** What it is for. */
  text: string;
  url: string;
  /** ISO 8601. */
  startsAt: string;
  endsAt: string;
  /** When what is told of it was last read. */
  readAt: string;
};

const year = 365 * 24 * 3_600_000;

/**
 * Writes sittings as a calendar (RFC 5545) in Moroccan local time, with the changes of its clock from two years before the
 * first of them to two years after the last: programs with old zone data still show the right hour.
 * @param name of the calendar, shown by the programs that take it
 */
export function writeCalendar(name: string, lang: string, events: readonly CalendarEvent[]): string {
  const times = events.flatMap(({ startsAt, endsAt }) => [Date.parse(startsAt), Date.parse(endsAt)]);
  const zone = times.length > 0 ? writeZone(Math.min(...times) - 2 * year, Math.max(...times) + 2 * year) : [];
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Tachawor//Sessions//AR',
    'CALSCALE:GREGORIAN',
    `X-WR-CALNAME;LANGUAGE=${lang}:${escapeText(name)}`,
    `X-WR-TIMEZONE:${localZone}`,
    ...zone,
    ...events.flatMap((event) => writeEvent(event, lang)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${foldLine(line)}\r\n`).join('');
}

function writeEvent(event: CalendarEvent, lang: string): string[] {
  const local = (iso: string): string => writeLocal(Date.parse(iso), minutesAhead(Date.parse(iso)));
  return [
    'BEGIN:VEVENT',
    `UID:${event.uid}`,
    `DTSTAMP:${writeLocal(Date.parse(event.readAt), 0)}Z`,
    `DTSTART;TZID=${localZone}:${local(event.startsAt)}`,
    `DTEND;TZID=${localZone}:${local(event.endsAt)}`,
    `SUMMARY;LANGUAGE=${lang}:${escapeText(event.title)}`,
    ...(event.place === null ? [] : [`LOCATION;LANGUAGE=${lang}:${escapeText(event.place)}`]),
    `DESCRIPTION;LANGUAGE=${lang}:${escapeText(event.text)}`,
    `URL:${event.url}`,
    'END:VEVENT',
  ];
}

/** TEXT of RFC 5545, section 3.3.11. */
function escapeText(text: string): string {
  return text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r\n|[\r\n\u2028\u2029]/g, '\\n');
}

/** At most 75 bytes a line, never through a letter (section 3.1). */
function foldLine(line: string): string {
  const parts: string[] = [''];
  let bytes = 0;
  for (const letter of line) {
    const size = Buffer.byteLength(letter);
    if (bytes + size > 75) {
      parts.push('');
      bytes = 1;
    }
    parts.push((parts.pop() ?? '') + letter);
    bytes += size;
  }
  return parts.join('\r\n ');
}
