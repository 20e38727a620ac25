import { createServer, type Server } from 'node:http';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { ServerBuild } from '@remix-run/server-runtime';
import { checkWritable, countMigrations } from '#db/queries/health.ts';
import type { Config } from './config.ts';
import { collabPath, createCollabServer } from './collab/collab-server.ts';
import { createDrain } from './drain.ts';
import { hashWithKey } from './domain/accounts/hashes.ts';
import type { Log } from './domain/context.ts';
import { readActor, readCookie } from './auth/read-actor.ts';
import { createAssets } from './http/assets.ts';
import { createApp, type HttpHandler } from './http/create-app.ts';
import { createApi } from './http/export-route.ts';
import { createHealth, NotReady } from './http/health.ts';
import { createOriginCheck } from './http/origin.ts';
import { securePageHeaders } from './http/security-headers.ts';
import { createPageCache } from './http/page-cache.ts';
import { clientNetwork, networkPrefix } from './http/request-facts.ts';
import { chooseLang } from '#app/contract/choose-lang.ts';
import { createProxyTrust } from './http/proxy-trust.ts';
import { createLiveServer } from './realtime/live-server.ts';
import { createRevocation } from './realtime/revocation.ts';
import { createServices, type Services } from './services.ts';
import { checkpoint } from '#db/queries/sealed.ts';
import { listUnrecordedSessions } from '#db/queries/ledger.ts';
import { listUnmappedSessions } from '#db/queries/opinion-maps.ts';
import { sessionTopic } from './domain/context.ts';
import { eraseOverdue } from './domain/erase-overdue.ts';
import { readCaptions } from './domain/captions/load-captions.ts';
import { countVotes } from './domain/votes/count-votes.ts';
import { growLedger } from './domain/ledger/grow-ledger.ts';
import { presentHead } from './domain/ledger/present.ts';
import { createCaptions } from './subscribers/announce-captions.ts';
import { createErasing } from './jobs/erase-overdue.ts';
import { createHeads } from './subscribers/announce-heads.ts';
import { createMaps } from './subscribers/announce-map.ts';
import { createTallies } from './subscribers/announce-tally.ts';

type Options = { config: Config; databaseUrl: string; secret: string; log: Log; root: string };

/** Milliseconds in which a database that accepts writes has answered. */
const readyPatience = 3_000;

/** One serving node: HTTP and live on one port, over a database that is migrated. */
export async function startNode(options: Options): Promise<{ drain(): Promise<void> }> {
  const { config, secret, log } = options;
  const services = createServices({ ...config, databaseUrl: options.databaseUrl, secret, log });
  await services.clock.measure();
  const dev = config.nodeEnv === 'development';
  const isAllowedOrigin = createOriginCheck(config.baseUrl, config.secure);
  const trusted = createProxyTrust(config.trustProxy);
  const hashAddress = (request: Parameters<typeof clientNetwork>[0]): string =>
    hashWithKey(secret, 'address', clientNetwork(request, trusted)).slice(0, 22);
  const networkOf = (request: Parameters<typeof clientNetwork>[0]): string =>
    networkPrefix(clientNetwork(request, trusted));
  const makeContext = createContextMaker(services, config, { hashAddress, networkOf });
  const { build, assets } = dev ? await loadDevelopment(options.root) : await loadProduction(options.root);
  let draining = false;
  const app = createApp({
    log,
    metrics: services.metrics,
    secure: config.secure,
    dev,
    trustProxy: config.trustProxy,
    health: createHealth({
      checkReady: () => checkReady(services),
      isDraining: () => draining,
      metrics: services.metrics,
    }),
    assets,
    api: createApi(services.domain, services.papers.write, config.baseUrl),
    pageCache:
      typeof build === 'function'
        ? (_request, _response, next) => next()
        : createPageCache({
            build,
            rooms: services.rooms,
            secure: config.secure,
            makeContext,
            headers: securePageHeaders(config.secure),
          }),
    build,
    makeContext,
    isAllowedOrigin,
  });
  const server = createServer(app);
  const live = createLiveServer({
    server,
    services: services.domain,
    auth: services.auth,
    rooms: services.rooms,
    secure: config.secure,
    isAllowedOrigin,
    hashAddress,
    networkOf,
    readLang: (cookies, accepts) => chooseLang(readCookie(cookies, 'lang'), accepts),
    observe: services.metrics.observeCommand,
  });
  const collab = createCollabServer({
    services: services.domain,
    updateLog: services.updateLog,
    auth: services.auth,
    secure: config.secure,
    isAllowedOrigin,
  });
  const stopFollowing = follow(services, live, log);
  followTexts(services, collab);
  server.on('upgrade', (request, socket, head) => {
    if (request.url?.startsWith(collabPath)) collab.handleUpgrade(request, socket, head);
    else if (!request.url?.startsWith('/live/')) socket.destroy();
  });
  const drain = createDrain({ server, live, collab, services, stopFollowing });
  await listen(server, config.port, config.host);
  return {
    drain() {
      draining = true;
      return drain();
    },
  };
}

/** Wires what follows from committed transactions. @returns a function that stops it */
function follow(services: Services, live: ReturnType<typeof createLiveServer>, log: Log): () => void {
  const tallies = createTallies({
    async count(sessionId, which) {
      services.rooms.forget(sessionId);
      return countVotes(services.domain.db, which);
    },
    log,
    watching: live.watching,
    send(event) {
      services.metrics.countFrame(event.name);
      live.broadcast({ event, audience: 'public' });
    },
  });
  services.onPublished(tallies.onPublished);
  const maps = followMaps(services, live, log);
  const heads = followHeads(services, live, log);
  const captions = createCaptions({
    read: (ids) => readCaptions(services.domain.db, ids),
    log,
    send(event) {
      services.metrics.countFrame(event.name);
      live.broadcast({ event, audience: 'captions' });
    },
  });
  services.onPublished(captions.onPublished);
  followSeals(services, log);
  services.onFrame((frame) => {
    services.metrics.countFrame(frame.event.name);
    live.broadcast(frame);
  });
  const revocation = createRevocation(services.domain.db, log, () => live.io.sockets.sockets.values());
  services.onPublished(({ people, acting }) => {
    live.tellOwnPages(acting);
    if (people.length > 0) revocation.tick();
  });
  const stopClock = services.clock.follow();
  const stopErasing = createErasing(() => eraseOverdue(services.domain), log);
  services.metrics.addGauge(
    'tachawor_clock_off_ms',
    'Milliseconds by which the database is ahead',
    services.clock.offMs,
  );
  services.metrics.addGauge('tachawor_sockets', 'Open live connections', () => live.io.engine.clientsCount);
  services.metrics.addGauge(
    'tachawor_unsent_bytes',
    'Live events that clients have not taken yet',
    live.slowReaders.unsent,
  );
  return () => {
    live.slowReaders.stop();
    tallies.stop();
    maps.stop();
    heads.stop();
    captions.stop();
    revocation.stop();
    live.presence.stop();
    stopClock();
    stopErasing();
  };
}

/** Wires the opinion maps to the votes, and begins with those that a process before left undone. */
function followMaps(services: Services, live: ReturnType<typeof createLiveServer>, log: Log): { stop(): void } {
  const maps = createMaps({
    draw: (sessionId) => services.maps.draw(sessionId),
    log,
    send(event) {
      services.rooms.forget(event.topic.slice(sessionTopic('').length));
      services.metrics.countFrame(event.name);
      live.broadcast({ event, audience: 'public' });
    },
  });
  services.onPublished(maps.onPublished);
  listUnmappedSessions(services.domain.db).then(maps.catchUp, (error: unknown) =>
    log.warn({ problem: String(error) }, 'sessions without a map could not be listed'),
  );
  return maps;
}

/** Has the database give back the files of a box at once when a sealed vote was closed. */
function followSeals(services: Services, log: Log): void {
  services.onPublished(({ frames }) => {
    const isSealed = frames.some(
      ({ event }) => event.name === 'motion.closed' && event.data.shown?.secrecy === 'sealed',
    );
    if (!isSealed) return;
    checkpoint(services.domain.db).catch((error: unknown) =>
      log.warn({ problem: String(error) }, 'the files of a sealed vote stay until the next checkpoint of the database'),
    );
  });
}

/** Wires the records of sessions to what is committed, and begins with those that a process before left undone. */
function followHeads(services: Services, live: ReturnType<typeof createLiveServer>, log: Log): { stop(): void } {
  const heads = createHeads({
    async grow(sessionId) {
      const head = await growLedger(services.domain, sessionId);
      return head && presentHead(head);
    },
    log,
    send(event) {
      services.rooms.forget(event.topic.slice(sessionTopic('').length));
      services.metrics.countFrame(event.name);
      live.broadcast({ event, audience: 'public' });
    },
  });
  services.onPublished(heads.onPublished);
  listUnrecordedSessions(services.domain.db).then(heads.catchUp, (error: unknown) =>
    log.warn({ problem: String(error) }, 'sessions whose record is behind could not be listed'),
  );
  return heads;
}

/** Wires the shared texts to what happens elsewhere, and their figures. */
function followTexts(services: Services, collab: ReturnType<typeof createCollabServer>): void {
  services.onPublished(collab.onPublished);
  const { rooms, sockets, unsent } = collab.figures;
  services.metrics.addGauge('tachawor_text_rooms', 'Shared texts in memory', rooms);
  services.metrics.addGauge('tachawor_text_sockets', 'Open connections to shared texts', sockets);
  services.metrics.addGauge('tachawor_text_unsent_bytes', 'Changes of texts that clients have not taken yet', unsent);
}

function createContextMaker(
  services: Services,
  { baseUrl, secure, demo, smtpUrl }: Config,
  from: Record<'hashAddress' | 'networkOf', (request: Parameters<typeof clientNetwork>[0]) => string>,
) {
  return async (request: Parameters<HttpHandler>[0]) => ({
    actor: await readActor(services.auth, secure, request.headers.cookie),
    requestId: String(request.res?.getHeader('X-Request-Id') ?? ''),
    address: from.hashAddress(request),
    network: from.networkOf(request),
    services: services.domain,
    auth: services.auth,
    rooms: services.rooms,
    drawCard: services.papers.draw,
    mailer: demo ? services.mailer : null,
    site: { baseUrl, secure, demo, mails: demo || smtpUrl !== null },
  });
}

async function checkReady(services: Services): Promise<void> {
  const { db } = services.domain;
  const inTime = await Promise.race([checkWritable(db).then(() => true), sleep(readyPatience, false, { ref: false })]);
  if (!inTime) throw new NotReady('the database does not answer');
  if ((await countMigrations(db)) === 0) throw new NotReady('migrations are missing');
}

type Loaded = { build: ServerBuild | (() => Promise<ServerBuild>); assets: HttpHandler };

async function loadProduction(root: string): Promise<Loaded> {
  const file = pathToFileURL(path.join(root, 'build/server/index.js')).href;
  const build = (await import(file)) as ServerBuild;
  return { build, assets: await createAssets(path.join(root, 'build/client')) };
}

/** Development: Vite in middleware mode, with its own port for hot reload. */
async function loadDevelopment(root: string): Promise<Loaded> {
  const vite = await import('vite');
  const server = await vite.createServer({ root, server: { middlewareMode: true } });
  const build = (): Promise<ServerBuild> => server.ssrLoadModule('virtual:remix/server-build') as Promise<ServerBuild>;
  return { build, assets: server.middlewares };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE' ? new Error(`PORT ${port} is in use on ${host}; set PORT to another one.`) : error,
      );
    });
    server.listen(port, host, () => resolve());
  });
}
