import { expect, test } from 'vitest';
import { minutesAhead, toLocalTime } from '#app/contract/local-time.ts';
import { zoneChanges } from '#app/i18n/zone.server.ts';
import { offsetAt, toLocalFields } from '#app/i18n/zone.ts';
import { fromLocalTime } from '#server/domain/local-time.ts';
import { requireNewZoneData } from '#server/zone-data.ts';

test('C-17 Morocco is at UTC+1 before 20 September 2026 and at UTC+0 after it', () => {
  expect(minutesAhead(Date.UTC(2026, 7, 1))).toBe(60);
  expect(minutesAhead(Date.UTC(2026, 10, 23))).toBe(0);
  expect(toLocalTime(new Date('2026-11-23T21:30:00Z'))).toBe('2026-11-23T21:30');
});

test('C-29 around each change of the clock pages and the server give the same local time', () => {
  for (const [from] of zoneChanges.slice(1)) {
    for (const instant of [from - 60_000, from, from + 60_000]) {
      expect(offsetAt(zoneChanges, instant)).toBe(minutesAhead(instant));
      const iso = new Date(instant).toISOString();
      expect(toLocalFields(zoneChanges, iso).toISOString().slice(0, 16)).toBe(toLocalTime(new Date(instant)));
    }
  }
  expect(zoneChanges.length).toBeGreaterThan(2);
});

test('a local time is read back as the instant it was made from', () => {
  for (const iso of ['2026-02-01T08:00:00Z', '2026-08-01T23:30:00Z', '2026-11-23T00:00:00Z']) {
    expect(fromLocalTime(toLocalTime(new Date(iso))).toISOString()).toBe(new Date(iso).toISOString());
  }
});

test.each(['2026-02-30T10:00', '2026-13-01T10:00', 'tomorrow'])(
  'a date that does not exist is refused: %s',
  (local) => {
    expect(() => fromLocalTime(local)).toThrow('date.unreadable');
  },
);

test('C-88 old zone data stop the start with one sentence', () => {
  expect(() => requireNewZoneData('2025c')).toThrow(/2025c.*2026c/);
  expect(() => requireNewZoneData('')).toThrow(/unknown age/);
  expect(() => requireNewZoneData('2026c')).not.toThrow();
});
