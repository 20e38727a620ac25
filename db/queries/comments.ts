import { and, asc, desc, eq, inArray, isNull, lt, sql, type SQL } from 'drizzle-orm';
import type { Reader, Tx } from '../client.ts';
import { comments } from '../schema/comments.ts';

/** `changes` rises with every support given or taken back. */
export type CommentRow = typeof comments.$inferSelect & { replies: number; supports: number; changes: number };

/** Replies that everybody may see. The outer column is written out: drizzle would leave its table away, and it would be the inner one. */
const replies = sql<number>`(select count(*)::int from comments r where r.parent_id = comments.comment_id and r.state = 'published')`;
const supports = sql<number>`(select count(*)::int from comment_supports p where p.comment_id = comments.comment_id and p.support = 1)`;
const changes = sql<number>`(select coalesce(sum(p.revision), 0)::int from comment_supports p where p.comment_id = comments.comment_id)`;
const columns = { comment: comments, replies, supports, changes };

type Counted = { comment: typeof comments.$inferSelect } & Omit<CommentRow, keyof typeof comments.$inferSelect>;

function flat(rows: Counted[]): CommentRow[] {
  return rows.map(({ comment, ...counts }) => ({ ...comment, ...counts }));
}

const shown = inArray(comments.state, ['published', 'hidden', 'withdrawn']);

/**
 * First comments of threads, newest first.
 * @param before only those with a smaller number (keyset paging), or null for the newest
 */
export async function listThreads(
  db: Reader,
  sessionId: string,
  before: number | null,
  limit: number,
): Promise<CommentRow[]> {
  return flat(
    await db
      .select(columns)
      .from(comments)
      .where(
        and(
          eq(comments.sessionId, sessionId),
          isNull(comments.parentId),
          shown,
          before === null ? undefined : lt(comments.number, before),
        ),
      )
      .orderBy(desc(comments.number))
      .limit(limit),
  );
}

/**
 * The first comments of threads in another order than that of time: the most supported, or the newest questions that
 * nobody answered. At most `limit`.
 */
export async function listArrangedThreads(
  db: Reader,
  sessionId: string,
  order: 'top' | 'unanswered',
  limit: number,
): Promise<CommentRow[]> {
  const open = and(eq(comments.sessionId, sessionId), isNull(comments.parentId), eq(comments.state, 'published'));
  return flat(
    await db
      .select(columns)
      .from(comments)
      .where(order === 'top' ? open : and(open, eq(comments.kind, 'question'), sql`${replies} = 0`))
      .orderBy(...(order === 'top' ? [desc(supports)] : []), desc(comments.number))
      .limit(limit),
  );
}

/** The replies to these comments, oldest first, at most `perThread` of the oldest in each thread. */
export async function listReplies(db: Reader, parentIds: string[], perThread: number): Promise<CommentRow[]> {
  if (parentIds.length === 0) return [];
  const rows = await db.execute<{ id: string }>(sql`
    select r.comment_id as id from unnest(${sql.param(parentIds)}::uuid[]) p(parent_id)
    cross join lateral (select comment_id from comments c where c.parent_id = p.parent_id
      and c.state in ('published', 'hidden', 'withdrawn') order by c.number limit ${perThread}) r`);
  if (rows.length === 0) return [];
  return flat(
    await db
      .select(columns)
      .from(comments)
      .where(
        inArray(
          comments.commentId,
          rows.map((row) => row.id),
        ),
      )
      .orderBy(asc(comments.number)),
  );
}

/** The replies in one thread after `after`, oldest first. */
export async function listThreadReplies(
  db: Reader,
  parentId: string,
  after: number,
  limit: number,
): Promise<CommentRow[]> {
  return flat(
    await db
      .select(columns)
      .from(comments)
      .where(and(eq(comments.parentId, parentId), shown, sql`${comments.number} > ${after}`))
      .orderBy(asc(comments.number))
      .limit(limit),
  );
}

export async function listCommentsById(db: Reader, ids: string[]): Promise<CommentRow[]> {
  if (ids.length === 0) return [];
  return flat(await db.select(columns).from(comments).where(inArray(comments.commentId, ids)));
}

/** Comments of one state, oldest first: the holding queue, or what was hidden. */
export async function listCommentsInState(
  db: Reader,
  sessionId: string,
  state: 'held' | 'hidden',
  limit: number,
): Promise<CommentRow[]> {
  return flat(
    await db
      .select(columns)
      .from(comments)
      .where(and(eq(comments.sessionId, sessionId), eq(comments.state, state)))
      .orderBy(asc(comments.number))
      .limit(limit),
  );
}

export type CommentCounts = { published: number; held: number; hidden: number };

/** How many comments a session has in each state. */
export async function findCommentCounts(db: Reader, sessionId: string): Promise<CommentCounts> {
  const [row] = await db.execute<CommentCounts>(sql`
    select count(*) filter (where state = 'published')::int as published, count(*) filter (where state = 'held')::int as held,
      count(*) filter (where state = 'hidden')::int as hidden
    from comments where session_id = ${sessionId}`);
  return row ?? { published: 0, held: 0, hidden: 0 };
}

export async function findCommentForUpdate(tx: Tx, commentId: string): Promise<CommentRow | null> {
  const [row] = await tx.select().from(comments).where(eq(comments.commentId, commentId)).for('update');
  if (!row) return null;
  const [full] = await listCommentsById(tx, [commentId]);
  return full ?? null;
}

/** The threads that these comments would answer, with what decides whether they may. */
export async function listParents(
  tx: Tx,
  ids: string[],
): Promise<Map<string, { sessionId: string; parentId: string | null; state: string }>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({
      id: comments.commentId,
      sessionId: comments.sessionId,
      parentId: comments.parentId,
      state: comments.state,
    })
    .from(comments)
    .where(inArray(comments.commentId, ids));
  return new Map(rows.map(({ id, ...rest }) => [id, rest]));
}

/** Whether a comment or a statement of a person was let through in a session of a commune; both as parts of a statement. */
export const wasReleased = (personId: SQL, communeId: SQL): SQL => sql`(
  exists (select from comments c join sessions o using (session_id)
    where c.author_id = ${personId} and o.commune_id = ${communeId} and c.state = 'published')
  or exists (select from statements t join sessions o using (session_id)
    where t.author_id = ${personId} and o.commune_id = ${communeId} and t.state in ('accepted', 'merged')))`;

/** Of which of these people something was let through in which of these communes: `commune person` each. */
export async function listReleasedAuthors(tx: Tx, communeIds: string[], personIds: string[]): Promise<Set<string>> {
  const rows = await tx.execute<{ communeId: string; personId: string }>(sql`
    select k.commune_id as "communeId", p.person_id as "personId"
    from unnest(${sql.param([...new Set(communeIds)])}::text[]) as k (commune_id)
      cross join unnest(${sql.param(personIds)}::uuid[]) as p (person_id)
    where ${wasReleased(sql`p.person_id`, sql`k.commune_id`)}`);
  return new Set(rows.map(({ communeId, personId }) => `${communeId} ${personId}`));
}

/** Seconds since the last comment of these people in these sessions, by the clock of the database: `session person` each. */
export async function listPostAges(tx: Tx, sessionIds: string[], personIds: string[]): Promise<Map<string, number>> {
  const rows = await tx.execute<{ sessionId: string; authorId: string; age: string }>(sql`
    select session_id as "sessionId", author_id as "authorId", extract(epoch from clock_timestamp() - max(posted_at)) as age
    from comments where session_id = any(${sql.param(sessionIds)}::uuid[])
      and author_id = any(${sql.param(personIds)}::uuid[]) group by 1, 2`);
  return new Map(rows.map(({ sessionId, authorId, age }) => [`${sessionId} ${authorId}`, Number(age)]));
}

/** `justNow` is how often the author posted it lately. */
export type SameText = { sessionId: string; text: string; authorId: string; justNow: number };

/**
 * Who posted one of these texts in these sessions within `seconds.others`, and how often within `seconds.own`. Of texts shorter
 * than `length` only these people. What its author took back counts for nothing.
 */
export async function listSameTexts(
  tx: Tx,
  of: { sessionIds: string[]; texts: string[]; personIds: string[] },
  { ownSeconds, othersSeconds, length }: { ownSeconds: number; othersSeconds: number; length: number },
): Promise<SameText[]> {
  return tx.execute<SameText>(sql`
    select session_id as "sessionId", text, author_id as "authorId",
      (count(*) filter (where posted_at > clock_timestamp() - make_interval(secs => ${ownSeconds})))::int as "justNow"
    from comments
    where session_id = any(${sql.param(of.sessionIds)}::uuid[])
      and md5(text) in (select md5(t) from unnest(${sql.param(of.texts)}::text[]) as t)
      and text = any(${sql.param(of.texts)}::text[]) and state <> 'withdrawn'
      and (length(text) >= ${length} or author_id = any(${sql.param(of.personIds)}::uuid[]))
      and posted_at > clock_timestamp() - make_interval(secs => ${othersSeconds})
    group by 1, 2, 3`);
}

/** @returns when each was posted, by the clock of the database, keyed by comment */
export async function insertComments(tx: Tx, rows: Array<typeof comments.$inferInsert>): Promise<Map<string, Date>> {
  if (rows.length === 0) return new Map();
  const posted = await tx
    .insert(comments)
    .values(rows)
    .returning({ commentId: comments.commentId, postedAt: comments.postedAt });
  return new Map(posted.map((row) => [row.commentId, row.postedAt]));
}

/** Comments with a share lock: none of them is hidden or withdrawn while supports are stored. */
export async function listCommentsForShare(tx: Tx, ids: string[]): Promise<Array<typeof comments.$inferSelect>> {
  return tx
    .select()
    .from(comments)
    .where(inArray(comments.commentId, ids))
    .orderBy(asc(comments.commentId))
    .for('share');
}

/** Counts the committed supports of comments; one that nobody ever supported is left out. */
export async function listCommentSupports(
  db: Reader,
  ids: string[],
): Promise<Array<{ commentId: string; supports: number; revision: number }>> {
  if (ids.length === 0) return [];
  return db.execute(sql`
    select comment_id as "commentId", count(*) filter (where support = 1)::int as supports,
      sum(revision)::int as revision
    from comment_supports where comment_id = any(${sql.param(ids)}::uuid[]) group by comment_id`);
}

export async function updateComment(
  tx: Tx,
  commentId: string,
  change: Partial<typeof comments.$inferInsert>,
): Promise<CommentRow> {
  await tx.update(comments).set(change).where(eq(comments.commentId, commentId));
  const [row] = await listCommentsById(tx, [commentId]);
  if (!row) throw new Error(`comment ${commentId} is gone`);
  return row;
}

/** Every comment of a session in its order, for the open data. */
export async function listSessionComments(db: Reader, sessionId: string): Promise<CommentRow[]> {
  return flat(
    await db.select(columns).from(comments).where(eq(comments.sessionId, sessionId)).orderBy(asc(comments.number)),
  );
}
