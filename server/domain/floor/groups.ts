import type { FloorGroupView } from '#app/contract/floor.ts';
import { limits } from '#app/contract/limits.ts';
import type { FloorGroupRow, FloorRows } from '#db/queries/floor.ts';

type Rows = Pick<FloorRows, 'groups' | 'requests'>;

/** What a group has spoken, without a turn that is running, in milliseconds; points of order do not count. */
export function spentOf({ groupId }: FloorGroupRow, { requests }: Rows): { spentMs: number; since: Date | null } {
  const turns = requests.filter((row) => row.groupId === groupId && row.kind !== 'order');
  return {
    spentMs: turns.reduce((sum, row) => sum + row.spokenMs, 0),
    since: turns.find((row) => row.state === 'speaking')?.runningSince ?? null,
  };
}

/** What a group has left in milliseconds, without a turn that is running; below zero where it spoke longer. */
function leftOf(group: FloorGroupRow, rows: Rows): number {
  return group.minutes * 60_000 - spentOf(group, rows).spentMs;
}

/** The groups that have used all of their time. */
export function groupsBeyond(rows: Rows): Set<string> {
  return new Set(rows.groups.filter((group) => leftOf(group, rows) <= 0).map(({ groupId }) => groupId));
}

/** The groups of a session with the time that each has left, which runs while one of it has the floor. */
export function presentGroups(rows: Rows): FloorGroupView[] {
  return rows.groups.map((group) => {
    const { groupId, name, minutes } = group;
    const { since } = spentOf(group, rows);
    const left = Math.max(0, leftOf(group, rows));
    const clock = since
      ? { endsAt: new Date(since.getTime() + left).toISOString(), remainingMs: null }
      : { endsAt: null, remainingMs: left };
    return { groupId, name, clock: { plannedMs: minutes * 60_000, ...clock } };
  });
}

/**
 * How long a turn is planned to be, in milliseconds: as usual in the session, and no longer than what its group has left; who
 * is heard although nothing is left has a usual turn. No turn is planned to be shorter than the shortest that can be set.
 */
export function planTurn(
  { groupId, kind }: Pick<FloorRows['requests'][number], 'groupId' | 'kind'>,
  turnSeconds: number,
  rows: Rows,
): number {
  const usual = turnSeconds * 1000;
  const group = rows.groups.find((row) => row.groupId === groupId);
  const left = group && kind !== 'order' ? leftOf(group, rows) : 0;
  return left > 0 ? Math.min(usual, Math.max(left, limits.turnSeconds.min * 1000)) : usual;
}
