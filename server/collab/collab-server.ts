import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { documentLimits } from '#app/contract/document.ts';
import { AppError, isAppError } from '#app/contract/errors.ts';
import { readActor } from '../auth/read-actor.ts';
import type { AuthSessions } from '../auth/auth-sessions.ts';
import type { DomainServices, Published } from '../domain/context.ts';
import { admitToDocument } from '../domain/opinions/admit.ts';
import type { UpdateLog } from '../domain/opinions/update-log.ts';
import { toUnavailable } from '../domain/unavailable.ts';
import { closeCodes, toCloseCode } from './close-code.ts';
import { createConnection, type Connection } from './connection.ts';
import type { Member } from './member.ts';
import { createPace, type Pace } from './pace.ts';
import { createRights } from './rights.ts';
import type { Room } from './room.ts';
import { createRooms } from './rooms.ts';
import type { StoreTimes } from './text-store.ts';
import { createSendBinary } from './wire.ts';

type Deps = {
  services: Pick<DomainServices, 'db' | 'deliver' | 'now' | 'log'>;
  updateLog: Pick<UpdateLog, 'append' | 'drain'>;
  auth: Pick<AuthSessions, 'validate'>;
  secure: boolean;
  isAllowedOrigin(origin: string | undefined, host: string | undefined): boolean;
  /** Milliseconds, for tests. */
  keepEmpty?: number;
  times?: StoreTimes;
  pingEvery?: number;
};

/** Where rooms are reached. */
export const collabPath = '/collab/';
const roomName = /^opinion:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;

/**
 * Bytes of one message. A client that was away long answers our question with all it wrote meanwhile, which may be more
 * than one update may be; beyond this it cannot come back.
 */
const largestMessage = 1024 * 1024 + 1024;
/** Milliseconds between two questions whether a client is still there. */
const pingInterval = 25_000;
/** Connections of one person to one text. */
const perPerson = 20;
/** Seconds of updates that may come at once. */
const burst = 20;

/**
 * The co-editing side of the forum: the y-websocket protocol at `/collab/opinion:<id>`. Whoever adds `?as=editor` is an
 * editor there or is sent away: an answer to a reader would not mean that anything the reader sent is kept.
 */
export function createCollabServer(deps: Deps) {
  const { services } = deps;
  const sockets = new WebSocketServer({ noServer: true, maxPayload: largestMessage, perMessageDeflate: false });
  const sendBinary = createSendBinary();
  const connections = new Set<Connection>();
  const paces = new Map<string, Pace>();
  const rooms = createRooms(deps);
  const rights = createRights(services, () => rooms.all());
  let draining = false;

  const pings = setInterval(() => {
    for (const connection of connections) connection.ping();
    for (const [personId, pace] of paces) if (pace.isFull()) paces.delete(personId);
  }, deps.pingEvery ?? pingInterval);
  pings.unref();

  function paceOf(personId: string | null): Pace {
    const make = (): Pace => createPace(documentLimits.updatesPerSecond, documentLimits.updatesPerSecond * burst);
    if (personId === null) return make();
    const pace = paces.get(personId) ?? make();
    paces.set(personId, pace);
    return pace;
  }

  function handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (!deps.isAllowedOrigin(request.headers.origin, request.headers.host)) return refuse(socket, '403 Forbidden');
    if (draining) return refuse(socket, '503 Service Unavailable');
    sockets.handleUpgrade(request, socket, head, (websocket) => void accept(request, websocket));
  }

  async function accept(request: IncomingMessage, websocket: WebSocket): Promise<void> {
    const connection = createConnection(websocket, sendBinary);
    connections.add(connection);
    websocket.once('close', () => connections.delete(connection));
    try {
      await admit(request, connection);
    } catch (raw) {
      const error = toUnavailable(raw);
      if (!isAppError(error)) services.log.error({ problem: String(error) }, 'a connection to a text failed');
      connection.close(toCloseCode(error), isAppError(error) ? error.reason : 'failed');
    }
  }

  async function admit(request: IncomingMessage, connection: Connection): Promise<void> {
    const { opinionId, wish } = readAddress(request.url);
    const actor = await readActor(deps.auth, deps.secure, request.headers.cookie);
    // Once before the text is loaded, which costs, and once after: it may have taken a while.
    await admitToDocument(services.db, actor, opinionId, wish);
    const room = await openRoom(opinionId);
    const admission = await admitToDocument(services.db, actor, opinionId, wish);
    if (!connection.isOpen()) return;
    if (draining || !room.isOpen()) return connection.close(closeCodes.restart, 'made anew');
    if (room.isFull() || countOf(room, admission.personId) >= perPerson)
      throw new AppError('rate_limited', 'opinion.full');
    const pace = paceOf(admission.personId);
    const member: Member = {
      ...admission,
      actor,
      greeted: false,
      synced: false,
      knew: null,
      send: connection.send,
      close: connection.close,
      charge: pace.take,
    };
    room.join(member);
    connection.start(
      {
        receive: (message) => room.receive(member, message),
        closed() {
          room.leave(member);
          rooms.left(opinionId, room);
        },
      },
      pace,
    );
  }

  async function openRoom(opinionId: string): Promise<Room> {
    const room = await rooms.open(opinionId);
    // It may have been let go at this very moment.
    return room.isOpen() ? room : rooms.open(opinionId);
  }

  return {
    handleUpgrade,
    /** What follows committed transactions. */
    onPublished({ people, opinions, documents }: Published): void {
      for (const document of documents) rooms.takeStored(document);
      if (people.length > 0 || opinions.length > 0) rights.tick();
    },
    figures: {
      rooms: rooms.size,
      sockets: () => connections.size,
      unsent: () => [...connections].reduce((sum, connection) => sum + connection.unsent(), 0),
    },
    /** Sends everybody away to come back elsewhere, commits what was taken, stores every text. */
    async drain(): Promise<void> {
      draining = true;
      rights.stop();
      clearInterval(pings);
      for (const connection of connections) connection.close(closeCodes.restart, 'the server restarts');
      await deps.updateLog.drain();
      await rooms.flush();
      rooms.stop();
    },
  };
}

export type CollabServer = ReturnType<typeof createCollabServer>;

function countOf({ members }: Room, personId: string | null): number {
  if (personId === null) return 0;
  let count = 0;
  for (const member of members) if (member.personId === personId) count += 1;
  return count;
}

/** The opinion a room is of, and whether somebody comes to write in it. @throws AppError `not_found` */
function readAddress(url = ''): { opinionId: string; wish: 'editor' | null } {
  const [name = '', query] = url.slice(collabPath.length).split('?');
  let decoded = '';
  try {
    decoded = decodeURIComponent(name);
  } catch {
    decoded = '';
  }
  const opinionId = roomName.exec(decoded)?.[1]?.toLowerCase();
  if (opinionId === undefined) throw new AppError('not_found', 'opinion.unknown');
  return { opinionId, wish: new URLSearchParams(query).get('as') === 'editor' ? 'editor' : null };
}

function refuse(socket: Duplex, status: string): void {
  socket.on('error', () => undefined);
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
