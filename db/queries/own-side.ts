import { sql, type SQL } from 'drizzle-orm';
import type { Ballot } from '#app/contract/ballots.ts';
import type { Reader } from '../client.ts';
import { ownDelegations, type OwnDelegations } from './delegations.ts';
import { wasReleased, type CommentRow } from './comments.ts';
import type { OwnAppeal, OwnEdit, OwnQuestion, OwnReport, OwnSanction } from '#app/contract/own-side.ts';
import type { OwnStatement } from '#app/contract/own-statements.ts';
import type { SessionRow } from './sessions.ts';

/** What one person has in a session, and what a decision about them needs to know of it. */
export type OwnSide = {
  session: Pick<
    SessionRow,
    | 'sessionId'
    | 'communeId'
    | 'spaceId'
    | 'state'
    | 'door'
    | 'holdComments'
    | 'holdFirst'
    | 'statementsByAll'
    | 'statementLimit'
  >;
  votes: Record<string, 1 | 0 | -1>;
  /** The weights of statements in the choice of the next one, by their numbers. */
  weights: Record<string, number>;
  ballots: Record<string, Ballot>;
  /** On which votes the person gave theirs away or votes for others too. */
  delegations: OwnDelegations;
  /** Whether members of the session's space may vote in the name of others. */
  mayDelegate: boolean;
  /** The ids of the person's comments that are shown, newest first. */
  shown: string[];
  /** The person's comments that others do not see as written, newest first. */
  unshown: Array<Pick<CommentRow, 'commentId' | 'state' | 'reason' | 'text'>>;
  /** New words for the person's shown comments that wait or were refused, newest first. */
  edits: OwnEdit[];
  /** The person's appeals, newest first. */
  appeals: OwnAppeal[];
  /** Unconfirmed warnings and a mute in this session, and bans from those of the commune. */
  sanctions: OwnSanction[];
  /** The ids of the comments the person supports. */
  supportedComments: string[];
  /** What became of the person's reports, newest first. */
  reports: OwnReport[];
  /** The ids of the questions the person supports. */
  supported: string[];
  /** The person's questions that others do not see as written, and those that an appeal brought back, newest first. */
  unshownQuestions: OwnQuestion[];
  /** The person's statements that others do not see as written, or not to vote on, newest first. */
  unshownStatements: OwnStatement[];
  /** Whether something by the person was let through in the commune; not looked for where the first of new people do not wait. */
  released: boolean;
  /** How many the person added. */
  statementsAdded: number;
  /** The id of the person's request to speak that waits or has the floor. */
  floorRequest: string | null;
  /** Whether the person has, or had, the floor. */
  hasSpoken: boolean;
};

const most = { shown: 200, unshown: 20 };

/** What decisions about a person need to know of the session `s`. */
export const sessionFacts: SQL = sql`jsonb_build_object('sessionId', s.session_id, 'communeId', s.commune_id,
  'spaceId', s.space_id, 'state', s.state, 'door', s.door, 'holdComments', s.hold_comments,
  'holdFirst', s.hold_first, 'statementsByAll', s.statements_by_all,
  'statementLimit', s.statement_limit)`;

export type OwnKey = { sessionId: string; personId: string };

/**
 * The own sides of many people in their sessions, in the order asked; null where the session is unknown. All of it is one
 * statement: a room is asked for by everybody at once.
 */
export async function listOwnSides(db: Reader, keys: OwnKey[]): Promise<Array<OwnSide | null>> {
  const sides = keys.map<OwnSide | null>(() => null);
  const rows = await db.execute<OwnSide & { place: string }>(sql`
    select k.place, ${sessionFacts} as session,
      coalesce((select jsonb_object_agg(v.statement_id, v.vote)
        from statement_votes v join statements t using (statement_id)
        where v.person_id = k.person_id and t.session_id = s.session_id), '{}') as votes,
      coalesce((select jsonb_object_agg(b.motion_id, jsonb_build_object('choice', b.choice))
        from ballots b join motions m using (motion_id)
        where b.person_id = k.person_id and m.session_id = s.session_id), '{}')
      || coalesce((select jsonb_object_agg(b.motion_id, b.ballot)
        from method_ballots b join motions m using (motion_id)
        where b.person_id = k.person_id and m.session_id = s.session_id), '{}')
      || coalesce((select jsonb_object_agg(b.motion_id, b.ballot) from open_sealed_ballots b
        where b.person_id = k.person_id and b.motion_id = any(array(select m.motion_id from motions m
          where m.session_id = s.session_id and m.secrecy = 'sealed' and m.state = 'open'))), '{}') as ballots,
      ${ownDelegations(sql`k.person_id`)} as delegations,
      exists (select from spaces p where p.space_id = s.space_id and p.delegation is not null) as "mayDelegate",
      coalesce((select o.priorities from opinion_maps o where o.session_id = s.session_id), '{}') as weights,
      to_jsonb(array(select c.comment_id from comments c
        where c.session_id = s.session_id and c.author_id = k.person_id and c.state = 'published'
        order by c.number desc limit ${most.shown})) as shown,
      to_jsonb(array(select jsonb_build_object('commentId', c.comment_id, 'state', c.state, 'reason', c.reason, 'text', c.text)
        from comments c where c.session_id = s.session_id and c.author_id = k.person_id
          and c.state in ('held', 'hidden', 'refused', 'withdrawn')
        order by c.number desc limit ${most.unshown})) as unshown,
      to_jsonb(array(select jsonb_build_object('commentId', c.comment_id, 'number', c.number, 'text', x.text,
          'state', x.state, 'reason', x.reason)
        from comments c join comment_texts x using (comment_id)
        where c.session_id = s.session_id and c.author_id = k.person_id and c.state = 'published'
          and x.state in ('held', 'refused')
        order by c.number desc limit ${most.unshown})) as edits,
      to_jsonb(array(select jsonb_build_object('commentId', c.comment_id, 'number', c.number, 'outcome', a.outcome,
          'note', a.note, 'standing', c.state <> 'published' and a.moderation_act_id = (
            select m.moderation_act_id from moderation_acts m
            where m.target_id = c.comment_id and m.act in ('hide', 'refuse') order by m.acted_at desc limit 1))
        from comments c join appeals a using (comment_id)
        where c.session_id = s.session_id and c.author_id = k.person_id
        order by a.appealed_at desc limit ${most.unshown})) as appeals,
      to_jsonb(array(select jsonb_build_object('sanctionId', r.sanction_id, 'kind', r.kind, 'reason', r.reason,
          'number', (select c.number from comments c where c.comment_id = r.comment_id and c.session_id = s.session_id))
        from sanctions r where r.person_id = k.person_id and r.lifted_at is null and r.confirmed_at is null
          and case r.kind when 'ban' then r.commune_id = s.commune_id else r.session_id = s.session_id end
        order by r.imposed_at desc limit ${most.unshown})) as sanctions,
      to_jsonb(array(select p.comment_id from comment_supports p join comments c using (comment_id)
        where p.person_id = k.person_id and p.support = 1 and c.session_id = s.session_id)) as "supportedComments",
      to_jsonb(array(select jsonb_build_object('commentId', c.comment_id, 'number', c.number, 'outcome', r.outcome)
        from comment_reports r join comments c using (comment_id)
        where r.person_id = k.person_id and c.session_id = s.session_id
        order by r.reported_at desc limit ${most.unshown})) as reports,
      to_jsonb(array(select p.question_id from question_supports p join questions q using (question_id)
        where p.person_id = k.person_id and p.support = 1 and q.session_id = s.session_id)) as supported,
      to_jsonb(array(select jsonb_build_object('questionId', q.question_id, 'number', q.number, 'state', q.state,
          'reason', q.reason, 'text', q.text, 'appeal', (
            select jsonb_build_object('outcome', a.outcome, 'note', a.note) from appeals a
            where a.moderation_act_id = (select m.moderation_act_id from moderation_acts m
              where m.target_id = q.question_id and m.act in ('hide', 'refuse') order by m.acted_at desc limit 1)))
        from questions q where q.session_id = s.session_id and q.author_id = k.person_id
          and (q.state in ('held', 'hidden', 'refused') or exists (
            select from appeals a where a.question_id = q.question_id and a.outcome = 'granted'))
        order by q.number desc limit ${most.unshown})) as "unshownQuestions",
      to_jsonb(array(select jsonb_build_object('statementId', t.statement_id, 'number', t.number, 'state', t.state,
          'reason', t.reason, 'text', t.text, 'mergedInto', t.merged_into, 'appeal', (
            select jsonb_build_object('outcome', a.outcome, 'note', a.note) from appeals a
            where t.state in ('hidden', 'refused') and a.moderation_act_id = (
              select m.moderation_act_id from moderation_acts m
              where m.target_id = t.statement_id and m.act in ('hide', 'refuse') order by m.acted_at desc limit 1)))
        from statements t where t.session_id = s.session_id and t.author_id = k.person_id and t.state <> 'accepted'
        order by t.number desc limit ${most.unshown})) as "unshownStatements",
      (select count(*)::int from statements t where t.session_id = s.session_id and t.author_id = k.person_id
        and not t.by_organisers) as "statementsAdded",
      not s.hold_first or ${wasReleased(sql`k.person_id`, sql`s.commune_id`)} as released,
      (select f.request_id from floor_requests f where f.session_id = s.session_id and f.person_id = k.person_id
        and f.state in ('waiting', 'speaking')) as "floorRequest",
      exists (select from floor_requests f where f.session_id = s.session_id and f.person_id = k.person_id
        and f.state in ('speaking', 'done')) as "hasSpoken"
    from unnest(${sql.param(keys.map((key) => key.sessionId))}::uuid[], ${sql.param(keys.map((key) => key.personId))}::uuid[])
      with ordinality as k (session_id, person_id, place)
    join sessions s on s.session_id = k.session_id`);
  for (const { place, ...side } of rows) sides[Number(place) - 1] = side;
  return sides;
}
