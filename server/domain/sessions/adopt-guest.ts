import { updateSealedOwner } from '#db/queries/sealed.ts';
import { findFloor, updateFloorRequestsOwner } from '#db/queries/floor.ts';
import {
  listOpenSessionIdsOf,
  updateAuthor,
  updateBallotsOwner,
  updateCommentSupportsOwner,
  updateParticipantPerson,
  updatePerformedActsPerson,
  updateReportsOwner,
  updateStatementVotesOwner,
  updateSupportsOwner,
} from '#db/queries/guests.ts';
import { listStandings, upsertCharterAcceptance } from '#db/queries/people.ts';
import { updateSanctionsOwner } from '#db/queries/sanctions.ts';
import { listSessionsForPosts } from '#db/queries/sessions.ts';
import type { Actor } from '../actor.ts';
import type { DomainServices } from '../context.ts';
import { sessionTopic, transact } from '../context.ts';
import { presentFloor } from '../floor/present.ts';

/**
 * One person stays one person when they sign in after having joined as a guest: in sessions that are not closed the
 * account takes over the guest's votes, supports, comments, questions, statements and acceptance of the charter. Where both voted, the later
 * vote counts, and what was imposed on the guest holds for the account. Closed sessions, whose results and open data are published, stay as they are.
 * @param actor who used the browser until now; nothing happens unless it is a guest
 * @param accountId an account whose owner has just proved who they are in that browser
 */
export async function adoptGuest(
  services: Pick<DomainServices, 'db' | 'deliver' | 'now'>,
  actor: Actor,
  accountId: string,
): Promise<void> {
  if (actor.kind !== 'guest') return;
  const guestId = actor.personId;
  await transact(services, async (work) => {
    const { tx } = work;
    // Locked against votes and posts: what the guest still has under way comes before, or is refused afterwards.
    const sessions = await listSessionsForPosts(tx, await listOpenSessionIdsOf(tx, guestId));
    const sessionIds = sessions.filter(({ state }) => state !== 'closed').map(({ sessionId }) => sessionId);
    const people = await listStandings(tx, [guestId, accountId], []);
    const [guest, account] = [people.get(guestId), people.get(accountId)];
    if (guest?.kind !== 'guest' || account?.kind !== 'account') return;
    const adoption = { guestId, accountId, sessionIds };
    for (const { id, sessionId } of await updateStatementVotesOwner(tx, adoption))
      work.noteVotes('statements', id, sessionId);
    for (const { id, sessionId } of await updateBallotsOwner(tx, adoption)) work.noteVotes('motions', id, sessionId);
    for (const { id, sessionId } of await updateSealedOwner(tx, adoption)) work.noteVotes('motions', id, sessionId);
    for (const { id, sessionId } of await updateSupportsOwner(tx, adoption)) work.noteVotes('questions', id, sessionId);
    for (const { id, sessionId } of await updateCommentSupportsOwner(tx, adoption))
      work.noteVotes('comments', id, sessionId);
    await updateReportsOwner(tx, adoption);
    await updateSanctionsOwner(tx, guestId, accountId);
    await updateAuthor(tx, adoption);
    for (const sessionId of await updateFloorRequestsOwner(tx, adoption, services.now())) {
      const shown = presentFloor(await findFloor(tx, sessionId));
      work.publish({ topic: sessionTopic(sessionId), name: 'floor.changed', data: { sessionId }, shown });
    }
    await updateParticipantPerson(tx, adoption);
    await updatePerformedActsPerson(tx, guestId, accountId);
    if ((guest.charterVersion ?? 0) > (account.charterVersion ?? 0))
      await upsertCharterAcceptance(tx, accountId, guest.charterVersion ?? 0);
  });
}
