import { sql, type SQL, type SQLWrapper } from 'drizzle-orm';

/** Some sessions: named by their ids, or those that the given motions, statements, questions or comments belong to. */
export type SessionSet =
  | readonly string[]
  | { motions: readonly string[] }
  | { statements: readonly string[] }
  | { questions: readonly string[] }
  | { comments: readonly string[] };

/** True where the column holds one of the sessions; lets a query begin before their ids are known. */
export function isOneOf(column: SQLWrapper, sessions: SessionSet): SQL {
  if ('motions' in sessions) {
    const ids = sql.param(sessions.motions);
    return sql`${column} = any(array(select m.session_id from motions m where m.motion_id = any(${ids}::uuid[])))`;
  }
  if ('statements' in sessions) {
    const ids = sql.param(sessions.statements);
    return sql`${column} = any(array(select s.session_id from statements s where s.statement_id = any(${ids}::uuid[])))`;
  }
  if ('questions' in sessions) {
    const ids = sql.param(sessions.questions);
    return sql`${column} = any(array(select q.session_id from questions q where q.question_id = any(${ids}::uuid[])))`;
  }
  if ('comments' in sessions) {
    const ids = sql.param(sessions.comments);
    return sql`${column} = any(array(select c.session_id from comments c where c.comment_id = any(${ids}::uuid[])))`;
  }
  return sql`${column} = any(${sql.param(sessions)}::uuid[])`;
}
