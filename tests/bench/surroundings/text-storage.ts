import type postgres from 'postgres';

/** What is kept of a text: rows of its log and their bytes, bytes of its compacted form, and all texts on the disk. */
export type Kept = { rows: number; logged: number; compacted: number; disk: number };

export async function readKept(sql: postgres.Sql, opinionId: string): Promise<Kept> {
  const [kept] = await sql<Kept[]>`
    select count(*)::int as rows, coalesce(sum(octet_length(update)), 0)::int as logged,
      (select octet_length(state) from opinion_texts where opinion_id = ${opinionId}) as compacted,
      (pg_total_relation_size('opinion_texts') + pg_total_relation_size('opinion_updates'))::float8 as disk
    from opinion_updates where opinion_id = ${opinionId}`;
  if (!kept) throw new Error('nothing is kept');
  return kept;
}
