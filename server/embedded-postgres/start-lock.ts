import { existsSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive, processStart } from './process-info.ts';

/** A process as others can recognise it later, even after its number was given to another one. */
export type ProcessMark = { pid: number; startedAt: string | null };

const patience = 330_000;

export function ownMark(): ProcessMark {
  return { pid: process.pid, startedAt: processStart(process.pid) };
}

export function isSameProcessAlive(mark: ProcessMark): boolean {
  return isAlive(mark.pid) && (mark.startedAt === null || processStart(mark.pid) === mark.startedAt);
}

/** The mark kept in a file, or null when there is none or its writer was killed while writing. */
export function readMark(file: string): ProcessMark | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as ProcessMark;
  } catch {
    return null;
  }
}

/** Runs the work while no other process starts or stops the same cluster; a dead holder is passed over. */
export async function withStartLock<T>(home: string, work: () => Promise<T>): Promise<T> {
  const file = path.join(home, 'start.lock');
  const until = Date.now() + patience;
  while (!tryLock(file)) {
    if (Date.now() > until)
      throw new Error(
        `Another process has been starting the embedded database for over five minutes; if there is none, delete ${file}.`,
      );
    await sleep(100);
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

/** A hard link of a finished file: nobody can see a lock that does not yet name its holder. */
function tryLock(file: string): boolean {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(ownMark()));
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    removeIfHolderIsDead(file);
    return false;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Moved away before it is removed: of two waiting processes only one can move the same dead lock. */
function removeIfHolderIsDead(file: string): void {
  const holder = readMark(file);
  if (holder === null ? !existsSync(file) : isSameProcessAlive(holder)) return;
  const grave = `${file}.dead.${process.pid}`;
  try {
    renameSync(file, grave);
  } catch {
    return;
  }
  const moved = readMark(grave);
  // Between reading and moving another process may have taken the lock: give it back.
  if (moved !== null && isSameProcessAlive(moved)) linkSync(grave, file);
  rmSync(grave, { force: true });
}
