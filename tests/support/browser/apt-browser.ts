import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Debian's browser, where we may install packages. */
export function installFromApt(): string[] {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return [];
  console.error('Installing the browser for the tests from apt…');
  const options = {
    stdio: ['ignore', 2, 2] as ['ignore', 2, 2],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  };
  spawnSync('apt-get', ['update', '-q'], options);
  const run = spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], options);
  return run.status === 0 ? ['/usr/bin/chromium'] : [];
}
