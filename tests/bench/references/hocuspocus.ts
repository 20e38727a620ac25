import { readFileSync } from 'node:fs';
import { Server } from '@hocuspocus/server';
import postgres from 'postgres';
import * as Y from 'yjs';
import { readSettings, serve } from './serve.ts';

type Row = { name: string; update: Uint8Array };

const { databaseUrl, flushDelay, file } = readSettings<{ databaseUrl: string; flushDelay: number; file: string }>();
const state = new Uint8Array(readFileSync(file));
const most = 500;

/** Hocuspocus with editors and readers, each change added to a log in groups, as the product does it. */
const sql = postgres(databaseUrl, { max: 2, onnotice: () => undefined });
await sql`create table if not exists updates (
  update_id bigint generated always as identity primary key, name text not null, update bytea not null)`;

let queue: Row[] = [];
let running = false;

async function run(): Promise<void> {
  running = true;
  while (queue.length > 0) {
    const batch = queue.slice(0, most);
    queue = queue.slice(most);
    await sql`insert into updates ${sql(
      batch.map(({ name, update }) => ({ name, update: Buffer.from(update) })),
      'name',
      'update',
    )}`;
  }
  running = false;
}

const server = new Server({
  quiet: true,
  stopOnSignals: false,
  flushDelay,
  async onAuthenticate({ token, connectionConfig }) {
    connectionConfig.readOnly = token !== 'editor';
  },
  async onLoadDocument({ document }) {
    Y.applyUpdate(document, state);
    return document;
  },
  async onChange({ documentName, update }) {
    queue.push({ name: documentName, update });
    if (!running) void run();
  },
});
serve(server.httpServer);
