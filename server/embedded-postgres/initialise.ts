import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Binaries } from './binaries.ts';
import type { Place } from './place.ts';
import { asUser, giveTo, writeOwned } from './server-user.ts';

/** The name of the database, and of the account's password file beside the cluster. */
export const databaseName = 'tachawor';

/** Makes the cluster on first use; one that was interrupted half way is thrown away and made again. */
export async function initialiseCluster(place: Place, binaries: Binaries, log: (line: string) => void): Promise<void> {
  if (existsSync(path.join(place.cluster, 'PG_VERSION'))) return;
  log('Creating the embedded database.');
  const draft = path.join(place.home, 'data.new');
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  giveTo(place.user, draft);
  const password = path.join(place.home, 'password');
  writeOwned(place.user, password, randomBytes(24).toString('hex'), 0o600);
  await run(place, binaries, binaries.initdb, [
    `--pgdata=${draft}`,
    '--username=postgres',
    `--pwfile=${password}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // With --locale=C trigram search is blind to Arabic; the builtin provider is the same on every machine.
    '--locale=C.UTF-8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
  ]);
  await createDatabase(place, binaries, draft);
  renameSync(draft, place.cluster);
}

export function readPassword(place: Place): string {
  return readFileSync(path.join(place.home, 'password'), 'utf8').trim();
}

/** In single-user mode, so that the supervisor needs no database driver; it reports errors by text only. */
async function createDatabase(place: Place, binaries: Binaries, cluster: string): Promise<void> {
  const output = await run(
    place,
    binaries,
    binaries.postgres,
    ['--single', '-D', cluster, 'postgres'],
    `CREATE DATABASE ${databaseName}\n`,
  );
  if (/\b(ERROR|FATAL|PANIC):/.test(output))
    throw new Error(`The embedded database could not be created: ${output.trim()}`);
}

function run(place: Place, binaries: Binaries, program: string, args: string[], input = ''): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      ...asUser(place.user),
      cwd: place.home,
      env: binaries.environment,
      windowsHide: true,
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve(output);
      else reject(new Error(`${path.basename(program)} failed with status ${code}: ${output.trim()}`));
    });
    child.stdin.end(input);
  });
}
