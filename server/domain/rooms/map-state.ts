import * as z from 'zod/mini';
import { groupLabels, type GroupLabel } from '#app/contract/opinion-groups.ts';
import type { MapState, OpinionMap } from '../../engines/opinion-map/compute-map.ts';
import type { Labelled } from '../../engines/opinion-map/label-groups.ts';

const cluster = z.object({ id: z.int(), x: z.number(), y: z.number(), members: z.array(z.int()) });

/**
 * A map as it is kept between two drawings: who and what its numbers mean, and what the next one begins with. People are
 * named by their ids, statements by their numbers. `at` are the places of all people, `labels` those of the groups.
 */
const keptMap = z.object({
  people: z.array(z.string()),
  statements: z.array(z.int()),
  inConversation: z.array(z.int()),
  components: z.tuple([z.array(z.number()), z.array(z.number())]),
  baseClusters: z.array(cluster),
  clusterings: z.array(z.object({ k: z.int(), silhouette: z.number(), clusters: z.array(cluster) })),
  smoothing: z.nullable(z.object({ k: z.int(), lastK: z.int(), repeats: z.int() })),
  groups: z.array(z.object({ label: z.enum(groupLabels), members: z.array(z.int()) })),
  at: z.array(z.tuple([z.number(), z.number()])),
});
export type KeptMap = z.infer<typeof keptMap>;

/** Reads what was kept; null when there is nothing, or it was written by another version: then all begins anew. */
export function readKeptMap(state: Record<string, unknown> | undefined): KeptMap | null {
  return keptMap.safeParse(state).data ?? null;
}

/** A map in plain lists. */
export function keepMap(map: OpinionMap, people: string[], statements: number[], labels: GroupLabel[]): KeptMap {
  const plain = (clusters: OpinionMap['baseClusters']) =>
    clusters.map((one) => ({ ...one, members: Array.from(one.members) }));
  return {
    people,
    statements,
    inConversation: Array.from(map.inConversation),
    components: [Array.from(map.components[0]), Array.from(map.components[1])],
    baseClusters: plain(map.baseClusters),
    clusterings: map.clusterings.map(({ k, silhouette, clusters }) => ({ k, silhouette, clusters: plain(clusters) })),
    smoothing: map.smoothing,
    groups: map.groups.map(({ members }, place) => ({ label: labels[place] ?? 'E', members: Array.from(members) })),
    at: people.map((_, row) => [map.positions.xs[row] ?? 0, map.positions.ys[row] ?? 0]),
  };
}

/** What the next computation begins with. */
export function toMapState(kept: KeptMap): MapState {
  const typed = (clusters: KeptMap['baseClusters']) =>
    clusters.map((one) => ({ ...one, members: Int32Array.from(one.members) }));
  return {
    inConversation: Int32Array.from(kept.inConversation),
    components: [Float64Array.from(kept.components[0]), Float64Array.from(kept.components[1])],
    baseClusters: typed(kept.baseClusters),
    clusterings: kept.clusterings.map((one) => ({ ...one, clusters: typed(one.clusters) })),
    smoothing: kept.smoothing,
  };
}

/** The groups of a kept map with the ids of their members. */
export function labelledPeople(kept: KeptMap | null): Array<Labelled<string>> {
  return (kept?.groups ?? []).map(({ label, members }) => ({
    label,
    members: members.flatMap((row) => kept?.people[row] ?? []),
  }));
}
