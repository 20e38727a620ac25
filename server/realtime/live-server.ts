import type { Server as HttpServer } from 'node:http';
import { Server, type Socket } from 'socket.io';
import type { CommandName } from '#app/contract/commands.ts';
import { commands } from '#app/contract/commands.ts';
import type { CaptionView } from '#app/contract/captions.ts';
import type { LiveEvent } from '#app/contract/events.ts';
import { AppError } from '#app/contract/errors.ts';
import { limits } from '#app/contract/limits.ts';
import type { Lang } from '#app/contract/languages.ts';
import { parseInput } from '#app/contract/parse-input.ts';
import { readActor } from '../auth/read-actor.ts';
import type { AuthSessions } from '../auth/auth-sessions.ts';
import { newGuest, type Actor } from '../domain/actor.ts';
import type { ActionContext, DomainServices, Published } from '../domain/context.ts';
import { userTopic } from '../domain/context.ts';
import { loadLastCaptions } from '../domain/captions/load-captions.ts';
import { countUnspoken } from '../domain/floor/count-unspoken.ts';
import { mayModerate } from '../domain/sessions/access.ts';
import type { RoomCache } from '../domain/rooms/room-cache.ts';
import { createActLimit } from './act-limit.ts';
import { performAct } from './acts.ts';
import { createEncodeOnce } from './encode-once.ts';
import { createBroadcast, sendEvent, takeEvents } from './frames.ts';
import { joinRoom, type JoinAnswer } from './join.ts';
import { createOwnPages } from './own-pages.ts';
import { createPresence } from './presence.ts';
import { createSlowReaders } from './slow-readers.ts';
import type { Ack } from './to-ack.ts';
import { toAck } from './to-ack.ts';

type Deps = {
  server: HttpServer;
  services: DomainServices;
  auth: AuthSessions;
  rooms: RoomCache;
  secure: boolean;
  isAllowedOrigin(origin: string | undefined, host: string | undefined): boolean;
  /** A keyed hash of a request's address. */
  hashAddress(request: Socket['request']): string;
  /** The network a request comes from; never kept as it is. */
  networkOf(request: Socket['request']): string;
  readLang(cookieHeader: string | undefined, acceptLanguage: string | undefined): Lang;
  observe(command: string, ok: boolean, milliseconds: number): void;
};

/** What a socket carries. */
export type SocketData = {
  actor: Actor;
  lang: Lang;
  address: string;
  network: string;
  limitActs: () => void;
  /** Commands that are not answered yet. */
  acting: number;
  /** Commands so far: with the socket's id they name each. */
  asked: number;
  /** When all comings and goings so far are done: the next waits, so that a visitor becomes one guest and no more. */
  moved: Promise<unknown>;
};
type LiveSocket = Socket<
  Record<string, never>,
  Record<string, (frame: LiveEvent) => void>,
  Record<string, never>,
  SocketData
>;

const captionsRoom = (sessionId: string): string => `session:${sessionId}:captions`;
const moderatorsRoom = (sessionId: string): string => `session:${sessionId}:moderators`;
/** Rooms one socket may be in. */
const maxRooms = 20;

/** The live side of the forum on the given HTTP server, at `/live`. */
export function createLiveServer(deps: Deps) {
  const { services, auth, rooms } = deps;
  const io = new Server<
    Record<string, never>,
    Record<string, (frame: LiveEvent) => void>,
    Record<string, never>,
    SocketData
  >(deps.server, {
    path: '/live',
    destroyUpgrade: false,
    serveClient: false,
    perMessageDeflate: false,
    httpCompression: false,
    maxHttpBufferSize: limits.socketFrame,
    pingInterval: 25_000,
    pingTimeout: 20_000,
    connectTimeout: 10_000,
    allowRequest: (request, answer) => answer(null, deps.isAllowedOrigin(request.headers.origin, request.headers.host)),
  });
  const broadcast = createBroadcast(io);
  const presence = createPresence({
    io,
    now: services.now,
    send: (event) => broadcast(event.topic, event),
    countUnspoken: (sessionId, connected) => countUnspoken(services.db, sessionId, connected),
  });
  const ownPages = createOwnPages(services.now);
  const encode = createEncodeOnce();
  const slowReaders = createSlowReaders(() => io.sockets.sockets.values(), services.log);

  io.use((socket: LiveSocket, next) => {
    const { headers } = socket.request;
    readActor(auth, deps.secure, headers.cookie, socket.handshake.auth.guestToken)
      .then((actor) => {
        if (actor.kind !== 'visitor' && actor.suspended) throw new Error('suspended');
        socket.data = {
          actor,
          lang: deps.readLang(headers.cookie, headers['accept-language']),
          address: deps.hashAddress(socket.request),
          network: deps.networkOf(socket.request),
          limitActs: createActLimit(),
          acting: 0,
          asked: 0,
          moved: Promise.resolve(),
        };
        next();
      })
      .catch(() => next(new Error('unavailable')));
  });

  io.on('connection', (socket: LiveSocket) => {
    if (socket.data.actor.kind !== 'visitor') void becomes(socket, socket.data.actor.personId);
    takeEvents(socket, (name, args, acknowledge) => {
      if (acknowledge) answer(socket, String(name), args, acknowledge);
    });
    socket.on('disconnecting', () => presence.left([...socket.rooms]));
    socket.on('disconnect', () => {
      const { actor } = socket.data;
      if (actor.kind !== 'visitor') ownPages.closed(actor.personId, socket);
    });
  });

  /** From now on the socket hears what is for this person alone. */
  async function becomes(socket: LiveSocket, personId: string): Promise<void> {
    // Whoever went away while a guest was made of them has no page.
    if (!socket.connected) return;
    ownPages.opened(personId, socket);
    await socket.join(userTopic(personId));
  }

  function answer(socket: LiveSocket, name: string, args: unknown[], acknowledge: (result: Ack) => void): void {
    socket.data.asked += 1;
    socket.data.acting += 1;
    const requestId = `${socket.id}-${socket.data.asked}`;
    const start = performance.now();
    const finish = (result: Ack): void => {
      deps.observe(Object.hasOwn(commands, name) ? name : 'unknown', result.ok, performance.now() - start);
      acknowledge(result);
      socket.data.acting -= 1;
      if (name === 'join' && result.ok) void tellCounts(socket, result.data as JoinAnswer);
    };
    run(socket, name, args.length === 1 ? args[0] : undefined, requestId).then(
      (data) => finish({ ok: true, data }),
      (error: unknown) => finish(toAck(error, services.log, requestId)),
    );
  }

  /** Neither counts nor what a person did elsewhere are replayed: whoever comes back is told them as they are now. */
  async function tellCounts(socket: LiveSocket, { sessionId, snapshot }: JoinAnswer): Promise<void> {
    const topic = `session:${sessionId}`;
    const data = presence.announced(topic);
    if (data) socket.emit('event', { topic, name: 'presence.counted', at: services.now().toISOString(), data });
    const { actor } = socket.data;
    if (actor.kind !== 'visitor') ownPages.cameBack(actor.personId, socket);
    if (snapshot !== undefined) return;
    const room = await rooms.get(sessionId).catch(() => null);
    if (room) for (const event of encode.standing(room)) sendEvent(socket, event);
  }

  async function run(socket: LiveSocket, name: string, raw: unknown, requestId: string): Promise<unknown> {
    if (!Object.hasOwn(commands, name)) throw new AppError('not_found', 'command.unknown');
    const command = name as CommandName;
    socket.data.limitActs();
    const context = (): ActionContext => ({
      actor: socket.data.actor,
      lang: socket.data.lang,
      requestId,
      services,
    });
    if (command === 'join') return move(socket, () => join(socket, context(), raw));
    if (command === 'leave') return move(socket, () => leave(socket, raw));
    if (command === 'followCaptions') return move(socket, () => followCaptions(socket, raw));
    return performAct(context(), command, raw);
  }

  function move<T>(socket: LiveSocket, task: () => Promise<T>): Promise<T> {
    const moved = socket.data.moved.then(() => {
      // Who went away while it waited needs no answer, and must not become a guest.
      if (!socket.connected) throw new AppError('unavailable', 'server.unavailable');
      return task();
    });
    socket.data.moved = moved.catch(() => undefined);
    return moved;
  }

  async function join(socket: LiveSocket, ctx: ActionContext, raw: unknown): Promise<unknown> {
    const input = parseInput(commands.join.input, raw);
    return joinRoom(
      {
        ctx,
        rooms,
        address: socket.data.address,
        network: socket.data.network,
        attach: (sessionId) => attach(socket, sessionId),
        prepareLogin: () => auth.prepare('live'),
        async becomeGuest({ personId, sessionId, newGuest: { name } }, authSessionId) {
          const guest = newGuest({ personId, name, sessionId, authSessionId });
          socket.data.actor = guest;
          ctx.actor = guest;
          await becomes(socket, personId);
          return guest;
        },
        encode,
      },
      input,
    );
  }

  async function attach(socket: LiveSocket, sessionId: string): Promise<void> {
    const topic = `session:${sessionId}`;
    if (!socket.rooms.has(topic) && socket.rooms.size >= maxRooms)
      throw new AppError('conflict', 'session.too_many_rooms');
    await socket.join(topic);
    presence.joined(topic);
    const { actor } = socket.data;
    if (actor.kind === 'visitor') return;
    if (await mayModerate(services.db, actor, sessionId)) await socket.join(moderatorsRoom(sessionId));
  }

  async function leave(socket: LiveSocket, raw: unknown): Promise<Record<string, never>> {
    const { sessionId } = parseInput(commands.leave.input, raw);
    await socket.leave(`session:${sessionId}`);
    await socket.leave(moderatorsRoom(sessionId));
    await socket.leave(captionsRoom(sessionId));
    presence.left([`session:${sessionId}`]);
    return {};
  }

  /** In the room before the last lines are read, so that none is lost between. */
  async function followCaptions(socket: LiveSocket, raw: unknown): Promise<{ lines: CaptionView[] }> {
    const { sessionId, on } = parseInput(commands.followCaptions.input, raw);
    if (!on) {
      await socket.leave(captionsRoom(sessionId));
      return { lines: [] };
    }
    if (!socket.rooms.has(`session:${sessionId}`)) throw new AppError('forbidden', 'session.not_joined');
    await socket.join(captionsRoom(sessionId));
    return { lines: await loadLastCaptions(services.db, sessionId) };
  }

  return {
    io,
    presence,
    slowReaders,
    broadcast({ event, audience }: Published['frames'][number]): void {
      const room = audience === 'public' ? event.topic : `${event.topic}:${audience}`;
      broadcast(room, event);
      if (event.name === 'floor.changed' || event.name === 'attendance.changed') presence.changed(event.topic);
    },
    tellOwnPages: ownPages.tell,
    /** People connected to a session's room on this node. */
    watching: (sessionId: string) => io.sockets.adapter.rooms.get(`session:${sessionId}`)?.size ?? 0,
  };
}

export type LiveServer = ReturnType<typeof createLiveServer>;
