import { parentPort, workerData } from 'node:worker_threads';
import { connect } from '#db/client.ts';
import { drawMap } from './domain/rooms/draw-map.ts';

/** The thread that draws opinion maps: it reads the votes itself, so that neither they nor the sums stop the server. */
const { databaseUrl } = workerData as { databaseUrl: string };
const { db, close } = connect(databaseUrl, 1);
const services = { db, deliver: () => undefined, now: () => new Date() };

const answer = (message: MapAnswer): void => parentPort?.postMessage(message, []);

/** What the thread says of a session: the number of its new map, or what went wrong. */
export type MapAnswer = { sessionId: string; revision: number | null; problem?: string };

parentPort?.on('message', (sessionId: string | null) => {
  if (sessionId === null) {
    void close().finally(() => parentPort?.close());
    return;
  }
  drawMap(services, sessionId).then(
    (drawn) => answer({ sessionId, revision: drawn?.revision ?? null }),
    (error: unknown) => answer({ sessionId, revision: null, problem: String(error) }),
  );
});
