import { AppError } from '#app/contract/errors.ts';
import { listOpinionFactsForUpdate, type OpinionFactsRow } from '#db/queries/opinions.ts';
import { insertUpdates, insertWriters, listOwners } from '#db/queries/opinion-texts.ts';
import { listStandings, type Standing } from '#db/queries/people.ts';
import type { DomainServices, Work } from '../context.ts';
import { transact } from '../context.ts';
import { gather, type Gathering } from '../gather.ts';
import { refusal } from '../policy.ts';
import { canWriteOpinion } from './policy.ts';

/** A change of a shared text on its way to the log. */
export type LogEntry = {
  opinionId: string;
  personId: string;
  /** A Yjs update, format V1, already checked. */
  update: Uint8Array;
  /** Yjs client ids of what is new in it. */
  clients: number[];
  /** Yjs client ids under which words of others were put back in it, and whose they are. */
  restored?: ReadonlyMap<number, string>;
};

export type UpdateLog = {
  /**
   * Resolves after the commit. Changes of one text keep their order.
   * @throws AppError `forbidden` or `conflict` when the person may no longer write, `unavailable`
   */
  append(entry: LogEntry): Promise<{ updateId: number }>;
} & Pick<Gathering<LogEntry, { updateId: number }>, 'drain' | 'close'>;

/** The log of shared texts. As with votes, commits go in groups. */
export function createUpdateLog(services: Pick<DomainServices, 'db' | 'deliver' | 'now' | 'log'>): UpdateLog {
  const { ask, drain, close } = gather<LogEntry, { updateId: number }>({
    what: 'changes of texts',
    log: services.log,
    most: 500,
    async run(entries) {
      const { refusals, stored } = await transact(services, (work) => storeEntries(work, entries));
      const updateIds = await stored.ids;
      let next = 0;
      return refusals.map((refused) => {
        if (refused) return refused;
        const updateId = updateIds[next++];
        if (updateId === undefined) throw new Error('no outcome');
        return { updateId };
      });
    },
  });
  return { append: ask, drain, close };
}

/** What a batch became: for each entry its refusal or null, and the ids of those that were stored, known at the commit. */
type StoredBatch = { refusals: Array<AppError | null>; stored: { ids: Promise<number[]> } };

/** Decides and stores a batch in three round trips: begin, what the decisions need, the changes with the commit. */
async function storeEntries(work: Work, entries: LogEntry[]): Promise<StoredBatch> {
  const { tx } = work;
  const ids = [...new Set(entries.map((entry) => entry.opinionId))];
  const clients = [...new Set(entries.flatMap((entry) => entry.clients))];
  const [opinions, people, known] = await Promise.all([
    listOpinionFactsForUpdate(tx, ids),
    listStandings(tx, [...new Set(entries.map((entry) => entry.personId))], []),
    listOwners(tx, ids, clients),
  ]);
  const found = new Map(opinions.map((row) => [row.opinionId, row]));
  const owners = new Map(known.map((row) => [`${row.opinionId} ${row.clientId}`, row.personId]));
  const refusals = entries.map((entry) => decide(entry, found, people, owners));
  const taken = entries.filter((_, index) => refusals[index] === null);
  await insertWriters(
    tx,
    taken.flatMap(({ opinionId, personId, clients: own, restored = new Map<number, string>() }) => [
      ...own.map((clientId) => ({ opinionId, clientId, personId })),
      ...Array.from(restored, ([clientId, writer]) => ({ opinionId, clientId, personId: writer })),
    ]),
  );
  const stored = insertUpdates(tx, taken);
  work.sendLast(stored);
  return { refusals, stored: { ids: stored } };
}

function decide(
  { opinionId, personId, clients }: LogEntry,
  opinions: Map<string, OpinionFactsRow>,
  people: Map<string, Standing>,
  owners: Map<string, string>,
): AppError | null {
  const opinion = opinions.get(opinionId);
  const person = people.get(personId);
  if (!opinion) return new AppError('not_found', 'opinion.unknown');
  if (!person) return new AppError('unauthenticated', 'auth.needed');
  const decision = canWriteOpinion(person, opinion);
  if (!decision.ok) return refusal(decision);
  for (const client of clients) {
    const key = `${opinionId} ${client}`;
    const owner = owners.get(key);
    if (owner !== undefined && owner !== personId) return new AppError('forbidden', 'opinion.not_your_words');
    owners.set(key, personId);
  }
  return null;
}
