import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { commands, type CommandName } from '#app/contract/commands.ts';
import { sessionStates, type SessionState } from '#app/contract/moderation.ts';
import { roles, type Role } from '#tests/domain/authz-matrix-cast.ts';
import { ackOutcome, personOf, withAuthzLive } from '#tests/support/authz-live.ts';
import type { SetStage } from '#tests/support/authz-stage.ts';

const held = withAuthzLive();

const banned = 'forbidden session.banned';
type Cells = Record<Exclude<Role, 'suspended'>, string>;
const insiders = ['guest', 'citizen', 'member', 'moderator', 'other moderator', 'official', 'admin'] as const;
const notNow = { planned: 'session.not_open_yet', paused: 'session.paused', closed: 'session.closed' } as const;

/** What each role is answered by a command that contributes; the suspended never get as far as a command. */
function contributing(state: SessionState, also: Partial<Cells> = {}): Cells {
  const yes = state === 'open' ? 'ok' : `conflict ${notNow[state]}`;
  const outside = {
    visitor: 'unauthenticated auth.needed',
    'other guest': 'forbidden session.not_joined',
    newcomer: 'forbidden charter.not_accepted',
    banned,
  };
  return { ...outside, ...Object.fromEntries(insiders.map((role) => [role, yes])), ...also } as Cells;
}
const answerAll = (answer: string) =>
  Object.fromEntries(roles.filter((role) => role !== 'suspended').map((role) => [role, answer])) as Cells;
const everybody = answerAll('ok');
const act = () => ({ actionId: randomUUID() });

/** Every command, with its input on a stage and what each role is answered in each state. */
const rows: Record<CommandName, { input(set: SetStage): object; answers(state: SessionState): Cells }> = {
  castVote: {
    input: (set) => ({ ...act(), motionId: set.open, ballot: { choice: 'yes' } }),
    answers: (state) => contributing(state),
  },
  voteStatement: {
    input: ({ statement }) => ({ ...act(), statementId: statement, vote: -1 }),
    answers: (state) => contributing(state),
  },
  addStatement: {
    input: ({ sessionId }) => ({ ...act(), sessionId, text: 'رأي من مقبس' }),
    answers: (state) => contributing(state, { moderator: state === 'closed' ? 'conflict session.closed' : 'ok' }),
  },
  postComment: {
    input: ({ sessionId }) => ({ ...act(), sessionId, text: 'تعليق من مقبس' }),
    answers: (state) => contributing(state),
  },
  supportComment: {
    input: ({ comment }) => ({ ...act(), commentId: comment, support: true }),
    answers: (state) => contributing(state),
  },
  editComment: {
    input: ({ comment }) => ({ ...act(), commentId: comment, text: 'كلام آخر من مقبس' }),
    answers: (state) =>
      ({
        ...answerAll('forbidden comment.not_yours'),
        visitor: 'unauthenticated auth.needed',
        guest: state === 'open' ? 'ok' : `conflict ${notNow[state]}`,
      }) as Cells,
  },
  reportComment: {
    input: ({ comment }) => ({ ...act(), commentId: comment, reason: 'off_topic' }),
    answers: () => contributing('open', { guest: 'conflict comment.is_yours' }),
  },
  askQuestion: {
    input: ({ sessionId }) => ({ ...act(), sessionId, text: 'سؤال من مقبس' }),
    answers: (state) => contributing(state),
  },
  supportQuestion: {
    input: ({ question }) => ({ ...act(), questionId: question, support: true }),
    answers: (state) => contributing(state),
  },
  askFloor: {
    input: ({ sessionId }) => ({ ...act(), sessionId, kind: 'contribution' }),
    // The official has the floor already.
    answers: (state) => contributing(state, state === 'open' ? { official: 'conflict floor.asked_already' } : {}),
  },
  withdrawFloor: {
    input: ({ floorRequest }) => ({ ...act(), requestId: floorRequest }),
    answers: () => ({ ...answerAll('forbidden floor.not_yours'), visitor: 'unauthenticated auth.needed' }),
  },
  followCaptions: {
    input: ({ sessionId }) => ({ sessionId, on: true }),
    answers: () => answerAll('forbidden session.not_joined'),
  },
  leave: { input: ({ sessionId }) => ({ sessionId }), answers: () => everybody },
  join: { input: ({ sessionId }) => ({ sessionId, afterSeq: 0 }), answers: () => ({ ...everybody, banned }) },
};

test('every command has a row', () => expect(Object.keys(rows).sort()).toEqual(Object.keys(commands).sort()));

describe.each(sessionStates)('commands in a session that is %s', (state) => {
  test.each(Object.keys(rows) as CommandName[])('%s', async (command) => {
    const set = held.sets[state];
    await held.stage.forum.sql`update people set charter_version = null where person_id = ${personOf(set, 'newcomer')}`;
    const ask = async (role: Role): Promise<[Role, string]> => {
      const client = await held.connectAs(set, role);
      return [
        role,
        client === null ? 'no connection' : ackOutcome(await client.send(command, rows[command].input(set))),
      ];
    };
    const seen = Object.fromEntries(await Promise.all(roles.map(ask)));
    expect(seen).toEqual({ ...rows[command].answers(state), suspended: 'no connection' });
  });
});

test('only moderators of the commune hear what is for moderators', async () => {
  const set = await held.stage.set('open');
  await held.stage.forum.sql`update sessions set hold_comments = true where session_id = ${set.sessionId}`;
  const listeners = await Promise.all(
    roles
      .filter((role) => role !== 'suspended' && role !== 'banned')
      .map(async (role) => ({ role, client: await held.connectAs(set, role) })),
  );
  for (const { client } of listeners) await client?.rejoin(set.sessionId);
  const author = listeners.find(({ role }) => role === 'guest')?.client;
  await author?.send('postComment', { ...act(), sessionId: set.sessionId, text: 'ينتظر الإذن' });
  await new Promise((resolve) => setTimeout(resolve, 300));
  const heard = listeners.filter(({ client }) => client?.frames.some((frame) => frame.name === 'queue.changed'));
  expect(heard.map(({ role }) => role)).toEqual(['moderator']);
  for (const { client } of listeners) expect(JSON.stringify(client?.frames)).not.toContain('ينتظر الإذن');
});
