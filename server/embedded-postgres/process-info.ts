import { spawnSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';

/** True while the process runs; a zombie has ended and only waits to be collected. */
export function isAlive(pid: number): boolean {
  return signalReaches(pid) && !isZombie(pid);
}

export function isZombie(pid: number): boolean {
  return statFields(pid)?.[0] === 'Z';
}

/**
 * Something that differs between two processes that had the same number, or null where the system does
 * not tell: clock ticks after boot on Linux, a date elsewhere.
 */
export function processStart(pid: number): string | null {
  // Field 22 of /proc/PID/stat; the state is field 3 and the first one here.
  const ticks = statFields(pid)?.[19];
  if (ticks !== undefined) return ticks;
  return process.platform === 'win32' ? null : askPs(pid, 'lstart=');
}

/** Whether the process is the PostgreSQL server of this data folder; null where the system does not tell. */
export function isPostmasterOf(pid: number, dataFolder: string): boolean | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === dataFolder;
  } catch {
    const command = process.platform === 'win32' ? null : askPs(pid, 'command=');
    return command === null ? null : command.includes('postgres') && command.includes(dataFolder);
  }
}

function signalReaches(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Fields from the third on; the second, the name in parentheses, may hold spaces. */
function statFields(pid: number): string[] | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null;
  }
}

function askPs(pid: number, column: string): string | null {
  const answer = spawnSync('ps', ['-o', column, '-p', String(pid)], { encoding: 'utf8' });
  return answer.status === 0 ? answer.stdout.trim() : null;
}
