import type { ClockView, FloorHeard, FloorSpeaker, FloorView } from '#app/contract/floor.ts';
import { foldArabic } from '#app/contract/fold-arabic.ts';
import type { FloorGroupRow, FloorRequestRow, FloorRows, FloorSettingsRow } from '#db/queries/floor.ts';
import type { Clock } from '../../engines/floor/clock.ts';
import { orderFloor, type Place } from '../../engines/floor/order-floor.ts';
import { groupsBeyond, presentGroups, spentOf } from './groups.ts';

/** Seconds of a turn where nobody has set them. */
export const usualTurn = 180;

/** The same for all turns of one person; people of the hall are told apart by their names, those without one not at all. */
function speakerOf({ personId, name, requestId }: FloorRequestRow): string {
  if (personId) return personId;
  return name ? `hall ${foldArabic(name)}` : requestId;
}

/** The order of those who wait, by the rules and the chair's choices. */
export function placeWaiting({ groups, requests }: FloorRows): Place[] {
  const beyond = groupsBeyond({ groups, requests });
  const waiting = requests.filter((row) => row.state === 'waiting');
  const turns = requests.filter((row) => row.state === 'done' || row.state === 'speaking');
  return orderFloor(
    waiting.map((row) => ({
      id: row.requestId,
      speaker: speakerOf(row),
      isOrder: row.kind === 'order',
      isBeyond: row.groupId !== null && beyond.has(row.groupId),
      category: row.category,
      asked: row.number,
      chairPlace: row.chairPlace,
    })),
    turns.map((row) => ({ speaker: speakerOf(row), category: row.category, spokenMs: row.spokenMs })),
  );
}

/** The floor of a session as everybody sees it: of what people said of themselves only the order is left. */
export function presentFloor(rows: FloorRows): FloorView {
  const { settings, requests } = rows;
  const byId = new Map(requests.map((row) => [row.requestId, row]));
  const speaking = requests.find((row) => row.state === 'speaking');
  const spoken = new Set(
    requests.filter((row) => row.state === 'done' || row.state === 'speaking').map((row) => speakerOf(row)),
  );
  const waiting = placeWaiting(rows).flatMap(({ id, reason }) => {
    const row = byId.get(id);
    return row ? [{ row, reason }] : [];
  });
  return {
    open: settings?.open ?? false,
    turnSeconds: settings?.turnSeconds ?? usualTurn,
    speaker: speaking ? presentSpeaker(speaking) : null,
    waiting: waiting.map(({ row, reason }) => ({ ...presentAsking(row), reason })),
    spoken: spoken.size,
    unspoken: new Set(waiting.map(({ row }) => speakerOf(row)).filter((one) => !spoken.has(one))).size,
    groups: presentGroups(rows),
    invitedAt: settings?.invitedAt?.toISOString() ?? null,
    countdown: settings ? presentCountdown(settings) : null,
  };
}

function presentAsking({ requestId, number, name, personId, kind, groupId }: FloorRequestRow) {
  return { requestId, number, name, hall: personId === null, kind, group: groupId };
}

function presentSpeaker(row: FloorRequestRow): FloorSpeaker {
  return { ...presentAsking(row), clock: presentClock(clockOfTurn(row)) };
}

function presentCountdown(settings: FloorSettingsRow): FloorView['countdown'] {
  const clock = clockOfCountdown(settings);
  if (!clock) return null;
  const { countdownLabel: text, countdownLang: lang } = settings;
  return { label: text && lang ? { text, lang } : null, clock: presentClock(clock) };
}

/** A clock as it travels. */
export function presentClock({ plannedMs, endsAt, remainingMs }: Clock): ClockView {
  return { plannedMs, endsAt: endsAt?.toISOString() ?? null, remainingMs };
}

/** The clock of a turn. */
export function clockOfTurn({
  plannedMs,
  endsAt,
  remainingMs,
}: Pick<FloorRequestRow, 'plannedMs' | 'endsAt' | 'remainingMs'>): Clock {
  return { plannedMs: plannedMs ?? 0, endsAt, remainingMs: endsAt ? null : (remainingMs ?? 0) };
}

/** The countdown of a session; null where none was started. */
export function clockOfCountdown({
  countdownPlannedMs: plannedMs,
  countdownEndsAt: endsAt,
  countdownRemainingMs: remainingMs,
}: Pick<FloorSettingsRow, 'countdownPlannedMs' | 'countdownEndsAt' | 'countdownRemainingMs'>): Clock | null {
  if (plannedMs === null) return null;
  return { plannedMs, endsAt, remainingMs: endsAt ? null : (remainingMs ?? 0) };
}

/** Everybody who has had the floor, each once, those who spoke longest first; of equal ones who began first. */
export function sumSpeakers({ requests }: FloorRows): FloorHeard[] {
  const heard = new Map<string, FloorHeard>();
  for (const row of requests.filter(({ state }) => state === 'done' || state === 'speaking')) {
    const speaker = speakerOf(row);
    const { turns, spokenMs } = heard.get(speaker) ?? { turns: 0, spokenMs: 0 };
    const { name, personId } = row;
    heard.set(speaker, { name, hall: personId === null, turns: turns + 1, spokenMs: spokenMs + row.spokenMs });
  }
  return [...heard.values()].sort((a, b) => b.spokenMs - a.spokenMs);
}

/** What each group has spoken in milliseconds, once no turn is running. */
export function sumGroups(rows: FloorRows): Array<Pick<FloorGroupRow, 'name' | 'minutes'> & { spentMs: number }> {
  return rows.groups.map((group) => ({
    name: group.name,
    minutes: group.minutes,
    spentMs: spentOf(group, rows).spentMs,
  }));
}
