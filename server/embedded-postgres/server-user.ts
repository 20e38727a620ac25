import { chownSync, readFileSync, statSync, writeFileSync } from 'node:fs';

/** The account the database server runs under; null means our own. */
export type ServerUser = { name: string; uid: number; gid: number } | null;

/**
 * PostgreSQL refuses to run as root, so root hands over to the owner of an existing cluster, else to
 * `postgres`, else to `nobody`.
 */
export function chooseServerUser(existingFolder: string): ServerUser {
  if (process.getuid?.() !== 0) return null;
  const owner = statSync(existingFolder, { throwIfNoEntry: false });
  if (owner !== undefined && owner.uid !== 0) return { name: `user ${owner.uid}`, uid: owner.uid, gid: owner.gid };
  return findAccount('postgres') ?? findAccount('nobody') ?? { name: 'user 65534', uid: 65534, gid: 65534 };
}

/** Options of spawn that run a program under that account. */
export function asUser(user: ServerUser): { uid?: number; gid?: number } {
  return user === null ? {} : { uid: user.uid, gid: user.gid };
}

export function giveTo(user: ServerUser, file: string): void {
  if (user !== null) chownSync(file, user.uid, user.gid);
}

export function writeOwned(user: ServerUser, file: string, text: string, mode: number): void {
  writeFileSync(file, text, { mode });
  giveTo(user, file);
}

function findAccount(name: string): ServerUser {
  const line = readPasswd().find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid === undefined || gid === undefined ? null : { name, uid: Number(uid), gid: Number(gid) };
}

function readPasswd(): string[] {
  try {
    return readFileSync('/etc/passwd', 'utf8').split('\n');
  } catch {
    return [];
  }
}
