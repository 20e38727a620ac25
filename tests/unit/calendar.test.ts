import { describe, expect, test } from 'vitest';
import { minutesAhead } from '#app/contract/local-time.ts';
import { writeCalendar, type CalendarEvent } from '#server/engines/calendar/write-calendar.ts';
import { writeFeed } from '#server/engines/calendar/write-feed.ts';
import { listZoneChanges, writeOffset } from '#server/engines/calendar/zone-changes.ts';

const event = (more: Partial<CalendarEvent> = {}): CalendarEvent => ({
  uid: 'a@example.test',
  title: 'جلسة الحدائق, الجزء الأول; نقاش',
  place: 'قاعة\nالجماعة',
  text: 'نص طويل '.repeat(30),
  url: 'https://example.test/ar/guelmim/sessions/a',
  startsAt: '2026-03-10T18:00:00.000Z',
  endsAt: '2026-03-10T19:30:00.000Z',
  readAt: '2026-03-01T10:00:00.000Z',
  ...more,
});

/** Lines without folding, and observances of the zone, as RFC 5545 reads them. */
function read(text: string) {
  const lines = text.replaceAll('\r\n ', '').split('\r\n');
  const valueOf = (block: string[], name: string): string =>
    block.find((line) => line.startsWith(`${name}:`) || line.startsWith(`${name};`))?.replace(/^[^:]*:/, '') ?? '';
  const minutes = (offset: string): number =>
    Number(`${offset[0]}1`) * (Number(offset.slice(1, 3)) * 60 + Number(offset.slice(3)));
  const utc = (local: string, offset: string): number =>
    Date.parse(local.replace(/(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)/, '$1-$2-$3T$4:$5:$6Z')) -
    minutes(offset) * 60_000;
  const observances = lines.flatMap((line, at) => {
    if (!/^BEGIN:(STANDARD|DAYLIGHT)$/.test(line)) return [];
    const block = lines.slice(at, at + 5);
    const from = valueOf(block, 'TZOFFSETFROM');
    return [{ at: utc(valueOf(block, 'DTSTART'), from), minutes: minutes(valueOf(block, 'TZOFFSETTO')) }];
  });
  return { lines, observances, value: (name: string) => valueOf(lines.slice(lines.indexOf('BEGIN:VEVENT')), name) };
}

describe('the clock of Morocco', () => {
  test('its changes are those of the zone data, also about Ramadan and to UTC all year', () => {
    const changes = listZoneChanges(Date.parse('2026-01-01T07:41:13Z'), Date.parse('2028-01-01T00:00:00Z'));
    for (const { at, before, after } of changes) {
      expect([minutesAhead(at - 60_000), minutesAhead(at)]).toEqual([before, after]);
    }
    expect(changes.map(({ after }) => after)).toEqual([0, 60, 0]);
    expect(new Date(changes.at(-1)?.at ?? 0).toISOString().slice(0, 10)).toBe('2026-09-20');
  });
  test.each([
    [0, '+0000'],
    [60, '+0100'],
    [-90, '-0130'],
  ])('%i minutes', (minutes, text) => expect(writeOffset(minutes)).toBe(text));
});

describe('a calendar', () => {
  test.each(['2026-03-10T18:00:00.000Z', '2026-07-01T18:00:00.000Z', '2026-12-01T18:17:00.000Z'])(
    'says %s so that a program with this zone alone finds the instant',
    (startsAt) => {
      const { observances, value } = read(writeCalendar('x', 'ar', [event({ startsAt, endsAt: startsAt })]));
      const { minutes } = observances.findLast(({ at }) => at <= Date.parse(startsAt)) ?? { minutes: Number.NaN };
      const local = value('DTSTART').replace(/(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)/, '$1-$2-$3T$4:$5:$6.000Z');
      expect(new Date(Date.parse(local) - minutes * 60_000).toISOString()).toBe(startsAt);
    },
  );
  test('folds lines at 75 bytes without breaking a letter, and escapes what has a meaning', () => {
    const text = writeCalendar('تقويم', 'ar', [event()]);
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(text).not.toContain('\ufffd');
    const { value } = read(text);
    expect(value('SUMMARY')).toBe('جلسة الحدائق\\, الجزء الأول\\; نقاش');
    expect(value('LOCATION')).toBe('قاعة\\nالجماعة');
    expect(value('DESCRIPTION')).toBe('نص طويل '.repeat(30));
  });
  test('a line in a text begins no line of the calendar', () => {
    const { lines } = read(writeCalendar('x', 'fr', [event({ title: 'a\r\nEND:VEVENT\nATTENDEE:b' })]));
    expect(lines.filter((line) => line.startsWith('ATTENDEE') || line === 'END:VEVENT')).toEqual(['END:VEVENT']);
  });
  test('is one without sessions, too', () => {
    expect(writeCalendar('x', 'fr', [])).not.toContain('VTIMEZONE');
  });
});

test('a feed escapes what people wrote and is as new as its newest entry', () => {
  const entry = (updatedAt: string) => ({
    id: 'urn:uuid:a',
    title: '<b> & "c"',
    text: "d'e",
    url: 'https://x.test/?a&b',
    updatedAt,
  });
  const feed = { id: 'i', title: 't', lang: 'ar', url: 'u', page: 'p' };
  const text = writeFeed({ ...feed, entries: [entry('2026-01-02T00:00:00.000Z'), entry('2026-01-03T00:00:00.000Z')] });
  expect(text).toContain('<title>&lt;b&gt; &amp; &quot;c&quot;</title>');
  expect(text).toContain('href="https://x.test/?a&amp;b"');
  expect(text.match(/<updated>([^<]+)/)?.[1]).toBe('2026-01-03T00:00:00.000Z');
  expect(text.match(/<entry>/g)).toHaveLength(2);
  expect(writeFeed({ ...feed, entries: [] })).not.toContain('<entry>');
  expect(text).not.toMatch(/<subtitle>|<content/);
  const full = writeFeed({
    ...feed,
    text: 'x < y',
    entries: [{ ...entry('2026-01-02T00:00:00.000Z'), content: '{"a":"<&"}' }],
  });
  expect(full).toContain('<subtitle>x &lt; y</subtitle>');
  expect(full).toContain('<content type="text">{&quot;a&quot;:&quot;&lt;&amp;&quot;}</content>');
});
