import { Router } from 'express';
import { isLoopbackAddress } from './request-facts.ts';
import type { Metrics } from './metrics.ts';

type Deps = {
  /** Rejects when the database does not accept writes or migrations are missing. */
  checkReady(): Promise<void>;
  /** True from the moment the process was told to stop. */
  isDraining(): boolean;
  metrics: Metrics;
};

/** `/healthz` while the process lives, `/readyz` while it can work, `/metrics` for this machine only. */
export function createHealth({ checkReady, isDraining, metrics }: Deps): Router {
  const router = Router();
  router.get('/healthz', (_request, response) => void response.type('text/plain').send('ok\n'));
  router.get('/readyz', (_request, response) => {
    response.type('text/plain').setHeader('Cache-Control', 'no-store');
    if (isDraining()) return void response.status(503).setHeader('Retry-After', '5').send('stopping\n');
    checkReady().then(
      () => void response.send('ready\n'),
      (error: unknown) => {
        const reason = error instanceof NotReady ? error.message : 'the database does not accept writes';
        response.status(503).setHeader('Retry-After', '2').send(`${reason}\n`);
      },
    );
  });
  router.get('/metrics', (request, response, next) => {
    if (!isLoopbackAddress(request.socket.remoteAddress) || request.headers['x-forwarded-for'] !== undefined) {
      return void response.status(404).type('text/plain').send('not found\n');
    }
    metrics.read().then((text) => void response.setHeader('Content-Type', metrics.contentType).send(text), next);
  });
  return router;
}

/** A reason for not being ready that may be told. */
export class NotReady extends Error {}
