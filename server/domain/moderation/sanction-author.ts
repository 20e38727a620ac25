import { randomUUID } from 'node:crypto';
import type { SanctionAuthorInput, SanctionIdInput } from '#app/contract/inputs/sanction-author.ts';
import { AppError } from '#app/contract/errors.ts';
import { insertModerationAct } from '#db/queries/moderation-acts.ts';
import { listStandings } from '#db/queries/people.ts';
import {
  findSanction,
  findStandingSanction,
  insertSanction,
  updateSanctionConfirmed,
  updateSanctionLifted,
  type SanctionRow,
} from '#db/queries/sanctions.ts';
import { accessComment } from '../comments/access.ts';
import { canModerateComments } from '../comments/policy.ts';
import type { ActionContext, Work } from '../context.ts';
import { transact, userTopic } from '../context.ts';
import { authorize } from '../policy.ts';
import { noteReversible } from '../reversible.ts';
import { accessSession, readStanding, tellQueue } from '../sessions/access.ts';
import { canModerateSession } from '../sessions/policy.ts';
import { canConfirmWarning, canSanction } from './policy.ts';

/**
 * Warns the author of a comment, mutes them for the session, or bans them from the sessions of the commune, with a reason
 * from the charter. They are told at once; the public log says what was done and why, never to whom. Their open connections
 * to sessions end with a ban. Imposing what holds already changes nothing.
 * @throws AppError `forbidden`, `not_found`, `conflict` for oneself and for moderators and officials of the commune
 */
export async function sanctionAuthor(ctx: ActionContext, input: SanctionAuthorInput): Promise<void> {
  const { commentId, kind, reason } = input;
  await transact(ctx.services, async (work) => {
    const { row, session, person } = await accessComment(ctx, work, commentId, (who, _, where) =>
      canModerateComments(who, where),
    );
    const author = (await listStandings(work.tx, [row.authorId], [])).get(row.authorId);
    if (!author) throw new AppError('not_found', 'comment.unknown');
    authorize(canSanction(person, author, kind, session));
    const { sessionId, communeId } = session;
    const imposedBy = person.personId;
    const { personId } = author;
    const sanction = { sanctionId: randomUUID(), kind, communeId, sessionId, personId, commentId, reason, imposedBy };
    if (await findStandingSanction(work.tx, sanction)) return;
    await insertSanction(work.tx, sanction);
    await noteSanction(work, sanction, { act: kind, sessionId, moderatorId: imposedBy });
    await noteSanctionAct(work, sanction, { act: kind, sessionId, moderatorId: imposedBy });
    if (kind === 'ban') work.notePerson(personId);
  });
}

/**
 * Takes back a warning, or ends a mute or a ban. The person is told. Lifting twice changes nothing.
 * @throws AppError `forbidden` for who does not moderate in the commune, `not_found`
 */
export async function liftSanction(ctx: ActionContext, { sanctionId }: SanctionIdInput): Promise<void> {
  await transact(ctx.services, async (work) => {
    const found = await findSanction(work.tx, sanctionId);
    if (!found) throw new AppError('not_found', 'sanction.unknown');
    const { person } = await accessSession(ctx, work, found.sessionId, canModerateSession);
    // Read again under the lock: somebody may have lifted it meanwhile.
    const sanction = await findSanction(work.tx, sanctionId);
    if (!sanction || sanction.liftedAt !== null) return;
    await updateSanctionLifted(work.tx, sanction);
    const lift = { act: 'lift', sessionId: found.sessionId, moderatorId: person.personId } as const;
    await noteSanction(work, sanction, lift);
    await noteSanctionAct(work, sanction, lift);
    if (sanction.kind === 'ban') work.notePerson(sanction.personId);
  });
}

const kept = { warn: 'author-warned', mute: 'author-muted', ban: 'author-banned', lift: 'sanction-lifted' } as const;

async function noteSanctionAct(work: Work, { sanctionId }: Pick<SanctionRow, 'sanctionId'>, act: Act): Promise<void> {
  const { sessionId, moderatorId } = act;
  const of = { act: kept[act.act], scope: sanctionId, before: { sanctionId } };
  await noteReversible(work, work.at, { sessionId, moderatorId, ...of });
}

type Act = { act: SanctionRow['kind'] | 'lift'; sessionId: string; moderatorId: string };

/** Writes what was imposed or lifted into the log, and tells the person and the moderators. */
export async function noteSanction(
  work: Work,
  { sanctionId, personId, reason }: Pick<SanctionRow, 'sanctionId' | 'personId' | 'reason'>,
  { act, sessionId, moderatorId }: Act,
): Promise<void> {
  await insertModerationAct(work.tx, {
    moderationActId: randomUUID(),
    sessionId,
    targetKind: 'sanction',
    targetId: sanctionId,
    act,
    reason: act === 'lift' ? null : reason,
    moderatorId,
  });
  work.publish({ topic: userTopic(personId), name: 'sanction.changed', data: { sessionId, sanctionId } });
  tellQueue(work, sessionId);
}

/**
 * Says that one has read a warning. Saying it twice changes nothing.
 * @throws AppError `not_found` for what is no warning of one's own
 */
export async function confirmWarning(ctx: ActionContext, { sanctionId }: SanctionIdInput): Promise<void> {
  await transact(ctx.services, async (work) => {
    const person = await readStanding(ctx, work);
    const sanction = await findSanction(work.tx, sanctionId);
    if (!sanction) throw new AppError('not_found', 'sanction.unknown');
    authorize(canConfirmWarning(person, sanction));
    await updateSanctionConfirmed(work.tx, sanctionId);
    tellQueue(work, sanction.sessionId);
  });
}
