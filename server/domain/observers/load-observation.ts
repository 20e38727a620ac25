import { AppError } from '#app/contract/errors.ts';
import type { Observation, UndoEntry, VoteRoll } from '#app/contract/observation.ts';
import { findAttendance } from '#db/queries/attendance.ts';
import { listEventsNamed, type LoggedEvent } from '#db/queries/events.ts';
import { countMembersInOffice, countParticipants, findSession } from '#db/queries/sessions.ts';
import { readSnapshot } from '#db/queries/snapshot.ts';
import { listBallotCounts, listMotions, type BallotCounts, type MotionRow } from '#db/queries/votes.ts';
import type { ActionContext } from '../context.ts';
import { sessionTopic } from '../context.ts';
import { presentHallCount } from '../votes/present.ts';
import { accessObserver } from './access.ts';

/**
 * What an observer reads of a session, as one committed state: how many joined and voted, by which way, and what moderators
 * took back. How anybody voted is not read here, whether or not a result is shown.
 * @throws AppError `not_found` without a link of this session, `forbidden` for one that was taken back
 */
export async function loadObservation(
  ctx: ActionContext,
  query: { sessionId: string; key: string | undefined },
): Promise<Observation> {
  const { sessionId } = query;
  return readSnapshot(ctx.services.db, async (tx) => {
    const { label } = await accessObserver(ctx, tx, query);
    const session = await findSession(tx, sessionId);
    if (!session) throw new AppError('not_found', 'session.unknown');
    const opened = (await listMotions(tx, sessionId)).filter(({ state }) => state !== 'draft');
    const counts = await listBallotCounts(
      tx,
      opened.map(({ motionId }) => motionId),
    );
    const undone = await listEventsNamed(tx, sessionTopic(sessionId), ['act.undone']);
    return {
      label,
      people: await countParticipants(tx, sessionId),
      members: session.spaceId === null ? null : await countMembersInOffice(tx, session.spaceId),
      present: (await findAttendance(tx, sessionId))?.present ?? null,
      votes: opened.map((row) => toRoll(row, counts.get(row.motionId))),
      undone: undone.map(toUndo).reverse(),
    };
  });
}

function toRoll(row: MotionRow, counts: BallotCounts | undefined): VoteRoll {
  const { number, title, secrecy, electorate, entitled } = row;
  const hall = (row.hall ?? []).map(presentHallCount);
  const byHall = (channel: 'paper' | 'hands') => hall.find((count) => count.channel === channel)?.ballots ?? 0;
  const { cast = 0, kiosk = 0, delegated = 0 } = counts ?? {};
  return {
    number,
    title,
    state: row.state === 'closed' ? 'closed' : 'open',
    secrecy,
    electorate,
    entitled,
    ballots: {
      phone: cast - kiosk,
      carried: delegated,
      kiosk,
      paper: byHall('paper'),
      hands: byHall('hands'),
    },
    counting: hall.some(({ ballots }) => ballots === null),
  };
}

function toUndo({ seq, at, data }: LoggedEvent): UndoEntry {
  return { entryId: String(seq), act: String(data.act), at };
}
