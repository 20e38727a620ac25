import { createMotion } from '#server/domain/votes/create-motion.ts';
import { closeMotion } from '#server/domain/votes/close-motion.ts';
import { showResult } from '#server/domain/votes/show-result.ts';
import { hideComment } from '#server/domain/moderation/moderate-comment.ts';
import { askFloor } from '#server/domain/floor/ask-floor.ts';
import { addHallSpeaker, setFloor } from '#server/domain/floor/lead-list.ts';
import { setFloorGroup } from '#server/domain/floor/set-groups.ts';
import { recordAttendance } from '#server/domain/attendance/record-attendance.ts';
import { joinWithAccount } from '#server/domain/sessions/join-session.ts';
import { moveAgenda } from '#server/domain/sessions/move-agenda.ts';
import { moveSession } from '#server/domain/sessions/move-session.ts';
import { randomUUID } from 'node:crypto';
import { listAttendance } from '../queries/attendance.ts';
import { updateSession } from '../queries/sessions.ts';
import type { Accounts } from './accounts.ts';
import { backdate } from './backdate.ts';
import { nextCouncilSession } from './council-session.ts';
import { guestNames } from './guests.ts';
import { leaveWork } from './live-care.ts';
import { hiddenComment, liveDebate, reportedComment } from './live-debate.ts';
import { liveQuestions } from './live-questions.ts';
import { liveAgenda, liveMotions, livePlan, liveStatements } from './live-texts.ts';
import {
  addStatements,
  askQuestions,
  castBallots,
  joinGuests,
  planSession,
  putToVote,
  speak,
  voteOnStatements,
} from './play-session.ts';
import { minutesFrom, type Story } from './story.ts';

/** The code of the demo's live room, fixed so that it can be printed and typed. */
export const liveCode = 'TACHAW';

/** The session that is under way: it began within the last hour, and one motion is open to everybody. */
export async function playLiveSession(story: Story, accounts: Accounts, now: Date): Promise<void> {
  const moderator = accounts('moderator');
  const ctx = story.as(moderator);
  const begins = atQuarter(minutesFrom(now, -40));
  story.clock.now = minutesFrom(now, -5 * 24 * 60);
  const { sessionId, items } = await planSession(
    story,
    moderator,
    livePlan(nextCouncilSession(now)),
    liveAgenda,
    begins,
  );
  await story.services.db.transaction((tx) => updateSession(tx, sessionId, { code: liveCode }));

  story.clock.now = begins;
  await keepAttendance(story, ctx, sessionId);
  await moveSession(ctx, { sessionId, to: 'open' });
  const guests = await joinGuests(story, liveCode, guestNames);
  for (const name of [
    'citizen1',
    'citizen2',
    'citizen3',
    'citizen4',
    'citizen5',
    'member3',
    'member4',
    'member5',
    'moderator',
    'official',
  ]) {
    await joinWithAccount(story.as(accounts(name)), { sessionId });
  }
  const cast = castOf(accounts, guests);

  story.clock.now = minutesFrom(now, -30);
  await moveAgenda(ctx, { sessionId, agendaItemId: items[1] ?? null });
  const statements = await addStatements(story, cast, sessionId, liveStatements);
  await voteOnStatements(story, guests, statements, liveStatements);
  await askQuestions(story, cast, sessionId, guests, liveQuestions);
  const comments = await speak(story, cast, sessionId, liveDebate);
  await hideComment(ctx, { targetId: comments[hiddenComment] ?? '', reason: 'advertising' });
  await leaveWork(story, cast, { sessionId, guests, statements, reported: comments[reportedComment] ?? '' });

  const closed = await putToVote(story, moderator, { sessionId, agendaItemId: items[1], ...liveMotions.closed });
  await castBallots(story, closed, guests, { yes: 17, no: 4 });
  story.clock.now = minutesFrom(now, -15);
  await closeMotion(ctx, { motionId: closed });
  await showResult(ctx, { motionId: closed });

  story.clock.now = minutesFrom(now, -6);
  await moveAgenda(ctx, { sessionId, agendaItemId: items[2] ?? null });
  const open = await putToVote(story, moderator, { sessionId, agendaItemId: items[2], ...liveMotions.open });
  await castBallots(story, open, guests.slice(6, 20), { yes: 9, no: 3 });
  await createMotion(ctx, { actionId: randomUUID(), sessionId, agendaItemId: items[3], ...liveMotions.draft });
  await openFloor(story, cast, sessionId);
  await backdate(story.services.db, sessionId, begins, minutesFrom(now, -1));
}

/** At the door: most members have come, some are excused, some are missing. */
export async function keepAttendance(story: Story, ctx: ReturnType<Story['as']>, sessionId: string): Promise<void> {
  const rows = await listAttendance(story.services.db, sessionId);
  for (const [index, { mandateId }] of rows.entries()) {
    if (index % 5 === 3) continue;
    await recordAttendance(ctx, { sessionId, mandateId, state: index % 8 === 7 ? 'excused' : 'present' });
  }
}

/**
 * Two groups share the time of the debate, and three wait for the floor: two by phone, and somebody in the hall for whom the
 * moderator asked.
 */
async function openFloor(story: Story, cast: (name: string) => string, sessionId: string): Promise<void> {
  const ctx = story.as(cast('moderator'));
  await setFloor(ctx, { sessionId, open: true, turnSeconds: 180 });
  const groups = [
    { ar: 'أعضاء الفضاء التشاوري', fr: 'Membres de l’espace consultatif' },
    { ar: 'الساكنة', fr: 'Habitantes et habitants' },
  ];
  const made: string[] = [];
  for (const name of groups)
    made.push((await setFloorGroup(ctx, { actionId: randomUUID(), sessionId, name, minutes: 20 })).groupId);
  for (const [name, kind] of [
    ['guest5', 'contribution'],
    ['guest2', 'question'],
  ] as const)
    await askFloor(story.as(cast(name)), { actionId: randomUUID(), sessionId, kind, groupId: made[1] });
  await addHallSpeaker(ctx, { actionId: randomUUID(), sessionId, kind: 'for' });
}

/** The last full quarter of an hour: meetings begin at such times. */
function atQuarter(date: Date): Date {
  const quarter = 15 * 60_000;
  return new Date(Math.floor(date.getTime() / quarter) * quarter);
}

/** Guests are called guest1, guest2 … in the order they came; everybody else by the account. */
export function castOf(accounts: Accounts, guests: string[]): (name: string) => string {
  return (name) => {
    const guest = /^guest(\d+)$/.exec(name)?.[1];
    return guest === undefined ? accounts(name) : (guests[Number(guest) - 1] ?? accounts(name));
  };
}
