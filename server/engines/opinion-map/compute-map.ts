import { centreVotes, markStatements, type CentredMatrix } from './centred-matrix.ts';
import { chooseParticipants } from './choose-participants.ts';
import { findConsensus, measureGroupAwareConsensus } from './consensus.ts';
import { groupClusters, smoothGroups } from './groups.ts';
import { findClusters } from './k-means.ts';
import type { Cluster, Components, Group, MapOptions, MapState, OpinionMap, Points, Votes } from './map-types.ts';
import { measureExtremity, placeParticipants, placeStatements } from './positions.ts';
import { findComponents } from './principal-components.ts';
import { weighPriorities } from './priorities.ts';
import { findRepresentative } from './representative.ts';
import type { NamedPoints } from './start-clusters.ts';
import { addTallies, buildVoteMatrix, countVotes, tallyVotes } from './vote-matrix.ts';

export type * from './map-types.ts';

const baseClusterCount = 100;
const mostBaseSteps = 100;

/**
 * The opinion map of a conversation by the method of Small, Bjorkegren, Erkkilä, Shaw and Megill, "Polis: Scaling
 * deliberation by mapping high dimensional opinion spaces" (2021). Pure: the same input gives the same map.
 * @param votes all votes, also those of earlier updates
 * @param previous the map of the update before, so that places, clusters and groups stay recognisable; its participants
 * and statements have the same numbers
 * @throws RangeError for a vote, or an option, of someone or something unknown, or a vote that is not −1, 0 or 1
 */
export function computeOpinionMap(votes: Votes, options: MapOptions = {}, previous?: MapState): OpinionMap {
  const matrix = buildVoteMatrix(votes);
  const data = centreVotes(matrix, options.moderatedOut ?? []);
  const isMeta = markStatements(options.meta ?? [], votes.statementCount);
  const voteCounts = countVotes(matrix);
  const inConversation = chooseParticipants(voteCounts, votes.statementCount, previous?.inConversation);
  const components = findComponents(data, previous?.components);
  const positions = placeParticipants(data, components);
  const points = selectPoints(positions, inConversation);
  const baseClusters = findClusters(points, baseClusterCount, mostBaseSteps, previous?.baseClusters);
  const clusterings = groupClusters(baseClusters, previous?.clusterings);
  const smoothing = smoothGroups(clusterings, previous?.smoothing ?? null);
  const shown = clusterings.find(({ k }) => k === smoothing?.k)?.clusters ?? [];
  return {
    center: data.center,
    components,
    positions,
    voteCounts,
    inConversation,
    baseClusters,
    clusterings,
    smoothing,
    ...describeOpinions(data, components, gatherMembers(shown, baseClusters), isMeta),
  };
}

type Gathered = Omit<Group, 'votes'>;

/** What the groups, and all together, think of each statement (steps 5 and 8 to 10). */
function describeOpinions(data: CentredMatrix, components: Components, gathered: Gathered[], isMeta: Uint8Array) {
  const groups: Group[] = gathered.map((group) => ({ ...group, votes: tallyVotes(data, group.members) }));
  const tallies = groups.map(({ votes }) => votes);
  const together = addTallies(tallies, data.statementCount);
  const statementPositions = placeStatements(data.center, components);
  const extremity = measureExtremity(statementPositions);
  return {
    groups,
    votes: data.votes,
    statementPositions,
    extremity,
    groupAwareConsensus: measureGroupAwareConsensus(tallies, data.statementCount),
    priorities: weighPriorities(together, extremity, isMeta),
    representative: findRepresentative(tallies, data.isOut),
    consensus: findConsensus(data.votes, data.isOut),
  };
}

function selectPoints({ xs, ys }: Points, rows: Int32Array): NamedPoints {
  return {
    names: rows,
    xs: Float64Array.from(rows, (row) => xs[row] ?? 0),
    ys: Float64Array.from(rows, (row) => ys[row] ?? 0),
    weights: new Float64Array(rows.length).fill(1),
  };
}

/** Groups of base clusters as groups of the participants in them. */
function gatherMembers(groups: readonly Cluster[], base: readonly Cluster[]): Gathered[] {
  const membersOf = new Map(base.map(({ id, members }) => [id, members]));
  return groups.map(({ id, x, y, members }) => {
    const rows = [...members].flatMap((cluster) => [...(membersOf.get(cluster) ?? [])]);
    return { id, x, y, members: Int32Array.from(rows).sort() };
  });
}
