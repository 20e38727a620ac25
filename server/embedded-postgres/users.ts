import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Place } from './place.ts';
import { giveTo, writeOwned } from './server-user.ts';
import { isSameProcessAlive, ownMark, readMark } from './start-lock.ts';

/**
 * Who uses the cluster: one file per handle with process number and start time. Call these under the
 * start lock. The first user owns the server; whoever leaves last stops it.
 */
export function enterUsers(place: Place): string {
  const folder = usersFolder(place);
  const file = path.join(folder, `${process.pid}-${randomBytes(4).toString('hex')}.json`);
  writeOwned(place.user, file, JSON.stringify(ownMark()), 0o644);
  return file;
}

export function leaveUsers(file: string): void {
  rmSync(file, { force: true });
}

/** Forgets users that died without saying so. */
export function countLiveUsers(place: Place): number {
  const folder = usersFolder(place);
  let live = 0;
  for (const name of readdirSync(folder)) {
    const file = path.join(folder, name);
    const mark = readMark(file);
    if (mark !== null && isSameProcessAlive(mark)) live += 1;
    else rmSync(file, { force: true });
  }
  return live;
}

function usersFolder(place: Place): string {
  const folder = path.join(place.home, 'users');
  mkdirSync(folder, { recursive: true });
  giveTo(place.user, folder);
  return folder;
}
