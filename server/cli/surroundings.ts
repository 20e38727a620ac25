import { fileURLToPath } from 'node:url';
import { migrate } from '#db/migrate.ts';
import { readConfig, type Config } from '../config.ts';
import { startEmbeddedPostgres } from '../embedded-postgres.ts';
import { createLog } from '../log.ts';
import { createServices } from '../services.ts';
import { CommandError, type Surroundings } from './command.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Nothing the commands do is signed or hashed with it, so a missing SECRET does not stop them. */
const noSecret = 'not used by the commands';

const tell = (line: string): void => void process.stderr.write(`${line}\n`);

/** The real surroundings of a command: the database that `env` names, what is piped into `input`, the terminal. */
export function createSurroundings(env: NodeJS.Dict<string>, input: AsyncIterable<string | Buffer>): Surroundings {
  return {
    tell,
    async withDatabase(work) {
      const config = readConfig({ ...env, SECRET: env.SECRET?.trim() || noSecret }, root);
      const { databaseUrl, release } = await openDatabase(config);
      try {
        await migrateOrExplain(databaseUrl);
        const services = createServices({
          ...config,
          databaseUrl,
          secret: noSecret,
          signs: false,
          log: createLog('warn'),
        });
        try {
          return await work({ services, databaseUrl, config });
        } finally {
          await services.database.close();
        }
      } finally {
        await release();
      }
    },
    async readStdin() {
      const parts: Buffer[] = [];
      for await (const part of input) parts.push(Buffer.from(part));
      return Buffer.concat(parts).toString('utf8');
    },
  };
}

/** The embedded database may be the one of a running server: it is joined, and left running for the others. */
async function openDatabase(config: Config) {
  if (config.databaseUrl !== null) return { databaseUrl: config.databaseUrl, release: () => Promise.resolve() };
  const embedded = await startEmbeddedPostgres({ dataDir: config.dataDir, log: tell });
  return { databaseUrl: embedded.url, release: () => embedded.stop() };
}

/** The first use of the database: here an operator learns of a wrong address or password. */
async function migrateOrExplain(databaseUrl: string): Promise<void> {
  try {
    await migrate(databaseUrl);
  } catch (error) {
    const { cause = error } = error as { cause?: unknown };
    const { message, code } = cause as { message?: string; code?: string };
    throw new CommandError(`The database could not be opened: ${(message || code || String(error)).split('\n')[0]}`);
  }
}
