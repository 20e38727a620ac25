import { networkInterfaces } from 'node:os';
import { fileURLToPath } from 'node:url';
import { migrate } from '#db/migrate.ts';
import { seedDemo } from '#db/seed/seed-demo.ts';
import { ConfigError, loadSecret, readConfig } from './config.ts';
import { startEmbeddedPostgres } from './embedded-postgres.ts';
import { createLog } from './log.ts';
import { startNode } from './node.ts';
import { requireNewZoneData } from './zone-data.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Starts everything and stays until it is told to stop. The only file with side effects at import. */
async function main(): Promise<void> {
  // Words for the operator that cannot be written, as on a full disk, stop nothing.
  process.stdout.on('error', () => undefined);
  requireNewZoneData();
  const config = readConfig(process.env, root);
  const secret = loadSecret(config);
  const log = createLog();
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  const embedded = config.databaseUrl ? null : await startEmbeddedPostgres({ dataDir: config.dataDir, log: say });
  const databaseUrl = config.databaseUrl ?? embedded?.url ?? '';
  await migrate(databaseUrl);
  const seeded = config.demo ? await seedDemo(databaseUrl) : false;
  if (seeded) say('The demo commune was loaded.');
  const node = await startNode({ config, databaseUrl, secret, log, root });
  if (config.smtpUrl === null && !config.demo)
    say('No SMTP_URL is set: codes to sign in are kept under DATA_DIR/mail, and nobody receives them.');
  announce(say, config.host, config.port, config.baseUrl, config.demo);

  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    say('Stopping: finishing what is under way …');
    node
      .drain()
      .then(() => embedded?.stop())
      .then(
        () => process.exit(0),
        (error: unknown) => {
          log.error({ problem: String(error) }, 'stopping failed');
          process.exit(1);
        },
      );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  process.on('disconnect', stop);
}

function announce(say: (line: string) => void, host: string, port: number, baseUrl: string, demo: boolean): void {
  say(`Tachawor listens on ${baseUrl}`);
  if (host === '0.0.0.0' || host === '::') {
    for (const address of Object.values(networkInterfaces()).flat()) {
      if (address && !address.internal && address.family === 'IPv4')
        say(`In the local network: http://${address.address}:${port}`);
    }
  }
  if (!demo) return;
  say(`Live room of the demo: ${baseUrl}/j/TACHAW   (code TACHAW)`);
  say('Demo accounts, password tachawor-demo: moderator@demo.tachawor.test, member1@… to member5@…,');
  say('  citizen1@… to citizen5@…, official@…, admin@…');
}

main().catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof ConfigError ? error.message : error instanceof Error ? error.stack : String(error)}\n`,
  );
  process.exit(1);
});
