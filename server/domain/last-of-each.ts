import type { AppError } from '#app/contract/errors.ts';
import type { VoteAct } from '#db/queries/store-votes.ts';
import type { Tx } from '#db/client.ts';
import type { Work } from './context.ts';
import type { Act, Outcome } from './writer.ts';

/**
 * Of several acts with one key only the last is stored; the earlier ones still get their own revision.
 * @param keys of each act its person and thing; null where it was refused
 * @returns of each act that was not refused how many with its key came before it, itself included, and come after it
 */
export function placesOf(keys: Array<string | null>): Array<{ place: number; behind: number } | null> {
  const counts = new Map<string, number>();
  const places = keys.map((key) => {
    if (key === null) return 0;
    const place = (counts.get(key) ?? 0) + 1;
    counts.set(key, place);
    return place;
  });
  return keys.map((key, index) => {
    const place = places[index] ?? 0;
    return key === null ? null : { place, behind: (counts.get(key) ?? 0) - place };
  });
}

type VoteName = 'castVote' | 'voteStatement' | 'supportQuestion' | 'supportComment';

type Voting<N extends VoteName, V> = {
  acts: Array<Act<N>>;
  refused: Array<AppError | null>;
  /** What is voted on. */
  idOf(act: Act<N>): string;
  valueOf(act: Act<N>): V;
  /** In base64. */
  receiptOf?(act: Act<N>): string | null;
  store(tx: Tx, acts: Array<VoteAct<V>>): Promise<number[]>;
  note(id: string): void;
};

/** Stores the last vote of each person with the memory of all their acts, as the last statement of a transaction. */
export function storeLastOfEach<N extends VoteName, V>(work: Work, voting: Voting<N, V>): Outcome[] {
  const { acts, refused, idOf } = voting;
  const places = placesOf(acts.map((act, index) => (refused[index] ? null : `${idOf(act)} ${act.personId}`)));
  const stored = acts.flatMap((act, index): Array<VoteAct<V>> => {
    const place = places[index];
    const { personId, inputHash, input } = act;
    const { actionId } = input;
    if (!place) return [];
    const receipt = voting.receiptOf?.(act) ?? null;
    const kiosk = act.turnId !== undefined;
    return [{ id: idOf(act), personId, value: voting.valueOf(act), actionId, inputHash, ...place, receipt, kiosk }];
  });
  let revisions: number[] = [];
  if (stored.length > 0) work.sendLast(voting.store(work.tx, stored).then((found) => (revisions = found)));
  for (const id of new Set(stored.map((act) => act.id))) voting.note(id);
  let next = 0;
  return refused.map((error): Outcome => {
    if (error) return { ok: false, error };
    const number = next;
    next += 1;
    return { ok: true, answer: () => ({ revision: revisions[number] ?? 0 }) };
  });
}
