import type { GroupLabel } from '#app/contract/opinion-groups.ts';
import { groupLabels } from '#app/contract/opinion-groups.ts';

/** A group with its label: members by name, as they are called in the one update and the next. */
export type Labelled<P> = { label: GroupLabel; members: readonly P[] };

/**
 * Labels for groups, so that a group keeps its letter while most of it stays together: the pair of an earlier and a new
 * group that share most people is settled first. New groups take the free letters, the largest first.
 * @param groups members of each group, at most five groups
 * @param before the groups of the map before with their labels
 * @returns a label for each of `groups`, in their order
 */
export function labelGroups<P>(groups: ReadonlyArray<readonly P[]>, before: ReadonlyArray<Labelled<P>>): GroupLabel[] {
  const labels = new Map<number, GroupLabel>();
  const pairs = before.flatMap(({ label, members }) => {
    const known = new Set(members);
    return groups.map((own, place) => ({ label, place, shared: own.filter((one) => known.has(one)).length }));
  });
  const used = new Set<GroupLabel>();
  const settled = pairs.filter(({ shared }) => shared > 0).sort((a, b) => b.shared - a.shared);
  for (const { label, place } of settled) {
    if (labels.has(place) || used.has(label)) continue;
    labels.set(place, label);
    used.add(label);
  }
  const free = groupLabels.filter((label) => !used.has(label));
  const bySize = [...groups.keys()].sort((a, b) => (groups[b]?.length ?? 0) - (groups[a]?.length ?? 0) || a - b);
  for (const place of bySize) if (!labels.has(place)) labels.set(place, free.shift() ?? 'E');
  return groups.map((_, place) => labels.get(place) ?? 'E');
}
