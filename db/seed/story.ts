import { randomUUID } from 'node:crypto';
import type { Lang } from '#app/contract/languages.ts';
import { storeCommentEdits } from '#server/domain/comments/edit-comment.ts';
import { storeComments } from '#server/domain/comments/post-comment.ts';
import { storeCommentReports } from '#server/domain/comments/report-comment.ts';
import { bareAccount, visitor } from '#server/domain/actor.ts';
import type { ActionContext, DomainServices } from '#server/domain/context.ts';
import { storeQuestions } from '#server/domain/questions/ask-question.ts';
import { storeCommentSupports } from '#server/domain/comments/support-comment.ts';
import { storeSupports } from '#server/domain/questions/support-question.ts';
import { storeFloorRequests } from '#server/domain/floor/ask-floor.ts';
import { storeFloorWithdrawals } from '#server/domain/floor/withdraw-floor.ts';
import { storeStatements } from '#server/domain/statements/add-statement.ts';
import { storeStatementVotes } from '#server/domain/statements/vote-statement.ts';
import { storeBallots } from '#server/domain/votes/cast-vote.ts';
import { createWelcome } from '#server/domain/sessions/welcome-guests.ts';
import { createWriter } from '#server/domain/writer.ts';
import type { Tx } from '../client.ts';

/** The stage on which the demo is played: the forum's own actions, with a clock that the story sets. */
export type Story = {
  services: DomainServices;
  /** What the actions take for now. */
  clock: { now: Date };
  /** Repeatable numbers from 0 to 1, so that every demo shows the same votes. */
  random(): number;
  /** The context of a person, or of somebody without a login. */
  as(personId: string | null, lang?: Lang): ActionContext;
};

/** Makes the stage inside one transaction. Nobody listens to what is published. */
export function createStory(db: Tx): Story {
  const clock = { now: new Date() };
  const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const base = { db, deliver: () => undefined, log: silent, now: () => clock.now };
  const writer = createWriter(base, {
    castVote: storeBallots,
    voteStatement: storeStatementVotes,
    addStatement: storeStatements,
    postComment: storeComments,
    editComment: storeCommentEdits,
    reportComment: storeCommentReports,
    askQuestion: storeQuestions,
    supportQuestion: storeSupports,
    supportComment: storeCommentSupports,
    askFloor: storeFloorRequests,
    withdrawFloor: storeFloorWithdrawals,
  });
  const services: DomainServices = {
    ...base,
    writer,
    secret: 'demo',
    welcome: createWelcome(base),
    ledgerKey: null,
    sendMail: () => Promise.resolve(),
  };
  return {
    services,
    clock,
    random: mulberry32(20_261),
    as: (personId, lang = 'ar') => ({
      actor: personId === null ? visitor : bareAccount(personId),
      lang,
      requestId: randomUUID(),
      services,
    }),
  };
}

/** The generator mulberry32 by Tommy Ettinger (public domain): small, even, and the same everywhere. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The instant `minutes` after a given one. */
export function minutesFrom(date: Date, minutes: number): Date {
  return new Date(date.getTime() + minutes * 60_000);
}
