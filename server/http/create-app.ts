import { randomUUID } from 'node:crypto';
import { createRequestHandler } from '@remix-run/express';
import type { ServerBuild } from '@remix-run/server-runtime';
import compression from 'compression';
import express, { type Express, type RequestHandler } from 'express';
import type { Log } from '../domain/context.ts';
import type { Metrics } from './metrics.ts';
import { createAddressCheck } from './address-check.ts';
import { bodyLimit } from './body-limit.ts';
import { keepContext, type ServerContext } from './load-context.ts';
import { isOwnPost } from './origin.ts';
import { createErrorHandler, sendProblem } from './problem.ts';
import { narrowToRoom, roomPath } from './room-build.ts';
import { createSecurityHeaders } from './security-headers.ts';

type Deps = {
  log: Log;
  metrics: Metrics;
  secure: boolean;
  dev: boolean;
  trustProxy: string[] | null;
  health: RequestHandler;
  /** Built files; in development the Vite middleware. */
  assets: RequestHandler;
  api: RequestHandler;
  /** Whole pages kept for visitors without a login. */
  pageCache: RequestHandler;
  build: ServerBuild | (() => Promise<ServerBuild>);
  makeContext(request: Parameters<RequestHandler>[0]): Promise<Omit<ServerContext, 'nonce'>>;
  isAllowedOrigin(origin: string | undefined, host: string | undefined): boolean;
};

/** A handler of requests, for those who wire this folder. */
export type HttpHandler = RequestHandler;

const requestId: RequestHandler = (_request, response, next) => {
  response.setHeader('X-Request-Id', randomUUID());
  next();
};

/** Counts each request and logs it without query, body, address or cookie. */
function createRequestLog(log: Log, metrics: Metrics): RequestHandler {
  return (request, response, next) => {
    const start = performance.now();
    const { method, path } = request;
    response.on('finish', () => {
      const ms = performance.now() - start;
      const status = response.statusCode;
      metrics.observeRequest(method, `${Math.floor(status / 100)}xx`, ms);
      if (status >= 500 || method !== 'GET') {
        log.info(
          { requestId: response.getHeader('X-Request-Id'), method, path, status, ms: Math.round(ms) },
          'request',
        );
      }
    });
    next();
  };
}

function createPostCheck(deps: Deps): RequestHandler {
  return (request, response, next) => {
    if (request.method === 'GET' || request.method === 'HEAD') return next();
    if (!isOwnPost(request.headers, deps.isAllowedOrigin)) return sendProblem(response, 'forbidden', 'origin.foreign');
    if (Number(request.headers['content-length'] ?? 0) > bodyLimit(request.path)) {
      response.setHeader('Connection', 'close');
      return void response.status(413).type('application/problem+json').send('{"type":"about:blank","status":413}');
    }
    if (request.headers['transfer-encoding'] !== undefined) {
      return void response.status(411).type('application/problem+json').send('{"type":"about:blank","status":411}');
    }
    next();
  };
}

/** The HTTP side of the forum: headers, health, files, the read API, then the pages. */
export function createApp(deps: Deps): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  if (deps.trustProxy) app.set('trust proxy', deps.trustProxy);
  app.use(deps.health);
  app.use(requestId);
  app.use(createRequestLog(deps.log, deps.metrics));
  app.use(createAddressCheck(deps.trustProxy !== null));
  if (!deps.dev) app.use(deps.assets);
  app.use(deps.pageCache);
  app.use(createSecurityHeaders(deps.secure, deps.dev));
  if (deps.dev) app.use(deps.assets);
  app.use(compression());
  app.use(createPostCheck(deps));
  app.use(keepContext(deps.makeContext));
  app.use(deps.api);
  const pages = (build: Deps['build']): RequestHandler =>
    createRequestHandler({
      build,
      mode: deps.dev ? 'development' : 'production',
      getLoadContext: (_request, response) => response.locals.context as ServerContext,
    });
  if (typeof deps.build !== 'function') app.all(roomPath, pages(narrowToRoom(deps.build)));
  app.all('*', pages(deps.build));
  app.use(createErrorHandler(deps.log));
  return app;
}
