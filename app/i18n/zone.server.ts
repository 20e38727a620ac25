import { minutesAhead } from '#app/contract/local-time.ts';
import type { ZoneChanges } from './zone.ts';

const hour = 3_600_000;
/** Walks the zone data of this process by days, then by hours around each change. */
function findChanges(from: number, to: number): ZoneChanges {
  const changes: Array<[number, number]> = [[from, minutesAhead(from)]];
  for (let day = from; day < to; day += 24 * hour) {
    if (minutesAhead(day) === minutesAhead(day + 24 * hour)) continue;
    for (let at = day; at < day + 24 * hour; at += hour) {
      if (minutesAhead(at) !== minutesAhead(at + hour)) changes.push([at + hour, minutesAhead(at + hour)]);
    }
  }
  return changes;
}

/** Morocco's clock from 2024 to 2031 by the running Node's IANA data. Pages format with it, on the server and on phones. */
export const zoneChanges: ZoneChanges = findChanges(Date.UTC(2024, 0, 1), Date.UTC(2031, 0, 1));
