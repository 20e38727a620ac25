/** Changes of Morocco's clock: from this instant (ms since 1970) the local time is UTC plus so many minutes. */
export type ZoneChanges = ReadonlyArray<readonly [from: number, minutes: number]>;

/** The minutes that local time is ahead of UTC at an instant. */
export function offsetAt(changes: ZoneChanges, instant: number): number {
  let minutes = changes[0]?.[1] ?? 0;
  for (const [from, value] of changes) if (from <= instant) minutes = value;
  return minutes;
}

/** The instant moved so that its UTC fields read as local time: phones with old zone data then show the right hour. */
export function toLocalFields(changes: ZoneChanges, iso: string): Date {
  const instant = Date.parse(iso);
  return new Date(instant + offsetAt(changes, instant) * 60_000);
}
