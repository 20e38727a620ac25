import { sql, type SQL } from 'drizzle-orm';
import type { Ballot, Choice, MethodBallot } from '#app/contract/ballots.ts';
import type { Tx } from '../client.ts';

/**
 * An act that voted. Of several acts of one person on one thing the last is stored: `place` counts them from 1, `behind`
 * is how many come after this one.
 */
export type VoteAct<V> = {
  id: string;
  personId: string;
  value: V;
  actionId: string;
  inputHash: string;
  place: number;
  behind: number;
  /** What the record of the session shows of a ballot, in base64, where its voter gave a number. */
  receipt?: string | null;
  /** Cast at a shared tablet. */
  kiosk?: boolean;
};

type Target = { table: SQL; thing: SQL; value: SQL; type: SQL; stored: SQL; at: SQL; remembered: SQL; kept: Kept };

/** What else is kept of a vote: its column in the list of acts, its place in the row, and what a change makes of it. */
type Kept = { list: (acts: VoteAct<unknown>[]) => SQL; names: SQL; values: SQL; changed: SQL };

const nothing: Kept = { list: () => sql``, names: sql.raw(''), values: sql.raw(''), changed: sql.raw('') };
/** A ballot that changes another is not in the record yet and will name the entry of the one before. */
const receipts = (table: string): Kept => ({
  list: (acts) => sql`, ${sql.param(acts.map(({ receipt }) => receipt ?? null))}::text[],
    ${sql.param(acts.map(({ kiosk }) => String(kiosk ?? false)))}::text[]`,
  names: sql.raw(', receipt, kiosk'),
  values: sql.raw(", decode(receipt, 'base64'), kiosk::boolean"),
  changed: sql.raw(
    `, receipt = excluded.receipt, kiosk = excluded.kiosk, position = null, former = case when ${table}.position is null
      then ${table}.former else array_append(${table}.former, ${table}.position) end, cast_by = null`,
  ),
});

/** Where the act is remembered, with its answer. */
const rememberedAs = (command: string): SQL => sql`
      insert into performed_acts (person_id, action_id, command, input_hash, answer)
      select person_id, action_id, ${command}, input_hash, jsonb_build_object('revision', revision) from answered`;

const ballots: Target = {
  table: sql.raw('ballots'),
  thing: sql.raw('motion_id'),
  value: sql.raw('choice'),
  type: sql.raw('text[]'),
  stored: sql.raw('value'),
  at: sql.raw(', cast_at = now()'),
  remembered: rememberedAs('castVote'),
  kept: receipts('ballots'),
};
const methodBallots: Target = {
  ...ballots,
  table: sql.raw('method_ballots'),
  value: sql.raw('ballot'),
  stored: sql.raw('value::jsonb'),
  kept: receipts('method_ballots'),
};
/** Neither time nor channel is kept of a sealed ballot, and of its act nothing beyond the box that is dropped at the close. */
const sealedBallots: Target = {
  ...methodBallots,
  table: sql.raw('open_sealed_ballots'),
  at: sql.raw(''),
  remembered: sql.raw(`
      insert into open_sealed_acts (motion_id, person_id, action_id, input_hash, revision)
      select id, person_id, action_id, input_hash, revision from answered`),
  kept: {
    list: (acts) => sql`, ${sql.param(acts.map(({ receipt }) => receipt ?? null))}::text[]`,
    names: sql.raw(', receipt'),
    values: sql.raw(", decode(receipt, 'base64')"),
    changed: sql.raw(', receipt = excluded.receipt'),
  },
};
const statementVotes: Target = {
  table: sql.raw('statement_votes'),
  thing: sql.raw('statement_id'),
  value: sql.raw('vote'),
  type: sql.raw('smallint[]'),
  stored: sql.raw('value'),
  at: sql.raw(', voted_at = now()'),
  remembered: rememberedAs('voteStatement'),
  kept: nothing,
};
const questionSupports: Target = {
  table: sql.raw('question_supports'),
  thing: sql.raw('question_id'),
  value: sql.raw('support'),
  type: sql.raw('smallint[]'),
  stored: sql.raw('value'),
  at: sql.raw(', supported_at = now()'),
  remembered: rememberedAs('supportQuestion'),
  kept: nothing,
};
const commentSupports: Target = {
  ...questionSupports,
  table: sql.raw('comment_supports'),
  thing: sql.raw('comment_id'),
  remembered: rememberedAs('supportComment'),
};

/**
 * Stores the last choice of many people and remembers the acts that made them, in one statement. Rows go in the order
 * of their keys: two nodes that store the same pairs then wait for each other and never both.
 * @param acts all of a transaction; an id that exists already fails it
 * @returns the revision that each act made, in their order
 */
export function upsertBallots(tx: Tx, acts: Array<VoteAct<Choice>>): Promise<number[]> {
  return upsertVotes(tx, ballots, acts);
}

/** As {@link upsertBallots}, for motions of other methods. */
export function upsertMethodBallots(tx: Tx, acts: Array<VoteAct<MethodBallot>>): Promise<number[]> {
  return upsertVotes(
    tx,
    methodBallots,
    acts.map((act) => ({ ...act, value: JSON.stringify(act.value) })),
  );
}

/** As {@link upsertBallots}, into the boxes of open sealed votes. */
export function upsertSealedBallots(tx: Tx, acts: Array<VoteAct<Ballot>>): Promise<number[]> {
  return upsertVotes(
    tx,
    sealedBallots,
    acts.map((act) => ({ ...act, value: JSON.stringify(act.value) })),
  );
}

/** A ballot that somebody casts in the name of another. */
export type CarriedBallot = { motionId: string; personId: string; castBy: string; ballot: Ballot };

/**
 * Stores ballots that people cast in the name of others, one row for each voter. What somebody cast for themselves stands.
 * They come into the record without a number of their own.
 */
export async function upsertCarriedBallots(tx: Tx, ballots: CarriedBallot[]): Promise<void> {
  const plain = ballots.filter(({ ballot }) => 'choice' in ballot);
  const others = ballots.filter(({ ballot }) => !('choice' in ballot));
  const store = (rows: CarriedBallot[], table: SQL, column: SQL, value: SQL) =>
    tx.execute(sql`
    insert into ${table} as kept (motion_id, person_id, ${column}, revision, cast_by)
    select motion_id, person_id, ${value}, 1, cast_by
    from unnest(${sql.param(rows.map((row) => row.motionId))}::uuid[], ${sql.param(rows.map((row) => row.personId))}::uuid[],
      ${sql.param(rows.map((row) => JSON.stringify(row.ballot)))}::text[], ${sql.param(rows.map((row) => row.castBy))}::uuid[])
      as act (motion_id, person_id, value, cast_by) order by 1, 2
    on conflict (motion_id, person_id) do update set ${column} = excluded.${column}, revision = kept.revision + 1,
      cast_at = now(), cast_by = excluded.cast_by, receipt = null, position = null,
      former = case when kept.position is null then kept.former else array_append(kept.former, kept.position) end
    where kept.cast_by is not null`);
  if (plain.length > 0) await store(plain, sql.raw('ballots'), sql.raw('choice'), sql.raw(`value::jsonb->>'choice'`));
  if (others.length > 0) await store(others, sql.raw('method_ballots'), sql.raw('ballot'), sql.raw('value::jsonb'));
}

/** As {@link upsertBallots}, for votes on statements. */
export function upsertStatementVotes(tx: Tx, acts: Array<VoteAct<1 | 0 | -1>>): Promise<number[]> {
  return upsertVotes(tx, statementVotes, acts);
}

/** As {@link upsertBallots}, for the supports of questions. */
export function upsertQuestionSupports(tx: Tx, acts: Array<VoteAct<1 | 0>>): Promise<number[]> {
  return upsertVotes(tx, questionSupports, acts);
}

/** As {@link upsertBallots}, for the supports of comments. */
export function upsertCommentSupports(tx: Tx, acts: Array<VoteAct<1 | 0>>): Promise<number[]> {
  return upsertVotes(tx, commentSupports, acts);
}

async function upsertVotes(
  tx: Tx,
  { table, thing, value, type, stored, at, remembered, kept }: Target,
  acts: Array<VoteAct<string | number>>,
): Promise<number[]> {
  const list = (read: (act: VoteAct<string | number>) => string | number) => sql.param(acts.map(read));
  const [row] = await tx.execute<{ revisions: string | null }>(sql`
    with act as materialized (
      select * from unnest(${list((act) => act.id)}::uuid[], ${list((act) => act.personId)}::uuid[],
        ${list((act) => act.value)}::${type}, ${list((act) => act.actionId)}::uuid[], ${list((act) => act.inputHash)}::text[],
        ${list((act) => act.place)}::int[], ${list((act) => act.behind)}::int[]${kept.list(acts)})
        with ordinality as act (id, person_id, value, action_id, input_hash, place, behind${kept.names}, number)),
    stored as (
      insert into ${table} (${thing}, person_id, ${value}, revision${kept.names})
      select id, person_id, ${stored}, place${kept.values} from act where behind = 0 order by 1, 2
      on conflict (${thing}, person_id) do update
        set ${value} = excluded.${value}, revision = ${table}.revision + excluded.revision${at}${kept.changed}
      returning ${thing} as id, person_id, revision),
    answered as materialized (
      select number, id, person_id, action_id, input_hash, revision - behind as revision
      from act join stored using (id, person_id)),
    remembered as (
      ${remembered})
    select string_agg(revision::text, ',' order by number) as revisions from answered`);
  return row?.revisions?.split(',').map(Number) ?? [];
}
