import { randomUUID } from 'node:crypto';
import type { CreateSessionInput } from '#app/contract/inputs/edit-session.ts';
import type { SessionState } from '#app/contract/moderation.ts';
import type { CreateMotionInput } from '#app/contract/inputs/manage-motion.ts';
import type { AskQuestionInput } from '#app/contract/inputs/ask-question.ts';
import type { PostCommentInput } from '#app/contract/inputs/post-comment.ts';
import type { MotionState } from '#app/contract/results.ts';
import { findSession, type SessionRow } from '#db/queries/sessions.ts';
import { postComment } from '#server/domain/comments/post-comment.ts';
import type { ActionContext } from '#server/domain/context.ts';
import { addAgendaItem } from '#server/domain/sessions/edit-agenda.ts';
import { createSession } from '#server/domain/sessions/create-session.ts';
import { moveSession } from '#server/domain/sessions/move-session.ts';
import { askQuestion } from '#server/domain/questions/ask-question.ts';
import { addStatement } from '#server/domain/statements/add-statement.ts';
import { closeMotion } from '#server/domain/votes/close-motion.ts';
import { createMotion } from '#server/domain/votes/create-motion.ts';
import { openMotion } from '#server/domain/votes/open-motion.ts';
import type { Forum } from './forum.ts';
import { addCommune, addPerson, type Commune } from './forum-people.ts';

export type SessionPlan = Omit<CreateSessionInput, 'actionId' | 'communeId'>;

/** What a session says of itself, valid in every field. */
export const plan: SessionPlan = {
  title: { ar: 'جلسة تجريبية', fr: 'Séance d’essai' },
  purpose: { ar: 'غاية الجلسة' },
  decides: { ar: 'ما سيتقرر' },
  decidedBy: { ar: 'المجلس' },
  decidedWhen: { ar: 'الشهر المقبل' },
  afterwards: { ar: 'ينشر الجواب' },
  startsAt: '2026-11-02T17:00',
  holdComments: false,
  statementsByAll: true,
};

/** A room ready to be used: its commune, its moderator and what acts in it need. */
export type Room = { commune: Commune; moderator: ActionContext; session: SessionRow; sessionId: string; code: string };

type RoomOptions = Partial<SessionPlan> & { state?: SessionState; commune?: Commune; moderator?: ActionContext };

/** A session in a state, reached by its own moves. */
export async function addRoom(forum: Forum, options: RoomOptions = {}): Promise<Room> {
  const { state = 'open', commune = await freshCommune(forum), moderator: given, ...changes } = options;
  const moderator = given ?? (await forum.as(await addPerson(forum, { role: 'moderator', commune })));
  const input = { ...plan, ...changes, actionId: randomUUID(), communeId: commune.communeId };
  const { sessionId } = await createSession(moderator, input);
  const steps = { planned: [], open: ['open'], paused: ['open', 'paused'], closed: ['open', 'closed'] } as const;
  for (const to of steps[state]) await moveSession(moderator, { sessionId, to });
  const session = await findSession(forum.db, sessionId);
  if (!session) throw new Error('the new session is gone');
  return { commune, moderator, session, sessionId, code: session.code };
}

async function freshCommune(forum: Forum): Promise<Commune> {
  const [row] = await forum.sql<{ known: number }[]>`select count(*)::int as known from communes`;
  return addCommune(forum, String(10 + (row?.known ?? 0)));
}

/** A motion in a state. @returns its id */
export async function addMotion(
  room: Room,
  options: Partial<CreateMotionInput> & { state?: MotionState } = {},
): Promise<string> {
  const { state = 'open', ...changes } = options;
  const { sessionId, moderator } = room;
  const { motionId } = await createMotion(moderator, {
    actionId: randomUUID(),
    sessionId,
    title: { ar: 'ملتمس' },
    secrecy: 'confidential',
    electorate: 'all',
    ...changes,
  });
  if (state !== 'draft') await openMotion(moderator, { motionId });
  if (state === 'closed') await closeMotion(moderator, { motionId });
  return motionId;
}

/** A statement by somebody. @returns its id */
export async function newStatement(room: Room, by: ActionContext = room.moderator, text = 'رأي قصير'): Promise<string> {
  return (await addStatement(by, { actionId: randomUUID(), sessionId: room.sessionId, text })).statementId;
}

/** A comment by somebody. @returns its id */
export async function newComment(
  room: Room,
  by: ActionContext = room.moderator,
  input: Partial<PostCommentInput> = {},
): Promise<string> {
  const whole = { actionId: randomUUID(), sessionId: room.sessionId, text: 'تعليق', kind: 'remark' as const, ...input };
  return (await postComment(by, whole)).commentId;
}

/** A question by somebody. @returns its id */
export async function newQuestion(
  room: Room,
  by: ActionContext = room.moderator,
  input: Partial<AskQuestionInput> = {},
): Promise<string> {
  const whole = {
    actionId: randomUUID(),
    sessionId: room.sessionId,
    text: 'متى تبدأ الأشغال؟',
    withName: true,
    ...input,
  };
  return (await askQuestion(by, whole)).questionId;
}

/** An item at the end of the agenda. @returns its id */
export async function newAgendaItem(room: Room, title = 'نقطة'): Promise<string> {
  const { sessionId, moderator } = room;
  const input = { actionId: randomUUID(), sessionId, title: { ar: title }, plannedMinutes: 15 };
  return (await addAgendaItem(moderator, input)).agendaItemId;
}
