import type { Forum } from './forum.ts';
import { addCrowd } from './forum-people.ts';
import { addRoom, newStatement, type Room } from './forum-sessions.ts';

export type OpinionHall = { room: Room; people: string[]; statements: string[] };
export type HallVote = { statementId: string; personId: string; vote: number };

/**
 * A hall of two currents: the first people are for the odd statements, all others for the even ones; the eighth and last
 * unites them, and a few depart from their current on the first. With more departures the groups would depend on the order.
 */
export async function fillHall(forum: Forum, first: number, second: number, text = 'رأي'): Promise<OpinionHall> {
  const room = await addRoom(forum);
  const people = await addCrowd(forum, room.sessionId, first + second);
  const statements: string[] = [];
  for (let number = 1; number <= 8; number += 1)
    statements.push(await newStatement(room, room.moderator, `${text} ${number}`));
  const votes = people.flatMap((personId, person) =>
    statements.map((statementId, at) => ({ statementId, personId, vote: voteOf(person, at, person < first) })),
  );
  await storeVotes(forum, votes);
  return { room, people, statements };
}

function voteOf(person: number, at: number, isFirst: boolean): 1 | -1 {
  if (at === 7) return 1;
  const own = (at % 2 === 0) === isFirst;
  const departs = at === 0 && person % 16 === 0;
  return own === departs ? -1 : 1;
}

/** Writes votes as the server keeps them, past its doors. */
export async function storeVotes({ sql }: Forum, votes: HallVote[]): Promise<void> {
  await sql`insert into statement_votes (statement_id, person_id, vote, revision)
    select * from unnest(${votes.map((row) => row.statementId)}::uuid[], ${votes.map((row) => row.personId)}::uuid[],
      ${votes.map((row) => row.vote)}::int[], ${votes.map(() => 1)}::int[])
    on conflict (statement_id, person_id) do update set vote = excluded.vote, revision = statement_votes.revision + 1`;
}
