import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive, isPostmasterOf, isZombie } from './process-info.ts';
import { giveTo, type ServerUser } from './server-user.ts';

export type Postmaster = { pid: number; port: number };

/** Recovery after a power cut reads the whole log since the last checkpoint. */
const patience = 300_000;
const zombiePatience = 1_500;

/** The live server of this cluster, after waiting while it starts or stops; null when there is none. */
export async function findPostmaster(cluster: string, user: ServerUser): Promise<Postmaster | null> {
  const begun = Date.now();
  for (;;) {
    const found = readPidFile(cluster);
    if (found === null) return null;
    if (isZombie(found.pid)) {
      // Whoever started it usually collects it soon; one that nobody collects must not block for ever.
      if (Date.now() - begun > zombiePatience) return disown(cluster, user);
    } else if (!isAlive(found.pid)) {
      // The next server replaces a stale file itself, after it made sure that no old worker still writes.
      return null;
    } else if (isPostmasterOf(found.pid, cluster) === false) {
      return disown(cluster, user);
    } else if (found.status === 'ready') {
      return { pid: found.pid, port: found.port };
    }
    if (Date.now() - begun > patience) {
      throw new Error(
        `The embedded database has not become ready for five minutes (process ${found.pid}, "${found.status}"); its log is beside ${cluster}.`,
      );
    }
    await sleep(50);
  }
}

/** The server named in the pid file if it runs, whatever its state. */
export function readLivePostmaster(cluster: string): number | null {
  const found = readPidFile(cluster);
  if (found === null || !isAlive(found.pid) || isPostmasterOf(found.pid, cluster) === false) return null;
  return found.pid;
}

/** Lines of the file: pid, folder, start, port, socket folder, address, memory key, status. */
function readPidFile(cluster: string): { pid: number; port: number; status: string } | null {
  try {
    const lines = readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    const pid = Number(lines[0]);
    if (!Number.isInteger(pid) || pid <= 0) return null;
    return { pid, port: Number(lines[3] ?? 0), status: lines[7]?.trim() ?? 'starting' };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/**
 * The file names a zombie or a stranger that got the same number. A server takes a file with the number of
 * its own parent as stale and still looks for workers of the old server, which deleting the file would prevent.
 */
function disown(cluster: string, user: ServerUser): null {
  const file = path.join(cluster, 'postmaster.pid');
  const [, ...rest] = readFileSync(file, 'utf8').split('\n');
  const draft = `${file}.stale`;
  writeFileSync(draft, [process.pid, ...rest].join('\n'), { mode: 0o600 });
  giveTo(user, draft);
  renameSync(draft, file);
  return null;
}
