import { createServer } from 'node:http';
import postgres from 'postgres';
import { Server } from 'socket.io';
import { readSettings, serve } from './serve.ts';

type Ballot = { motionId: string; ballot: { choice: string } };
type Waiting = { personId: string; input: Ballot; acknowledge: (answer: object) => void };

const { databaseUrl } = readSettings<{ databaseUrl: string }>();
const most = 1000;

/** Bare Socket.IO whose acknowledgement follows a grouped durable upsert: no login, no rules, no log, no repeats. */
const sql = postgres(databaseUrl, { max: 2, onnotice: () => undefined });
await sql`create table if not exists ballots (
  motion_id uuid not null, person_id uuid not null, choice text not null, revision integer not null,
  primary key (motion_id, person_id))`;

let queue: Waiting[] = [];
let running = false;

async function run(): Promise<void> {
  running = true;
  while (queue.length > 0) {
    const batch = queue.slice(0, most);
    queue = queue.slice(most);
    await store(batch);
  }
  running = false;
}

async function store(batch: Waiting[]): Promise<void> {
  const last = [
    ...new Map(batch.map((waiting) => [`${waiting.input.motionId} ${waiting.personId}`, waiting])).values(),
  ];
  const rows = await sql<{ key: string; revision: number }[]>`
    insert into ballots (motion_id, person_id, choice, revision)
    select *, 1 from unnest(${last.map((row) => row.input.motionId)}::uuid[], ${last.map((row) => row.personId)}::uuid[],
      ${last.map((row) => row.input.ballot.choice)}::text[])
    on conflict (motion_id, person_id) do update set choice = excluded.choice, revision = ballots.revision + 1
    returning motion_id || ' ' || person_id as key, revision`;
  const revisions = new Map(rows.map((row) => [row.key, row.revision]));
  for (const { personId, input, acknowledge } of batch) {
    acknowledge({ ok: true, data: { revision: revisions.get(`${input.motionId} ${personId}`) } });
  }
}

const server = createServer();
const io = new Server(server, {
  path: '/live',
  serveClient: false,
  perMessageDeflate: false,
  transports: ['websocket'],
});
io.on('connection', (socket) => {
  const personId = String(socket.handshake.auth.personId);
  socket.on('castVote', (input: Ballot, acknowledge: Waiting['acknowledge']) => {
    queue.push({ personId, input, acknowledge });
    if (!running) void run();
  });
});
serve(server);
