import { sql, type SQL } from 'drizzle-orm';
import type { Tx } from '../client.ts';

export type Choice = 'yes' | 'no' | 'abstain';

/** The last vote of a person on a thing; `changes` is how many votes of that person it stands for. */
export type VoteRow<V> = { id: string; personId: string; value: V; changes: number };

/** An act that voted; `behind` is how many later votes of that person on that thing are stored with it. */
export type VoteAct = { id: string; personId: string; actionId: string; inputHash: string; behind: number };

/** A thousand revisions as one row: reading a row costs more than splitting a text. */
type StoredRevisions = { keys: string | null; revisions: string | null };

type Target = { table: SQL; thing: SQL; value: SQL; type: SQL; at: SQL; command: string };

const ballots: Target = {
  table: sql.raw('ballots'),
  thing: sql.raw('motion_id'),
  value: sql.raw('choice'),
  type: sql.raw('text[]'),
  at: sql.raw('cast_at'),
  command: 'castVote',
};
const statementVotes: Target = {
  table: sql.raw('statement_votes'),
  thing: sql.raw('statement_id'),
  value: sql.raw('vote'),
  type: sql.raw('smallint[]'),
  at: sql.raw('voted_at'),
  command: 'voteStatement',
};

/**
 * Stores the last choice of many people and remembers the acts that made them, in one statement. Rows go in the order
 * of their keys: two nodes that store the same pairs then wait for each other and never both.
 * @param rows one a person and motion
 * @param acts all acts that the rows stand for; an id that exists already fails the transaction
 * @returns the revision of each row after the change, keyed `motion person`
 */
export function upsertBallots(tx: Tx, rows: Array<VoteRow<Choice>>, acts: VoteAct[]): Promise<Map<string, number>> {
  return upsertVotes(tx, ballots, rows, acts);
}

/** As {@link upsertBallots}, for votes on statements. Keys are `statement person`. */
export function upsertStatementVotes(
  tx: Tx,
  rows: Array<VoteRow<1 | 0 | -1>>,
  acts: VoteAct[],
): Promise<Map<string, number>> {
  return upsertVotes(tx, statementVotes, rows, acts);
}

async function upsertVotes(
  tx: Tx,
  { table, thing, value, type, at, command }: Target,
  rows: Array<VoteRow<string | number>>,
  acts: VoteAct[],
): Promise<Map<string, number>> {
  const found = await tx.execute<StoredRevisions>(sql`
    with stored as (
      insert into ${table} (${thing}, person_id, ${value}, revision)
      select * from unnest(
        ${sql.param(rows.map((row) => row.id))}::uuid[], ${sql.param(rows.map((row) => row.personId))}::uuid[],
        ${sql.param(rows.map((row) => row.value))}::${type}, ${sql.param(rows.map((row) => row.changes))}::int[]) order by 1, 2
      on conflict (${thing}, person_id) do update
        set ${value} = excluded.${value}, revision = ${table}.revision + excluded.revision, ${at} = now()
      returning ${thing} as id, person_id, revision),
    remembered as (
      insert into performed_acts (person_id, action_id, command, input_hash, answer)
      select person_id, action_id, ${command}, input_hash, jsonb_build_object('revision', revision - behind)
      from unnest(
        ${sql.param(acts.map((act) => act.id))}::uuid[], ${sql.param(acts.map((act) => act.personId))}::uuid[],
        ${sql.param(acts.map((act) => act.actionId))}::uuid[], ${sql.param(acts.map((act) => act.inputHash))}::text[],
        ${sql.param(acts.map((act) => act.behind))}::int[]) as act (id, person_id, action_id, input_hash, behind)
      join stored using (id, person_id) order by 1, 2)
    select string_agg(id || ' ' || person_id, ',') as keys, string_agg(revision::text, ',') as revisions from stored`);
  return readRevisions(found);
}

function readRevisions([row]: StoredRevisions[]): Map<string, number> {
  const revisions = row?.revisions?.split(',') ?? [];
  return new Map((row?.keys?.split(',') ?? []).map((key, index) => [key, Number(revisions[index])]));
}
