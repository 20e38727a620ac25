import { sql, type SQL } from 'drizzle-orm';
import type { Tx } from '../client.ts';

/** Whose rows move to whom, and in which sessions. */
export type Adoption = { guestId: string; accountId: string; sessionIds: string[] };

/** The sessions that a guest joined and that are not closed: what happened in a closed one stays as it was published. */
export async function listOpenSessionIdsOf(tx: Tx, personId: string): Promise<string[]> {
  const rows = await tx.execute<{ sessionId: string }>(sql`
    select session_id as "sessionId" from participants join sessions using (session_id)
    where person_id = ${personId} and state <> 'closed' order by 1`);
  return rows.map((row) => row.sessionId);
}

/**
 * Gives a guest's votes on statements to an account. Where both voted, the later vote counts; the revision is the sum of
 * both, so that a tally's revision never falls.
 * @returns the statements concerned and their sessions
 */
export function updateStatementVotesOwner(tx: Tx, adoption: Adoption) {
  return moveVotes(tx, statementVotes, adoption);
}

type Votes = { table: SQL; things: SQL; thing: SQL; value: SQL; at: SQL };

const statementVotes: Votes = {
  table: sql`statement_votes`,
  things: sql`statements`,
  thing: sql`statement_id`,
  value: sql`vote`,
  at: sql`voted_at`,
};
const questionSupports: Votes = {
  table: sql`question_supports`,
  things: sql`questions`,
  thing: sql`question_id`,
  value: sql`support`,
  at: sql`supported_at`,
};
const commentSupports: Votes = {
  ...questionSupports,
  table: sql`comment_supports`,
  things: sql`comments`,
  thing: sql`comment_id`,
};

function moveVotes(tx: Tx, { table, things, thing, value, at }: Votes, { guestId, accountId, sessionIds }: Adoption) {
  return tx.execute<{ id: string; sessionId: string }>(sql`
    with moved as (
      delete from ${table} v using ${things} t where t.${thing} = v.${thing}
        and t.session_id = any(${sql.param(sessionIds)}::uuid[]) and v.person_id = ${guestId}
      returning v.${thing}, v.${value}, v.revision, v.${at}, t.session_id),
    stored as (
      insert into ${table} as kept (${thing}, person_id, ${value}, revision, ${at})
      select ${thing}, ${accountId}::uuid, ${value}, revision, ${at} from moved
      on conflict (${thing}, person_id) do update set
        ${value} = case when excluded.${at} > kept.${at} then excluded.${value} else kept.${value} end,
        ${at} = greatest(excluded.${at}, kept.${at}),
        revision = kept.revision + excluded.revision)
    select ${thing} as id, session_id as "sessionId" from moved`);
}

/**
 * Gives a guest's ballots to an account, as {@link updateStatementVotesOwner}. A motion that was closed with a ballot of
 * each keeps both: its result was counted with them.
 * @returns the motions concerned and their sessions
 */
export async function updateBallotsOwner(tx: Tx, adoption: Adoption) {
  const plain = await moveBallots(tx, sql`ballots`, sql`choice`, adoption);
  return [...plain, ...(await moveBallots(tx, sql`method_ballots`, sql`ballot`, adoption))];
}

function moveBallots(tx: Tx, table: SQL, value: SQL, { guestId, accountId, sessionIds }: Adoption) {
  return tx.execute<{ id: string; sessionId: string }>(sql`
    with moved as (
      delete from ${table} b using motions m where m.motion_id = b.motion_id
        and m.session_id = any(${sql.param(sessionIds)}::uuid[]) and b.person_id = ${guestId}
        and (m.state = 'open' or not exists (
          select from ${table} own where own.motion_id = b.motion_id and own.person_id = ${accountId}))
      returning b.*, m.session_id),
    stored as (
      insert into ${table} as kept (motion_id, person_id, ${value}, revision, cast_at, receipt, position, former, kiosk)
      select motion_id, ${accountId}::uuid, ${value}, revision, cast_at, receipt, position, former, kiosk from moved
      on conflict (motion_id, person_id) do update set
        ${value} = case when excluded.cast_at > kept.cast_at then excluded.${value} else kept.${value} end,
        cast_at = greatest(excluded.cast_at, kept.cast_at),
        revision = kept.revision + excluded.revision,
        receipt = case when excluded.cast_at > kept.cast_at then excluded.receipt else kept.receipt end,
        kiosk = case when excluded.cast_at > kept.cast_at then excluded.kiosk else kept.kiosk end,
        position = null,
        former = array_remove(coalesce(kept.former, '{}') || kept.position || coalesce(excluded.former, '{}')
          || excluded.position, null))
    select motion_id as id, session_id as "sessionId" from moved`);
}

/**
 * Gives a guest's supports of questions to an account, as {@link updateStatementVotesOwner}.
 * @returns the questions concerned and their sessions
 */
export function updateSupportsOwner(tx: Tx, adoption: Adoption) {
  return moveVotes(tx, questionSupports, adoption);
}

/** As {@link updateSupportsOwner}, for the supports of comments. */
export function updateCommentSupportsOwner(tx: Tx, adoption: Adoption) {
  return moveVotes(tx, commentSupports, adoption);
}

/** Gives a guest's reports of comments to an account, unless it reported the same one. */
export async function updateReportsOwner(tx: Tx, { guestId, accountId, sessionIds }: Adoption): Promise<void> {
  await tx.execute(sql`
    with moved as (
      delete from comment_reports r using comments c where c.comment_id = r.comment_id
        and c.session_id = any(${sql.param(sessionIds)}::uuid[]) and r.person_id = ${guestId}
      returning r.comment_id, r.reason, r.reported_at, r.outcome)
    insert into comment_reports (comment_id, person_id, reason, reported_at, outcome)
    select comment_id, ${accountId}::uuid, reason, reported_at, outcome from moved on conflict do nothing`);
}

/** Makes an account the author of what a guest wrote; the name shown with it stays as it was posted. */
export async function updateAuthor(tx: Tx, { guestId, accountId, sessionIds }: Adoption): Promise<void> {
  for (const table of [sql`comments`, sql`statements`, sql`questions`]) {
    await tx.execute(sql`update ${table} set author_id = ${accountId}
      where author_id = ${guestId} and session_id = any(${sql.param(sessionIds)}::uuid[])`);
  }
}

/** Puts an account in a guest's place among those who take part, under the guest's pseudonym unless it has its own. */
export async function updateParticipantPerson(tx: Tx, { guestId, accountId, sessionIds }: Adoption): Promise<void> {
  await tx.execute(sql`
    with moved as (
      delete from participants where person_id = ${guestId} and session_id = any(${sql.param(sessionIds)}::uuid[])
      returning session_id, joined_at)
    insert into participants (session_id, person_id, joined_at)
    select session_id, ${accountId}::uuid, joined_at from moved on conflict do nothing`);
  await tx.execute(sql`
    update pseudonyms p set person_id = ${accountId}
    where person_id = ${guestId} and session_id = any(${sql.param(sessionIds)}::uuid[]) and not exists (
      select from pseudonyms own where own.session_id = p.session_id and own.person_id = ${accountId})`);
}

/** An act that the guest sent and that is sent again by the account is known as done. */
export async function updatePerformedActsPerson(tx: Tx, guestId: string, accountId: string): Promise<void> {
  await tx.execute(sql`
    update performed_acts a set person_id = ${accountId} where person_id = ${guestId} and not exists (
      select from performed_acts own where own.person_id = ${accountId} and own.action_id = a.action_id)`);
}
