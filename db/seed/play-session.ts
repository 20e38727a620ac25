import { randomUUID } from 'node:crypto';
import type { CommentKind } from '#app/contract/comment-kinds.ts';
import type { AddAgendaItemInput, CreateSessionInput } from '#app/contract/inputs/edit-session.ts';
import type { CreateMotionInput } from '#app/contract/inputs/manage-motion.ts';
import type { Lang } from '#app/contract/languages.ts';
import { postComment } from '#server/domain/comments/post-comment.ts';
import { toLocalTime } from '#app/contract/local-time.ts';
import { askFloor } from '#server/domain/floor/ask-floor.ts';
import { giveFloor } from '#server/domain/floor/give-floor.ts';
import { setFloor } from '#server/domain/floor/lead-list.ts';
import { stopTurn } from '#server/domain/floor/steer-turn.ts';
import { addAgendaItem } from '#server/domain/sessions/edit-agenda.ts';
import { createSession } from '#server/domain/sessions/create-session.ts';
import { joinByCode } from '#server/domain/sessions/join-session.ts';
import { askQuestion } from '#server/domain/questions/ask-question.ts';
import { answerQuestion, moveQuestion } from '#server/domain/questions/move-question.ts';
import { supportQuestion } from '#server/domain/questions/support-question.ts';
import { addStatement } from '#server/domain/statements/add-statement.ts';
import { voteStatement } from '#server/domain/statements/vote-statement.ts';
import { castVote } from '#server/domain/votes/cast-vote.ts';
import { createMotion } from '#server/domain/votes/create-motion.ts';
import { openMotion } from '#server/domain/votes/open-motion.ts';
import { findSession } from '../queries/sessions.ts';
import { guelmim } from './places.ts';
import type { Story } from './story.ts';

/** What a session says of itself, without its date. */
export type Plan = Omit<CreateSessionInput, 'actionId' | 'communeId' | 'startsAt'>;
export type AgendaPlan = Array<Pick<AddAgendaItemInput, 'title' | 'plannedMinutes' | 'origin'>>;

/** A statement, by whom, and how likely each of the two currents of opinion in the room is to agree. */
export type StatementLine = { by: string; text: string; agree: [number, number] };

/** A comment and the answers under it. Speakers are names of the cast. */
export type CommentLine = {
  by: string;
  kind: CommentKind;
  text: string;
  lang?: Lang;
  replies?: Omit<CommentLine, 'replies'>[];
};

/** A question, by whom, how many support it, and where a moderator took it. */
export type QuestionLine = {
  by: string;
  text: string;
  lang?: Lang;
  nameless?: boolean;
  supports: number;
  shortlisted?: boolean;
  answer?: string;
};

/** Names of the cast and their ids. */
export type Cast = (name: string) => string;

/** Plans a session with its agenda. @returns its id and those of its agenda items */
export async function planSession(
  story: Story,
  moderator: string,
  plan: Plan,
  agenda: AgendaPlan,
  startsAt: Date,
): Promise<{ sessionId: string; code: string; items: string[] }> {
  const ctx = story.as(moderator);
  const { sessionId } = await createSession(ctx, {
    ...plan,
    actionId: randomUUID(),
    communeId: guelmim,
    startsAt: toLocalTime(startsAt),
  });
  const items: string[] = [];
  for (const item of agenda) {
    items.push((await addAgendaItem(ctx, { actionId: randomUUID(), sessionId, ...item })).agendaItemId);
  }
  const session = await findSession(story.services.db, sessionId);
  if (!session) throw new Error('the planned session is gone');
  return { sessionId, code: session.code, items };
}

/** Lets guests join by the code. @returns their ids in the order of the names; a null name stays without one */
export async function joinGuests(story: Story, code: string, names: Array<string | null>): Promise<string[]> {
  const guests: string[] = [];
  for (const name of names) {
    const { personId } = await joinByCode(story.as(null), { code, ...(name && { name }) }, 'demo');
    guests.push(personId);
  }
  return guests;
}

/** Adds statements in their order. @returns their ids */
export async function addStatements(
  story: Story,
  cast: Cast,
  sessionId: string,
  lines: StatementLine[],
): Promise<string[]> {
  const ids: string[] = [];
  for (const { by, text } of lines) {
    const added = await addStatement(story.as(cast(by)), { actionId: randomUUID(), sessionId, text });
    ids.push(added.statementId);
  }
  return ids;
}

/** Every voter votes on most statements, as one of two currents of opinion would. */
export async function voteOnStatements(
  story: Story,
  voters: string[],
  statements: string[],
  lines: StatementLine[],
): Promise<void> {
  const votes = voters.flatMap((personId, voter) =>
    statements.flatMap((statementId, index) => {
      const agree = lines[index]?.agree[voter % 2] ?? 0.5;
      const [turnout, drawn] = [story.random(), story.random()];
      if (turnout > 0.86) return [];
      const vote = drawn < agree * 0.92 ? 1 : drawn < 0.92 ? -1 : 0;
      return [{ personId, input: { actionId: randomUUID(), statementId, vote } as const }];
    }),
  );
  await Promise.all(votes.map(({ personId, input }) => voteStatement(story.as(personId), input)));
}

/** Posts comments with their answers in their order. @returns the ids of the first comments */
export async function speak(story: Story, cast: Cast, sessionId: string, lines: CommentLine[]): Promise<string[]> {
  const ids: string[] = [];
  for (const { by, kind, text, lang, replies } of lines) {
    const say = (who: string, what: CommentKind, words: string, language: Lang | undefined, parentId?: string) =>
      postComment(story.as(cast(who), language), {
        actionId: randomUUID(),
        sessionId,
        kind: what,
        text: words,
        ...(parentId && { parentId }),
      });
    const { commentId } = await say(by, kind, text, lang);
    ids.push(commentId);
    for (const reply of replies ?? []) await say(reply.by, reply.kind, reply.text, reply.lang, commentId);
  }
  return ids;
}

/** Asks questions in their order, lets the first voters support them, and moves or answers them. */
export async function askQuestions(
  story: Story,
  cast: Cast,
  sessionId: string,
  voters: string[],
  lines: QuestionLine[],
): Promise<void> {
  for (const { by, text, lang, nameless, supports, shortlisted, answer } of lines) {
    const input = { actionId: randomUUID(), sessionId, text, withName: !nameless };
    const { questionId } = await askQuestion(story.as(cast(by), lang), input);
    const act = () => ({ actionId: randomUUID(), questionId, support: true });
    await Promise.all(voters.slice(0, supports).map((personId) => supportQuestion(story.as(personId), act())));
    if (shortlisted) await moveQuestion(story.as(cast('moderator')), { questionId, to: 'shortlisted' });
    if (answer) await answerQuestion(story.as(cast('moderator')), { questionId, text: answer });
  }
}

/** Members and guests have the floor, one after the other. */
export async function takeTurns(story: Story, cast: Cast, sessionId: string): Promise<void> {
  const ctx = story.as(cast('moderator'));
  const names = ['member2', 'guest2', 'member4', 'guest5', 'member2'];
  await setFloor(ctx, { sessionId, open: true, turnSeconds: 180 });
  for (const [index, name] of names.entries()) {
    const asked = { actionId: randomUUID(), sessionId, kind: 'contribution' } as const;
    const { requestId } = await askFloor(story.as(cast(name)), asked);
    await giveFloor(ctx, { requestId, asNext: false });
    story.clock.now = new Date(story.clock.now.getTime() + (100 + 35 * index) * 1000);
    await stopTurn(ctx, { requestId });
  }
}

/** Writes a motion and opens it. @returns its id */
export async function putToVote(
  story: Story,
  moderator: string,
  motion: Omit<CreateMotionInput, 'actionId'>,
): Promise<string> {
  const ctx = story.as(moderator);
  const { motionId } = await createMotion(ctx, { ...motion, actionId: randomUUID() });
  await openMotion(ctx, { motionId });
  return motionId;
}

/** Casts the ballots of a motion, the first `yes` voters for it, the next `no` against, the rest abstaining. */
export async function castBallots(
  story: Story,
  motionId: string,
  voters: string[],
  counts: { yes: number; no: number },
): Promise<void> {
  await Promise.all(
    voters.map((personId, index) => {
      const choice = index < counts.yes ? 'yes' : index < counts.yes + counts.no ? 'no' : 'abstain';
      return castVote(story.as(personId), { actionId: randomUUID(), motionId, ballot: { choice } });
    }),
  );
}

/** Casts the rankings of a motion, each for as many voters as it names, in their order. */
export async function castRankings(
  story: Story,
  motionId: string,
  voters: string[],
  rankings: Array<[order: string, by: number]>,
): Promise<void> {
  const orders = rankings.flatMap(([order, by]) => Array.from({ length: by }, () => order));
  await Promise.all(
    orders.map((order, index) => {
      const ballot = { ranking: [...order].map((optionId) => [optionId]) };
      return castVote(story.as(voters[index] ?? ''), { actionId: randomUUID(), motionId, ballot });
    }),
  );
}
