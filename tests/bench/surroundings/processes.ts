import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { execFileSync } from 'node:child_process';

/** Clock ticks a second in /proc; the same on every Linux that Node runs on. */
const ticksPerSecond = 100;

/** Processor time of a process and everything it started, user and system, in milliseconds. NaN without /proc. */
export function readCpuMs(pid: number): number {
  if (!existsSync('/proc/self/stat')) return Number.NaN;
  return listTree(pid).reduce((sum, one) => sum + readTimes(one), 0);
}

/** Resident memory of a process and everything it started, in bytes. NaN without /proc. */
export function readResidentBytes(pid: number): number {
  if (!existsSync('/proc/self/status')) return Number.NaN;
  return listTree(pid).reduce((sum, one) => sum + readResident(one), 0);
}

function readTimes(pid: number): number {
  const fields = readStat(pid);
  return fields === null ? 0 : ((Number(fields[11]) + Number(fields[12])) / ticksPerSecond) * 1000;
}

function readResident(pid: number): number {
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Number(kilobytes ?? 0) * 1024;
  } catch {
    return 0;
  }
}

/** The fields of a process after its name, which may hold spaces and brackets. */
function readStat(pid: number): string[] | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null;
  }
}

function listTree(root: number): number[] {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => ({ pid: Number(name), parent: Number(readStat(Number(name))?.[1]) }));
  const tree = [root];
  for (const pid of tree) tree.push(...parents.filter(({ parent }) => parent === pid).map((child) => child.pid));
  return tree;
}

/**
 * Binds every thread of a process to one core, or to a range of them as `0-3`; those it makes later follow.
 * @returns false where that cannot be done
 */
export function pin(pid: number, core: number | string): boolean {
  try {
    execFileSync('taskset', ['-a', '-c', '-p', String(core), String(pid)], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
