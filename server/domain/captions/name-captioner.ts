import { randomUUID } from 'node:crypto';
import { AppError } from '#app/contract/errors.ts';
import type { CaptionerIdInput, NameCaptionerInput } from '#app/contract/inputs/manage-captions.ts';
import { limits } from '#app/contract/limits.ts';
import {
  findCaptioner,
  findCaptionerOf,
  insertCaptioner,
  listCaptioners,
  updateCaptionerRevoked,
} from '#db/queries/captions.ts';
import { findAccountByEmail } from '#db/queries/people.ts';
import { findSession, updateSession } from '#db/queries/sessions.ts';
import type { ActionContext, Work } from '../context.ts';
import { sessionTopic, transact } from '../context.ts';
import { performOnce } from '../once.ts';
import { accessSession } from '../sessions/access.ts';
import { presentSession } from '../sessions/present.ts';
import { canManageCaptions } from './policy.ts';

/**
 * Names a captioner of a session: the holder of an account, or with no address whoever is given the link. Naming the same
 * person again changes nothing.
 * @throws AppError `forbidden`, `not_found`, `invalid` for an address without an account, `conflict` once the session is closed
 * or has too many
 */
export async function nameCaptioner(ctx: ActionContext, input: NameCaptionerInput): Promise<{ captionerId: string }> {
  const { actionId, sessionId, email } = input;
  return transact(ctx.services, async (work) => {
    const { session, person } = await accessSession(ctx, work, sessionId, canManageCaptions);
    const key = { personId: person.personId, actionId, command: 'nameCaptioner', input };
    return performOnce(work, key, async () => {
      const personId = email === undefined ? null : await requireAccountOf(work, email);
      const named = personId === null ? null : await findCaptionerOf(work.tx, sessionId, personId);
      if (named) return { captionerId: named.captionerId };
      const standing = (await listCaptioners(work.tx, sessionId)).filter((row) => row.revokedAt === null);
      if (standing.length >= limits.captionersPerSession) throw new AppError('conflict', 'caption.too_many_captioners');
      const captionerId = randomUUID();
      const by = { namedBy: person.personId, namedAt: ctx.services.now() };
      await insertCaptioner(work.tx, { captionerId, sessionId, personId, ...by });
      tell(work, sessionId, captionerId, 'named');
      if (!session.captioned) await changeSession(work, sessionId, { captioned: true });
      return { captionerId };
    });
  });
}

async function requireAccountOf(work: Work, email: string): Promise<string> {
  const account = await findAccountByEmail(work.tx, email);
  if (account && !account.suspended) return account.personId;
  throw new AppError('invalid', 'input.check', { fields: { email: 'caption.no_account' } });
}

/**
 * Takes the naming of a captioner back: from then on nothing they send is taken. What they wrote stays.
 * @throws AppError `forbidden`, `not_found`, `conflict` once the session is closed
 */
export async function revokeCaptioner(ctx: ActionContext, input: CaptionerIdInput): Promise<void> {
  const { captionerId } = input;
  await transact(ctx.services, async (work) => {
    const found = await findCaptioner(work.tx, captionerId);
    if (!found) throw new AppError('not_found', 'caption.not_named');
    await accessSession(ctx, work, found.sessionId, canManageCaptions);
    const before = await findCaptioner(work.tx, captionerId);
    if (before?.revokedAt !== null) return;
    await updateCaptionerRevoked(work.tx, captionerId, ctx.services.now());
    tell(work, found.sessionId, captionerId, 'revoked');
  });
}

function tell(work: Work, sessionId: string, captionerId: string, state: 'named' | 'revoked'): void {
  work.publish({
    topic: sessionTopic(sessionId),
    name: 'captioner.changed',
    data: { captionerId, state, by: 'moderator' },
  });
}

type Change = { captioned: boolean } | { wallCaptions: boolean };

async function changeSession(work: Work, sessionId: string, change: Change): Promise<void> {
  await updateSession(work.tx, sessionId, change);
  const row = await findSession(work.tx, sessionId);
  const shown = row ? presentSession(row) : null;
  work.publish({ topic: sessionTopic(sessionId), name: 'session.changed', data: { sessionId }, shown });
}
