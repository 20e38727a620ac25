import { randomInt } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Place } from './place.ts';
import { writeOwned } from './server-user.ts';

/** The port of the last start where it is still free, else a random free one, kept for the next start. */
export async function choosePort(place: Place): Promise<number> {
  const file = path.join(place.home, 'port');
  const kept = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  if (kept > 0 && (await becomesFree(kept))) return kept;
  for (let attempt = 0; attempt < 50; attempt += 1) {
    // Below the range systems hand out to outgoing connections, which could take it between two starts.
    const port = randomInt(20_000, 32_000);
    if (!(await isFree(port))) continue;
    writeOwned(place.user, file, String(port), 0o644);
    return port;
  }
  throw new Error('No free port was found for the embedded database.');
}

/** The sockets of a killed server may stay for a moment, and open connections rely on the old port. */
async function becomesFree(port: number): Promise<boolean> {
  for (let attempt = 0; attempt < 10; attempt += 1) {
    if (await isFree(port)) return true;
    await sleep(200);
  }
  return false;
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => probe.close(() => resolve(true)));
  });
}
