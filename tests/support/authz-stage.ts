import { createAuthSessions } from '#server/auth/auth-sessions.ts';
import { hireCast, roles, setStage, type Role, type Stage } from '#tests/domain/authz-matrix-cast.ts';
import type { SessionState } from '#app/contract/moderation.ts';
import { contextOf, createForum, type Forum } from './forum.ts';
import { addOpinion } from './forum-opinions.ts';
import { startProduct, type Product } from './product.ts';

/** The cast of the authorisation matrix before a started product without the demo. */
export type AuthzStage = {
  forum: Forum;
  product: Product;
  /** A fresh session with everything in it. */
  set(state: SessionState): Promise<SetStage>;
  close(): Promise<void>;
};

export type SetStage = Stage & {
  cookies: Record<Role, string>;
  /** Seen by members alone: nothing of it is opened or published. */
  opinionId: string;
};

/** Starts it. @param more variables of the server's environment */
export async function openAuthzStage(more: Record<string, string> = {}): Promise<AuthzStage> {
  const forum = await createForum();
  const troupe = await hireCast(forum);
  const env = { DEMO: '0', SECRET: 'a secret of this test that is long enough to be taken', ...more };
  const product = await startProduct({ databaseUrl: forum.url, env });
  return {
    forum,
    product,
    async set(state) {
      // Whoever joined in another test accepted the charter there.
      await forum.sql`update people set charter_version = null where person_id = ${troupe.people.newcomer}`;
      const stage = await setStage(forum, troupe, state);
      const member = contextOf(forum.services, stage.actors.member);
      const opinionId = await addOpinion(member, stage.commune);
      return { ...stage, opinionId, cookies: await makeCookies(forum, stage) };
    },
    async close() {
      await product.stop();
      await forum.close();
    },
  };
}

/** A login of its own for each role, as a browser sends it; a visitor has none. */
async function makeCookies(forum: Forum, { actors }: Stage): Promise<Record<Role, string>> {
  const auth = createAuthSessions(forum.db);
  const pairs = roles.map(async (role) => {
    const actor = actors[role];
    if (actor.kind === 'visitor') return [role, ''] as const;
    const { token } = await auth.create(actor.personId, 'test');
    return [role, `tachawor=${token}`] as const;
  });
  return Object.fromEntries(await Promise.all(pairs)) as Record<Role, string>;
}
