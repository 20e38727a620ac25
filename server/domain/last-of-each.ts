import type { AppError } from '#app/contract/errors.ts';
import type { VoteAct, VoteRow } from '#db/queries/store-votes.ts';
import type { Tx } from '#db/client.ts';
import type { Work } from './context.ts';
import type { Act, Outcome } from './writer.ts';

/**
 * Of several acts of one person on one thing only the last is stored; the earlier ones still get their own revision.
 * @param refused the refusal of each act, or null
 * @param keyOf person and thing
 * @returns `rows`, the acts to store with how many changes each stands for; `behind`, how many changes after an act's
 * own are stored with it; `revisionOf`, an act's own revision from the stored ones by key (1 where there is none)
 */
export function lastOfEach<A>(acts: A[], refused: Array<AppError | null>, keyOf: (act: A) => string) {
  const rows = new Map<string, { act: A; changes: number }>();
  const keys: string[] = [];
  const places: number[] = [];
  acts.forEach((act, index) => {
    if (refused[index]) return;
    const key = keyOf(act);
    const changes = (rows.get(key)?.changes ?? 0) + 1;
    rows.set(key, { act, changes });
    keys[index] = key;
    places[index] = changes;
  });
  const behind = (index: number): number => (rows.get(keys[index] ?? '')?.changes ?? 0) - (places[index] ?? 0);
  return {
    rows: [...rows.values()],
    behind,
    revisionOf: (index: number, stored: ReadonlyMap<string, number>): number =>
      (stored.get(keys[index] ?? '') ?? 1) - behind(index),
  };
}

type VoteName = 'castVote' | 'voteStatement';

type Voting<N extends VoteName, V> = {
  acts: Array<Act<N>>;
  refused: Array<AppError | null>;
  /** What is voted on. */
  idOf(act: Act<N>): string;
  valueOf(act: Act<N>): V;
  store(tx: Tx, rows: Array<VoteRow<V>>, acts: VoteAct[]): Promise<ReadonlyMap<string, number>>;
  note(id: string): void;
};

/** Stores the last vote of each person with the memory of all their acts, as the last statement of a transaction. */
export function storeLastOfEach<N extends VoteName, V>(work: Work, voting: Voting<N, V>): Outcome[] {
  const { acts, refused, idOf } = voting;
  const last = lastOfEach(acts, refused, (act) => `${idOf(act)} ${act.personId}`);
  let stored: ReadonlyMap<string, number> = new Map();
  if (last.rows.length > 0) {
    const rows = last.rows.map(({ act, changes }) => ({
      id: idOf(act),
      personId: act.personId,
      value: voting.valueOf(act),
      changes,
    }));
    const remembered = acts.flatMap((act, index) => {
      const { personId, inputHash, input } = act;
      const behind = last.behind(index);
      return refused[index] ? [] : [{ id: idOf(act), personId, actionId: input.actionId, inputHash, behind }];
    });
    work.sendLast(voting.store(work.tx, rows, remembered).then((revisions) => (stored = revisions)));
    for (const { id } of rows) voting.note(id);
  }
  return acts.map((_, index) => {
    const error = refused[index];
    return error ? { ok: false, error } : { ok: true, answer: () => ({ revision: last.revisionOf(index, stored) }) };
  });
}
