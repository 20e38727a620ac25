import { setTimeout as sleep } from 'node:timers/promises';
import { prepareBinaries, type Binaries } from './embedded-postgres/binaries.ts';
import { databaseName, initialiseCluster, readPassword } from './embedded-postgres/initialise.ts';
import { findPostmaster, readLivePostmaster, type Postmaster } from './embedded-postgres/pid-file.ts';
import { preparePlace, type Place } from './embedded-postgres/place.ts';
import { startPostmaster, stopPostmaster } from './embedded-postgres/postmaster.ts';
import { withStartLock } from './embedded-postgres/start-lock.ts';
import { countLiveUsers, enterUsers, leaveUsers } from './embedded-postgres/users.ts';

export type EmbeddedPostgresOptions = {
  /** The cluster lives in its subfolder `postgres`, or elsewhere when the server's account cannot enter it. */
  dataDir: string;
  log: (line: string) => void;
  /** False only for tests: a crash of the machine may then lose the cluster. */
  durable?: boolean;
};

export type EmbeddedPostgres = {
  /** Address of the database `tachawor`, with its password. */
  url: string;
  /** True when this process started the server or took it over from a dead owner. */
  owned: boolean;
  /** Leaves the server to others that still use it; the last one shuts it down. */
  stop(): Promise<void>;
};

const watchEvery = 1_000;

/**
 * Gives a running PostgreSQL for the data folder: makes the cluster on first use, starts the server, or
 * joins the one that already runs. While the handle is open a server that dies is started again on its port.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { dataDir, log, durable = true } = options;
  const place = preparePlace(dataDir, log);
  return withStartLock(place.home, async () => {
    const binaries = prepareBinaries(place, log);
    const owned = countLiveUsers(place) === 0;
    const { port } = await ensureRunning(place, binaries, durable, log);
    const user = enterUsers(place);
    const watch = watchPostmaster(
      place,
      () => withStartLock(place.home, () => ensureRunning(place, binaries, durable, log)),
      log,
    );
    const url = `postgres://postgres:${readPassword(place)}@127.0.0.1:${port}/${databaseName}`;
    return { url, owned, stop: once(() => leave(place, user, watch)) };
  });
}

async function ensureRunning(
  place: Place,
  binaries: Binaries,
  durable: boolean,
  log: (line: string) => void,
): Promise<Postmaster> {
  const running = await findPostmaster(place.cluster, place.user);
  if (running !== null) return running;
  await initialiseCluster(place, binaries, log);
  return startPostmaster(place, binaries, durable);
}

type Watch = { end(): Promise<void> };

/** Connections come back by themselves once the server listens on the same port again. */
function watchPostmaster(place: Place, restart: () => Promise<unknown>, log: (line: string) => void): Watch {
  const ending = new AbortController();
  const round = async (): Promise<void> => {
    while (!ending.signal.aborted) {
      await sleep(watchEvery, undefined, { ref: false, signal: ending.signal }).catch(() => undefined);
      if (ending.signal.aborted || readLivePostmaster(place.cluster) !== null) continue;
      log('The embedded database has stopped unexpectedly and is started again.');
      await restart().catch((error: unknown) => log(String(error)));
    }
  };
  const rounds = round();
  return {
    end: () => {
      ending.abort();
      return rounds;
    },
  };
}

async function leave(place: Place, user: string, watch: Watch): Promise<void> {
  await watch.end();
  await withStartLock(place.home, async () => {
    leaveUsers(user);
    if (countLiveUsers(place) === 0) await stopPostmaster(place.cluster);
  });
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | null = null;
  return () => (done ??= work());
}
