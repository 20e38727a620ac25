import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  realpathSync,
  lstatSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chooseServerUser, giveTo, type ServerUser } from './server-user.ts';

/** Where one embedded cluster lives and who runs it. */
export type Place = { home: string; cluster: string; user: ServerUser };

/** What root writes where other accounts cannot follow is placed below this folder instead. */
const publicFolder = '/var/lib/tachawor';

/**
 * Finds or makes the folder of the cluster: `DATA_DIR/postgres`, or, when root hands over to an account
 * that cannot enter it, a folder elsewhere that is recorded in `DATA_DIR/postgres-place.json`.
 */
export function preparePlace(dataDir: string, log: (line: string) => void): Place {
  mkdirSync(dataDir, { recursive: true });
  const real = realpathSync(dataDir);
  const home = chooseHome(real, log);
  const cluster = path.join(home, 'data');
  const user = chooseServerUser(existsSync(cluster) ? cluster : home);
  mkdirSync(home, { recursive: true, mode: 0o700 });
  refuseForeignOwner(home);
  giveTo(user, home);
  return { home, cluster, user };
}

function chooseHome(dataDir: string, log: (line: string) => void): string {
  const near = path.join(dataDir, 'postgres');
  const record = path.join(dataDir, 'postgres-place.json');
  const recorded = readRecord(record);
  if (recorded !== null && existsSync(recorded)) return recorded;
  const user = chooseServerUser(near);
  if (user === null || canReach(user, dataDir)) return near;
  if (existsSync(path.join(near, 'data'))) {
    throw new Error(
      `The database files in ${near} cannot be reached by the account ${user.name}: allow others to pass the folders above it (chmod o+x).`,
    );
  }
  const home = elsewhere(dataDir, log);
  writeFileSync(record, `${JSON.stringify({ home }, null, 2)}\n`);
  log(`The account ${user.name} cannot enter ${dataDir}, so the database files are kept in ${home}.`);
  return home;
}

function readRecord(record: string): string | null {
  if (!existsSync(record)) return null;
  const { home } = JSON.parse(readFileSync(record, 'utf8')) as { home: string };
  return home;
}

/**
 * Named by a hash of the data folder, and by a random part: whoever deletes DATA_DIR to begin anew must
 * not meet the old rows again.
 */
function elsewhere(dataDir: string, log: (line: string) => void): string {
  const base = reachableBase();
  const hash = createHash('sha256').update(dataDir).digest('hex').slice(0, 16);
  const older = readdirSync(base).filter((name) => name.startsWith(`${hash}-`));
  for (const name of older)
    log(`An earlier database of this folder is left in ${path.join(base, name)}; delete it if nobody needs it.`);
  return path.join(base, `${hash}-${randomBytes(4).toString('hex')}`);
}

/** A folder that belongs to root and that every account may pass; only root asks for it. */
export function reachableBase(): string {
  for (const folder of [publicFolder, path.join(tmpdir(), 'tachawor-root')]) {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o755 });
      const found = lstatSync(folder);
      // In a shared temporary folder somebody else may have made it first.
      if (!found.isDirectory() || found.uid !== 0) continue;
      chmodSync(folder, 0o755);
      return folder;
    } catch {
      continue;
    }
  }
  throw new Error(
    `Neither ${publicFolder} nor ${tmpdir()} can hold the embedded database: set DATABASE_URL, or start under an ordinary account.`,
  );
}

/** Whether an account without further groups may pass every folder down to this one. */
export function canReach(user: NonNullable<ServerUser>, folder: string): boolean {
  const { mode, uid, gid } = statSync(folder);
  const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
  const parent = path.dirname(folder);
  return (mode & bit) !== 0 && (parent === folder || canReach(user, parent));
}

function refuseForeignOwner(home: string): void {
  const own = process.getuid?.();
  if (own === undefined || own === 0 || statSync(home).uid === own) return;
  throw new Error(
    `The database files in ${home} belong to another account: start under that account, or set DATA_DIR to a folder of your own.`,
  );
}
