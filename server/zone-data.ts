/**
 * Morocco keeps UTC+0 all year since 2026-09-20 (IANA 2026c). Older zone data shows times that are one hour wrong.
 * @throws Error with one sentence when this process carries older data
 */
export function requireNewZoneData(version: string = process.versions.tz ?? ''): void {
  if (/^\d{4}[a-z]$/.test(version) && version >= '2026c') return;
  throw new Error(
    `This Node.js carries time zone data ${version || 'of unknown age'}, in which Moroccan time is wrong since September 2026; 2026c or later is needed (npm start brings it).`,
  );
}
