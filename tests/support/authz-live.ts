import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { sessionStates, type SessionState } from '#app/contract/moderation.ts';
import type { Role } from '#tests/domain/authz-matrix-cast.ts';
import { openAuthzStage, type AuthzStage, type SetStage } from './authz-stage.ts';
import { createLiveClient, type Ack, type ClientOptions, type LiveClient } from './live-client.ts';
import { findHarm } from './unharmed.ts';

/** The cast of the matrix at the live side of one started product, for all tests of a file. Read it only inside tests. */
export type AuthzLive = {
  stage: AuthzStage;
  /** A session in each state. */
  sets: Record<SessionState, SetStage>;
  /** Connects; null when the handshake was refused. Closed after the test. */
  connect(options: ClientOptions): Promise<LiveClient | null>;
  connectAs(set: SetStage, role: Role): Promise<LiveClient | null>;
};

/** Starts it before the tests of a file; after them the product must be unharmed. */
export function withAuthzLive(): AuthzLive {
  const clients: LiveClient[] = [];
  const held = { sets: {} } as AuthzLive;
  held.connect = (options) => {
    const client = createLiveClient(held.stage.product.url, { reconnects: false, ...options });
    clients.push(client);
    return new Promise((resolve) => {
      client.socket.on('connect', () => resolve(client));
      client.socket.on('connect_error', () => resolve(null));
    });
  };
  held.connectAs = (set, role) => held.connect(set.cookies[role] ? { cookie: set.cookies[role] } : {});
  beforeAll(async () => {
    held.stage = await openAuthzStage();
    for (const state of sessionStates) held.sets[state] = await held.stage.set(state);
  });
  afterEach(() => {
    for (const client of clients.splice(0)) client.close();
  });
  afterAll(async () => {
    expect(await findHarm(held.stage.product)).toEqual([]);
    await held.stage.close();
  });
  return held;
}

/** How a command ended: `ok`, `code reason`, or `silence`. */
export function ackOutcome(ack: Ack | null | undefined): string {
  if (!ack) return 'silence';
  return ack.ok ? 'ok' : `${ack.error.code} ${ack.error.reason}`;
}

/** The person behind a role. */
export function personOf(set: SetStage, role: Role): string {
  const actor = set.actors[role];
  return actor.kind === 'visitor' ? '' : actor.personId;
}
