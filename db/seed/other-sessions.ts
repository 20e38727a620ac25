import type { AttendanceState } from '#app/contract/attendance.ts';
import { recordAttendance } from '#server/domain/attendance/record-attendance.ts';
import { closeMotion } from '#server/domain/votes/close-motion.ts';
import { showResult } from '#server/domain/votes/show-result.ts';
import { enterSession } from '#server/domain/sessions/join-session.ts';
import { moveAgenda } from '#server/domain/sessions/move-agenda.ts';
import { moveSession } from '#server/domain/sessions/move-session.ts';
import { listAttendance } from '../queries/attendance.ts';
import type { Accounts } from './accounts.ts';
import { backdate, timeItems } from './backdate.ts';
import { nextCouncilSession } from './council-session.ts';
import { guestNames } from './guests.ts';
import { castOf, keepAttendance } from './live-session.ts';
import { captionSession } from './past-captions.ts';
import { publishMinutes } from './minutes.ts';
import {
  nextAgenda,
  nextPlan,
  nextStatements,
  pastAgenda,
  pastDebate,
  pastMotions,
  pastPlan,
  pastQuestions,
  pastRankings,
  pastStatements,
} from './other-texts.ts';
import {
  addStatements,
  askQuestions,
  castBallots,
  castRankings,
  joinGuests,
  planSession,
  putToVote,
  speak,
  takeTurns,
  voteOnStatements,
} from './play-session.ts';
import { minutesFrom, type Story } from './story.ts';

const day = 24 * 60;
const members = ['member1', 'member2', 'member3', 'member4', 'member5'];

/** The session of three weeks ago: closed, with a result that was shown. */
export async function playPastSession(story: Story, accounts: Accounts, now: Date): Promise<void> {
  const moderator = accounts('moderator');
  const ctx = story.as(moderator);
  const begins = atHour(minutesFrom(now, -21 * day), 17);
  const ends = minutesFrom(begins, 95);
  story.clock.now = minutesFrom(begins, -10 * day);
  const plan = pastPlan(nextCouncilSession(begins));
  const { sessionId, code, items } = await planSession(story, moderator, plan, pastAgenda, begins);

  story.clock.now = minutesFrom(begins, -5);
  await keepAttendance(story, ctx, sessionId);
  story.clock.now = begins;
  await moveSession(ctx, { sessionId, to: 'open' });
  await moveAgenda(ctx, { sessionId, agendaItemId: items[0] ?? null });
  await captionSession(story, accounts, { sessionId, begins });
  const guests = await joinGuests(story, code, guestNames.toReversed());
  const cast = castOf(accounts, guests);
  const speakers = pastDebate.flatMap(({ by, replies = [] }) => [by, ...replies.map((reply) => reply.by)]);
  for (const name of [...pastStatements.map(({ by }) => by), ...speakers, ...members])
    await enterSession(story.as(cast(name)), { sessionId });
  const statements = await addStatements(story, cast, sessionId, pastStatements);
  await voteOnStatements(story, [...guests, ...members.map(accounts)], statements, pastStatements);
  story.clock.now = minutesFrom(begins, 12);
  await noteMember(story, ctx, sessionId, 4, 'present');
  story.clock.now = minutesFrom(begins, 32);
  await moveAgenda(ctx, { sessionId, agendaItemId: items[1] ?? null });
  await speak(story, cast, sessionId, pastDebate);
  await askQuestions(story, cast, sessionId, guests, pastQuestions);
  await takeTurns(story, cast, sessionId);
  await noteMember(story, ctx, sessionId, 7, 'left');

  story.clock.now = minutesFrom(begins, 75);
  await moveAgenda(ctx, { sessionId, agendaItemId: items[2] ?? null });
  const byMembers = await putToVote(story, moderator, { sessionId, agendaItemId: items[2], ...pastMotions.members });
  await castBallots(story, byMembers, members.map(accounts), { yes: 4, no: 0 });
  const byAll = await putToVote(story, moderator, { sessionId, agendaItemId: items[2], ...pastMotions.everybody });
  await castBallots(story, byAll, guests.slice(0, 16), { yes: 12, no: 3 });
  const byRank = await putToVote(story, moderator, { sessionId, agendaItemId: items[2], ...pastMotions.ranked });
  await castRankings(story, byRank, guests, pastRankings);
  for (const motionId of [byMembers, byAll, byRank]) {
    await closeMotion(ctx, { motionId });
    await showResult(ctx, { motionId });
  }
  story.clock.now = ends;
  await moveSession(ctx, { sessionId, to: 'closed' });
  await timeItems(story.services.db, sessionId, ends);
  await publishMinutes(story, accounts, sessionId, minutesFrom(ends, 6 * day));
  await backdate(story.services.db, sessionId, begins, ends);
}

/** Somebody comes late, or leaves before the end. */
async function noteMember(
  story: Story,
  ctx: ReturnType<Story['as']>,
  sessionId: string,
  seat: number,
  state: AttendanceState,
): Promise<void> {
  const row = (await listAttendance(story.services.db, sessionId)).find(({ number }) => number === seat);
  await recordAttendance(ctx, { sessionId, mandateId: row?.mandateId ?? '', state });
}

/** The session of next week: planned, with its first statements. */
export async function planNextSession(story: Story, accounts: Accounts, now: Date): Promise<void> {
  const moderator = accounts('moderator');
  story.clock.now = minutesFrom(now, -2 * day);
  const begins = atHour(minutesFrom(now, 7 * day), 16);
  const { sessionId } = await planSession(story, moderator, nextPlan(nextCouncilSession(begins)), nextAgenda, begins);
  await addStatements(story, accounts, sessionId, nextStatements);
  await backdate(story.services.db, sessionId, minutesFrom(now, -2 * day), minutesFrom(now, -2 * day + 30));
}

/** That day at a whole hour (UTC). */
function atHour(date: Date, hour: number): Date {
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate(), hour));
}
