import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Binaries } from './binaries.ts';
import { findPostmaster, readLivePostmaster, type Postmaster } from './pid-file.ts';
import type { Place } from './place.ts';
import { choosePort } from './port.ts';
import { asUser, giveTo } from './server-user.ts';

const attempts = 5;

/**
 * Starts the server and waits until it accepts connections. It fails while workers of a killed server are
 * still leaving, or when its port was taken meanwhile: then it is tried again.
 */
export async function startPostmaster(place: Place, binaries: Binaries, durable: boolean): Promise<Postmaster> {
  const logFolder = path.join(place.home, 'log');
  mkdirSync(logFolder, { recursive: true, mode: 0o700 });
  giveTo(place.user, logFolder);
  for (let attempt = 1; ; attempt += 1) {
    const started = await launch(place, binaries, logFolder, durable);
    if (started !== null) return started;
    if (attempt === attempts) break;
    await sleep(500 * attempt);
  }
  const reason = readFileSync(path.join(logFolder, 'start.log'), 'utf8').trim();
  throw new Error(`The embedded database does not start: ${reason}`);
}

async function launch(
  place: Place,
  binaries: Binaries,
  logFolder: string,
  durable: boolean,
): Promise<Postmaster | null> {
  const output = openSync(path.join(logFolder, 'start.log'), 'w', 0o600);
  giveTo(place.user, path.join(logFolder, 'start.log'));
  const child = spawn(
    binaries.postgres,
    ['-D', place.cluster, ...settings(await choosePort(place), logFolder, durable)],
    {
      ...asUser(place.user),
      cwd: place.home,
      env: binaries.environment,
      stdio: ['ignore', output, output],
      // In a group of its own, so that Ctrl-C reaches the application first and the server when it is done.
      detached: true,
      windowsHide: true,
    },
  );
  closeSync(output);
  child.unref();
  const ended = new Promise<null>((resolve) => {
    child.once('error', () => resolve(null));
    child.once('exit', () => resolve(null));
  });
  return Promise.race([ended, untilReady(place, child)]);
}

async function untilReady(place: Place, child: ChildProcess): Promise<Postmaster | null> {
  while (child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
    const found = await findPostmaster(place.cluster, place.user);
    if (found !== null && found.pid === child.pid) return found;
    await sleep(20);
  }
  return null;
}

function settings(port: number, logFolder: string, durable: boolean): string[] {
  const values = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    password_encryption: 'scram-sha-256',
    max_connections: 100,
    shared_buffers: '256MB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    logging_collector: 'on',
    log_directory: logFolder,
    log_filename: 'postgres-%a.log',
    log_rotation_age: '1d',
    log_truncate_on_rotation: 'on',
    // What people wrote must not reach the log: no statements, no values in details, no refused values.
    log_statement: 'none',
    log_min_duration_statement: -1,
    log_min_error_statement: 'panic',
    log_min_messages: 'log',
    log_error_verbosity: 'terse',
    fsync: onOff(durable),
    synchronous_commit: onOff(durable),
    full_page_writes: onOff(durable),
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

function onOff(value: boolean): string {
  return value ? 'on' : 'off';
}

/** Fast shutdown: open transactions are rolled back, everything committed is on disk; after 30 s an abrupt one. */
export async function stopPostmaster(cluster: string): Promise<void> {
  if (await signalAndWait(cluster, 'SIGINT', 30_000)) return;
  if (await signalAndWait(cluster, 'SIGQUIT', 10_000)) return;
  throw new Error('The embedded database did not stop within 40 seconds.');
}

async function signalAndWait(cluster: string, signal: NodeJS.Signals, patience: number): Promise<boolean> {
  const pid = readLivePostmaster(cluster);
  if (pid === null) return true;
  process.kill(pid, signal);
  const until = Date.now() + patience;
  while (readLivePostmaster(cluster) !== null) {
    if (Date.now() > until) return false;
    await sleep(25);
  }
  return true;
}
