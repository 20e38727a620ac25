import type { Person } from '../domain/actor.ts';
import type { DomainServices, Log } from '../domain/context.ts';
import { checkLogins } from '../domain/accounts/check-logins.ts';
import { readRecentBans } from '../domain/moderation/read-bans.ts';
import { mayModerate } from '../domain/sessions/access.ts';
import { toUnavailable } from '../domain/unavailable.ts';
import type { SocketData } from './live-server.ts';

type LiveSocket = {
  data: SocketData;
  rooms: Set<string>;
  leave(room: string): Promise<void> | void;
  disconnect(close: boolean): unknown;
};

/** Milliseconds between two looks at accounts: a right that ended is gone from open sockets within two seconds. */
const interval = 1500;
/** Guests have no rights to lose but their login; they are looked at more rarely, in turns. */
const guestTurns = 40;

/**
 * Keeps open sockets in step with rights: a login that was revoked or a person who was suspended is disconnected, a
 * role that was taken away takes the moderators' room with it. Who is banned is disconnected, guests too, and is refused
 * the rooms of that commune when they come back.
 */
export function createRevocation(db: DomainServices['db'], log: Log, listSockets: () => Iterable<LiveSocket>) {
  let turn = 0;
  let running = false;

  async function check(): Promise<void> {
    turn = (turn + 1) % guestTurns;
    await closeBanned();
    const sockets = [...listSockets()].flatMap((socket) => {
      const { actor } = socket.data;
      if (actor.kind === 'visitor' || (actor.kind === 'guest' && turn !== 0)) return [];
      return [{ socket, person: actor }];
    });
    if (sockets.length === 0) return;
    const accounts = sockets.filter(({ person }) => person.kind === 'account');
    const { live, roles } = await checkLogins(
      db,
      [...new Set(sockets.map(({ person }) => person.authSessionId))],
      [...new Set(accounts.map(({ person }) => person.personId))],
    );
    for (const { socket, person } of sockets) if (!live.has(person.authSessionId)) socket.disconnect(true);
    for (const { socket, person } of accounts) await refresh(socket, person, roles.get(person.personId));
  }

  /** Whoever connected after the ban knows of it: the rooms they may still join are those of other communes. */
  async function closeBanned(): Promise<void> {
    const bans = await readRecentBans(db);
    if (bans.size === 0) return;
    for (const socket of listSockets()) {
      const { actor } = socket.data;
      if (actor.kind === 'visitor') continue;
      const known = actor.restrictions.filter((row) => row.kind === 'ban').map((row) => row.communeId);
      if (bans.get(actor.personId)?.some((communeId) => !known.includes(communeId))) socket.disconnect(true);
    }
  }

  async function refresh(socket: LiveSocket, person: Person, roles: Person['roles'] | undefined): Promise<void> {
    if (!roles || JSON.stringify(roles) === JSON.stringify(person.roles)) return;
    const now = { ...person, roles };
    socket.data.actor = now;
    for (const room of socket.rooms) {
      const sessionId = /^session:(.+):moderators$/.exec(room)?.[1];
      if (sessionId && !(await mayModerate(db, now, sessionId))) await socket.leave(room);
    }
  }

  const tick = (): void => {
    if (running) return;
    running = true;
    check()
      .catch((error: unknown) =>
        log.warn({ problem: String(toUnavailable(error)) }, 'rights of open sockets could not be checked'),
      )
      .finally(() => {
        running = false;
      });
  };
  const timer = setInterval(tick, interval);
  return { tick, stop: () => clearInterval(timer) };
}
