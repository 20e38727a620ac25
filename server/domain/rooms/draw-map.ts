import { sumLevels } from '#app/contract/levels.ts';
import { limits } from '#app/contract/limits.ts';
import type { Tx } from '#db/client.ts';
import type { MapVote } from '#db/queries/opinion-maps.ts';
import { findOpinionMapForUpdate, listMapVotes, upsertOpinionMap } from '#db/queries/opinion-maps.ts';
import { countVoterLevels } from '#db/queries/levels.ts';
import { findSession, upsertPseudonyms } from '#db/queries/sessions.ts';
import { listStatements, type StatementRow } from '#db/queries/votes.ts';
import { computeOpinionMap } from '../../engines/opinion-map/compute-map.ts';
import { labelGroups } from '../../engines/opinion-map/label-groups.ts';
import { listVotes } from '../../engines/opinion-map/list-votes.ts';
import { showMap } from '../../engines/opinion-map/show-map.ts';
import type { DomainServices } from '../context.ts';
import { transact } from '../context.ts';
import { isPublicStatement } from '../statements/present.ts';
import { keepMap, labelledPeople, readKeptMap, toMapState, type KeptMap } from './map-state.ts';

/** The number of the map that was drawn, null where there was nothing to draw or its last map is there already. */
export type Drawn = { revision: number } | null;

/**
 * Draws the opinion map of a session from its committed votes, beginning with the map before, so that places and letters
 * stay. Of a closed session it is drawn once more from nothing, in the order of the open data: whoever computes those
 * gets the same groups. Takes as long as the votes need: it belongs in a thread of its own.
 */
export async function drawMap(
  services: Pick<DomainServices, 'db' | 'deliver' | 'now'>,
  sessionId: string,
): Promise<Drawn> {
  return transact(services, ({ tx }) => drawMapIn(tx, sessionId, services.now()));
}

/** As {@link drawMap}, within a transaction. */
export async function drawMapIn(tx: Tx, sessionId: string, at: Date): Promise<Drawn> {
  const session = await findSession(tx, sessionId);
  if (!session) return null;
  const final = session.state === 'closed';
  // The pseudonyms before the map, as whoever exports does: two locks in two orders would wait for each other.
  const who = final ? await upsertPseudonyms(tx, sessionId) : null;
  const before = await findOpinionMapForUpdate(tx, sessionId);
  if (before?.final) return null;
  const statements = (await listStatements(tx, sessionId)).filter(isPublicStatement);
  const votes = await listMapVotes(tx, sessionId);
  if (votes.length === 0) return null;
  const kept = readKeptMap(before?.state);
  const inputs = who ? orderAsPublished(votes, statements, who) : orderAsCast(votes, kept);
  const named = listVotes(...inputs);
  const hidden = hiddenPlaces(named.statements, statements);
  const map = computeOpinionMap(
    named.votes,
    { moderatedOut: [...hidden] },
    final || !kept ? undefined : toMapState(kept),
  );
  const groups = map.groups.map(({ members }) => Array.from(members, (row) => named.participants[row] ?? ''));
  const labels = labelGroups(groups, labelledPeople(kept));
  const levels = await countVoterLevels(tx, sessionId);
  const revision = await upsertOpinionMap(tx, {
    sessionId,
    final,
    view: showMap(map, labels, named.statements, hidden),
    state: keepMap(map, named.participants, named.statements, labels),
    priorities: weigh(named.statements, map.priorities),
    levels: sumLevels(levels) < limits.fewestBallots ? null : levels,
    drawnAt: at,
  });
  return revision === null ? null : { revision };
}

type Inputs = [triples: Array<[string, number, number]>, people: string[], statements: number[]];

/** People and statements keep their numbers; new ones come after them in the order of time. */
function orderAsCast(votes: MapVote[], kept: KeptMap | null): Inputs {
  return [
    votes.map(({ personId, number, vote }) => [personId, number, vote]),
    kept?.people ?? [],
    kept?.statements ?? [],
  ];
}

/** As `participants-votes.csv` has them: people by pseudonym, all statements by number. */
function orderAsPublished(votes: MapVote[], statements: StatementRow[], who: Map<string, number>): Inputs {
  const rank = ({ personId }: MapVote): number => who.get(personId) ?? -1;
  const rows = [...votes].sort((a, b) => rank(a) - rank(b) || a.number - b.number);
  return [
    rows.map(({ personId, number, vote }) => [personId, number, vote]),
    [],
    statements.map(({ number }) => number).sort((a, b) => a - b),
  ];
}

function hiddenPlaces(numbers: readonly number[], statements: StatementRow[]): Set<number> {
  const accepted = new Set(statements.filter(({ state }) => state === 'accepted').map(({ number }) => number));
  return new Set([...numbers.keys()].filter((place) => !accepted.has(numbers[place] ?? -1)));
}

function weigh(numbers: readonly number[], priorities: Float64Array): Record<string, number> {
  return Object.fromEntries(
    numbers.map((number, place) => [number, Math.round((priorities[place] ?? 0) * 100) / 100] as const),
  );
}
