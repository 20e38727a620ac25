import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CollabServer } from './collab/collab-server.ts';
import type { LiveServer } from './realtime/live-server.ts';
import type { Services } from './services.ts';

type Deps = {
  server: Server;
  live: Pick<LiveServer, 'io'>;
  collab: Pick<CollabServer, 'drain'>;
  services: Pick<Services, 'domain' | 'database' | 'updateLog' | 'maps' | 'papers'>;
  /** Ends what follows committed transactions. */
  stopFollowing(): void;
};

/** Milliseconds: for the whole stop, for the last acknowledgements on their way, for answers that are still written. */
const limits = { all: 20_000, acknowledgements: 150, answers: 5_000 };

/**
 * Prepares an orderly stop: clients are told to come back at different moments, acts that were taken are finished and
 * acknowledged, later ones refused with `unavailable`, and nobody who reads slowly can hold the process back.
 */
export function createDrain({ server, live, collab, services, stopFollowing }: Deps): () => Promise<void> {
  const connections = new Set<Socket>();
  server.on('connection', (socket) => {
    connections.add(socket);
    socket.once('close', () => connections.delete(socket));
  });

  return async function drain(): Promise<void> {
    setTimeout(() => process.exit(1), limits.all).unref();
    server.close();
    const at = new Date().toISOString();
    live.io.emit('event', { topic: 'server', name: 'server.draining', at, data: { retryAfterMs: 1000 } });
    await Promise.all([services.domain.writer.close(), collab.drain()]);
    await services.updateLog.close();
    await sleep(limits.acknowledgements);
    stopFollowing();
    const closed = live.io.close();
    server.closeIdleConnections();
    await Promise.race([closed, sleep(limits.answers)]);
    for (const socket of connections) socket.destroy();
    await closed;
    await services.maps.stop();
    await services.papers.stop();
    await services.database.close();
  };
}
