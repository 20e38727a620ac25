import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type postgres from 'postgres';
import { enterRoom, gather } from '../drive/crowd.ts';
import { isAccepted, makeBallot } from '../drive/votes.ts';
import type { Figure } from '../figures.ts';
import type { Room } from '../surroundings/seed-room.ts';
import type { Stage } from '../surroundings/stage.ts';

/** Milliseconds of surge before the process is taken away. */
const surgeFor = 700;

/** SIGKILL while ballots flow: counts acknowledged ballots that are not stored exactly once. */
export async function killInSurge(stage: Stage, room: Room, size: number): Promise<Figure> {
  const product = await stage.startProduct();
  const acknowledged: string[] = [];
  const crowd = await gather(size, (place) =>
    enterRoom(product.url, room.sessionId, room.guests[place] ?? { personId: '', token: '' }, true),
  );
  let number = 0;
  const ended = crowd.map((socket) => new Promise<void>((resolve) => (socket.onClose = resolve)));
  for (const socket of crowd) {
    const cast = (): void => {
      const actionId = randomUUID();
      socket.send('castVote', makeBallot(room.motionId, number++, actionId), (answer) => {
        if (isAccepted(answer)) acknowledged.push(actionId);
        cast();
      });
    };
    cast();
  }
  await sleep(surgeFor);
  product.kill();
  await Promise.all(ended);
  await sleep(300);
  const wrong = await countWrong(stage.sql, room, acknowledged);
  return {
    label: 'after SIGKILL: acknowledged ballots lost or doubled',
    unit: ` of ${acknowledged.length}`,
    product: [acknowledged.length === 0 ? Number.NaN : wrong],
    target: { of: 'value', limit: 'at most', than: 0 },
  };
}

/** Acts that were acknowledged and are not there, and people whose ballot counts other changes than they made. */
async function countWrong(sql: postgres.Sql, room: Room, acknowledged: string[]): Promise<number> {
  const [lost] = await sql<{ count: number }[]>`
    select count(*)::int as count from unnest(${acknowledged}::uuid[]) id
    where not exists (select 1 from performed_acts where action_id = id)`;
  const [doubled] = await sql<{ count: number }[]>`
    select count(*)::int as count from ballots b
    join (select person_id, count(*) as acts from performed_acts where command = 'castVote' group by person_id) a using (person_id)
    where b.motion_id = ${room.motionId} and b.revision <> a.acts`;
  return (lost?.count ?? 0) + (doubled?.count ?? 0);
}
