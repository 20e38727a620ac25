import { startEmbeddedPostgres } from '#server/embedded-postgres.ts';

/** A process of its own that holds the embedded database: `node hold-postgres.ts FOLDER`; SIGTERM lets it go. */
const [dataDir] = process.argv.slice(2);
if (dataDir === undefined) throw new Error('The folder is missing.');

const held = await startEmbeddedPostgres({ dataDir, log: () => undefined, durable: false });
const alive = setInterval(() => undefined, 60_000);
process.once('SIGTERM', () => {
  clearInterval(alive);
  void held.stop().then(() => process.exit(0));
});
console.log(JSON.stringify({ url: held.url, owned: held.owned }));
