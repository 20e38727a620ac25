import { randomBytes } from 'node:crypto';
import { Lucia, TimeSpan, type Adapter } from 'lucia';
import type { Db } from '#db/client.ts';
import type { AuthSessionRow, KnownLogin, NewLogin } from '#db/queries/sign-in.ts';
import {
  deleteAuthSession,
  deleteAuthSessionsOf,
  deleteExpiredAuthSessions,
  findAuthSessions,
  insertAuthSessions,
  listAuthSessions,
  updateAuthSessionExpiry,
} from '#db/queries/sign-in.ts';
import type { Person } from '../domain/actor.ts';
import { hashToken } from '../domain/accounts/hashes.ts';
import type { Log } from '../domain/context.ts';
import { gather } from '../domain/gather.ts';

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<SessionAttributes, UserAttributes>;
    DatabaseSessionAttributes: SessionAttributes;
    DatabaseUserAttributes: UserAttributes;
    UserId: string;
  }
}
type SessionAttributes = { device: string };
type UserAttributes = Omit<Person, 'authSessionId'>;

/**
 * Logins, behind one small interface; the only place that knows the library. The token is 32 random bytes given to the
 * browser once; the database keeps its SHA-256, which is also the login's public id.
 */
export type AuthSessions = {
  /** A token and its login, which is one once it is stored: with the guest whom it is made for. */
  prepare(device: string): { token: string; login: NewLogin };
  create(personId: string, device: string): Promise<{ token: string; authSessionId: string; expiresAt: Date }>;
  /** The person behind a token, or null. Extends a login that is past half its life. */
  validate(token: string): Promise<Person | null>;
  /** Replaces a token by a new one, after a change of rights or of sign-in. */
  rotate(token: string, device: string): Promise<{ token: string; expiresAt: Date } | null>;
  revokeOne(personId: string, authSessionId: string): Promise<void>;
  revokeAll(personId: string): Promise<void>;
  list(personId: string): Promise<AuthSessionRow[]>;
  deleteExpired(): Promise<void>;
};

/** Where logins are kept. A hall that comes at once is looked up, and let in, in groups. */
function createAdapter(db: Db, log?: Pick<Log, 'warn'>): Adapter {
  const known = gather<string, KnownLogin | null>({
    what: 'logins looked up',
    ...(log && { log }),
    most: 200,
    async run(ids) {
      const found = await findAuthSessions(db, ids);
      return ids.map((id) => found.get(id) ?? null);
    },
  });
  const fresh = gather<Omit<AuthSessionRow, 'createdAt'>, null>({
    what: 'new logins',
    ...(log && { log }),
    most: 500,
    async run(rows) {
      await insertAuthSessions(db, rows);
      return rows.map(() => null);
    },
  });
  return {
    async getSessionAndUser(sessionId) {
      const found = await known.ask(sessionId);
      if (!found) return [null, null];
      const { session, standing } = found;
      return [
        {
          id: sessionId,
          userId: session.personId,
          expiresAt: session.expiresAt,
          attributes: { device: session.device },
        },
        { id: session.personId, attributes: standing },
      ];
    },
    async setSession({ id, userId, expiresAt, attributes }) {
      await fresh.ask({ authSessionId: id, personId: userId, expiresAt, device: attributes.device });
    },
    async getUserSessions(personId) {
      const rows = await listAuthSessions(db, personId);
      return rows.map((row) => ({
        id: row.authSessionId,
        userId: row.personId,
        expiresAt: row.expiresAt,
        attributes: { device: row.device },
      }));
    },
    updateSessionExpiration: (id, expiresAt) => updateAuthSessionExpiry(db, id, expiresAt),
    deleteSession: (id) => deleteAuthSession(db, id),
    deleteUserSessions: (personId) => deleteAuthSessionsOf(db, personId),
    deleteExpiredSessions: () => deleteExpiredAuthSessions(db),
  };
}

/** Of a login that nobody uses. */
const lifetime = new TimeSpan(30, 'd');
const tokenShape = /^[A-Za-z0-9_-]{43}$/;

/** Makes the façade over a database. */
export function createAuthSessions(db: Db, log?: Pick<Log, 'warn'>): AuthSessions {
  const lucia = new Lucia(createAdapter(db, log), {
    sessionExpiresIn: lifetime,
    getUserAttributes: (attributes) => attributes,
  });
  const prepare: AuthSessions['prepare'] = (device) => {
    const token = randomBytes(32).toString('base64url');
    const expiresAt = new Date(Date.now() + lifetime.milliseconds());
    return { token, login: { authSessionId: hashToken(token), expiresAt, device } };
  };
  const create: AuthSessions['create'] = async (personId, device) => {
    const { token, login } = prepare(device);
    const session = await lucia.createSession(personId, { device }, { sessionId: login.authSessionId });
    return { token, authSessionId: session.id, expiresAt: session.expiresAt };
  };
  return {
    prepare,
    create,
    async validate(token) {
      if (!tokenShape.test(token)) return null;
      const { session, user } = await lucia.validateSession(hashToken(token));
      return user && session ? { ...user, authSessionId: session.id } : null;
    },
    async rotate(token, device) {
      const { session } = await lucia.validateSession(hashToken(token));
      if (!session) return null;
      await lucia.invalidateSession(session.id);
      return create(session.userId, device);
    },
    async revokeOne(personId, authSessionId) {
      const sessions = await lucia.getUserSessions(personId);
      if (sessions.some((session) => session.id === authSessionId)) await lucia.invalidateSession(authSessionId);
    },
    revokeAll: (personId) => lucia.invalidateUserSessions(personId),
    list: (personId) => listAuthSessions(db, personId),
    deleteExpired: () => lucia.deleteExpiredSessions(),
  };
}
