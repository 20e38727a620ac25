import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RoomView } from '#app/contract/views.ts';
import { isAppError } from '#app/contract/errors.ts';
import { limits } from '#app/contract/limits.ts';
import type { Ack, JoinData } from '#app/live/connect.ts';
import { createFollower } from '#app/live/follow-room.ts';
import { reduceRoom, takeLoaded } from '#app/live/reduce-room.ts';
import { editComment } from '#server/domain/comments/edit-comment.ts';
import { postComment } from '#server/domain/comments/post-comment.ts';
import { loadRoom } from '#server/domain/rooms/load-room.ts';
import { editSession } from '#server/domain/sessions/edit-session.ts';
import { addAgendaItem, editAgendaItem, reorderAgenda } from '#server/domain/sessions/edit-agenda.ts';
import { createMotion } from '#server/domain/votes/create-motion.ts';
import { createForum, type Forum } from '#tests/support/forum.ts';
import { plan } from '#tests/support/forum-sessions.ts';
import { createLiveClient, until, type LiveClient } from '#tests/support/live-client.ts';
import { newAct, openStage, type LiveStage } from '#tests/support/live-stage.ts';
import { createRandom, type Random } from '#tests/support/seeded-random.ts';
import { startTcpProxy, type TcpProxy } from '#tests/support/tcp-proxy.ts';

let stage: LiveStage;
let forum: Forum;
let proxy: TcpProxy;
beforeAll(async () => {
  stage = await openStage();
  forum = await createForum({ url: stage.database.url });
  proxy = await startTcpProxy(stage.product.port);
});
afterAll(async () => {
  await proxy.close();
  await forum.close();
  await stage.close();
});

/** A page of the room: loaded once, kept in step by events, as the browser does it. */
async function openPage(url: string) {
  const client = createLiveClient(url);
  const load = (): Promise<RoomView> => loadRoom(forum.db, stage.sessionId);
  const page = { client, room: await load(), reloads: 0, stop: (): void => undefined };
  const following = createFollower({
    seq: page.room.seq,
    join: (afterSeq) =>
      client.socket.timeout(3000).emitWithAck('join', { sessionId: stage.sessionId, afterSeq }) as Promise<
        Ack<JoinData>
      >,
    hear: (event) => void (page.room = reduceRoom(page.room, event)),
    onLive: () => undefined,
    reload() {
      page.reloads += 1;
      void load().then((loaded) => {
        page.room = takeLoaded(page.room, loaded);
        following.loaded(loaded.seq);
      });
    },
  });
  client.socket.on('event', (raw) => following.receive(raw));
  client.socket.on('disconnect', () => following.disconnected());
  client.socket.on('connect', () => following.connected());
  if (client.socket.connected) following.connected();
  page.stop = () => {
    following.stop();
    client.close();
  };
  return page;
}

type Actors = {
  guests: LiveClient[];
  comments: string[];
  questions: string[];
  statements: string[];
  motions: string[];
};

/** One act of one of the people, drawn at random. */
async function actAtRandom(random: Random, actors: Actors): Promise<void> {
  const { sessionId } = stage;
  const guest = random.pick(actors.guests);
  const draw = random.next();
  if (draw < 0.05) {
    await guest.send('askFloor', newAct<'askFloor'>({ sessionId, kind: random.pick(['question', 'order'] as const) }));
  } else if (draw < 0.5) {
    const input = { statementId: random.pick(actors.statements), vote: random.pick([1, 0, -1] as const) };
    await guest.send('voteStatement', newAct<'voteStatement'>(input));
  } else if (draw < 0.6) {
    const input = { motionId: random.pick(actors.motions), ballot: { choice: random.pick(['yes', 'no'] as const) } };
    await guest.send('castVote', newAct<'castVote'>(input));
  } else if (draw < 0.65) {
    const text = `statement ${randomUUID()}`;
    const answer = await guest.send<{ statementId: string }>(
      'addStatement',
      newAct<'addStatement'>({ sessionId, text }),
    );
    if (answer?.ok) actors.statements.push(answer.data.statementId);
  } else if (draw < 0.72) {
    const input = { sessionId, text: `question ${randomUUID()}`, withName: random.next() < 0.5 };
    const answer = await guest.send<{ questionId: string }>('askQuestion', newAct<'askQuestion'>(input));
    if (answer?.ok) actors.questions.push(answer.data.questionId);
  } else if (draw < 0.82) {
    const input = { questionId: random.pick(actors.questions), support: random.next() < 0.7 };
    await guest.send('supportQuestion', newAct<'supportQuestion'>(input));
  } else if (draw < 0.9) {
    const input = { commentId: random.pick(actors.comments), support: random.next() < 0.7 };
    await guest.send('supportComment', newAct<'supportComment'>(input));
  } else {
    const parentId = random.next() < 0.5 && actors.comments.length > 0 ? random.pick(actors.comments) : undefined;
    const input = {
      sessionId,
      text: `comment ${randomUUID()}`,
      kind: 'question' as const,
      ...(parentId && { parentId }),
    };
    const answer = await guest.send<{ commentId: string }>('postComment', newAct<'postComment'>(input));
    if (answer?.ok) actors.comments.push(answer.data.commentId);
  }
}

/** Somebody who waits or speaks; nobody where there is none. */
async function askedNow(): Promise<{ requestId: string }> {
  const [row] = await stage.sql<{ requestId: string }[]>`
    select request_id as "requestId" from floor_requests
    where session_id = ${stage.sessionId} and state in ('waiting', 'speaking') order by random() limit 1`;
  return row ?? { requestId: '' };
}

/** One act of the moderator. Several are refused by the state of things, which is as good. */
async function moderateAtRandom(random: Random, actors: Actors): Promise<void> {
  const agenda = await stage.sql<{ id: string }[]>`
    select agenda_item_id as id from agenda_items where session_id = ${stage.sessionId} order by position`;
  const comment = { targetId: random.pick(actors.comments) };
  const statement = { targetId: random.pick(actors.statements) };
  const targetId = random.pick(actors.questions);
  const [intent, fields] = random.pick<[string, Record<string, string>]>([
    ['hideComment', { ...comment, reason: 'off_topic' }],
    ['hideComment', { ...comment, reason: 'disrespect' }],
    ['showComment', comment],
    ['hideStatement', { ...statement, reason: 'off_topic' }],
    ['showStatement', statement],
    ['mergeStatement', { ...statement, into: random.pick(['1', '2']) }],
    ['unmergeStatement', statement],
    ['translateStatement', { statementId: statement.targetId, lang: 'fr', text: `avis ${randomUUID()}` }],
    ['hideQuestion', { targetId, reason: 'off_topic' }],
    ['showQuestion', { targetId }],
    ['moveQuestion', { questionId: targetId, to: 'live' }],
    ['moveQuestion', { questionId: targetId, to: random.pick(['shortlisted', 'answered', 'archived', 'open']) }],
    ['answerQuestion', { questionId: targetId, text: `answer ${randomUUID()}` }],
    ['moveAgenda', { agendaItemId: random.pick(agenda).id }],
    ['moveSession', { to: 'paused' }],
    ['moveSession', { to: 'open' }],
    ['moveSession', { to: 'open' }],
    ['setFloor', { open: random.pick(['0', '1', '1']) }],
    ['giveFloor', await askedNow()],
    ['moveFloorRequest', { ...(await askedNow()), direction: 'up' }],
    ['pauseTurn', await askedNow()],
    ['stopTurn', await askedNow()],
    ['startCountdown', { seconds: '60' }],
    ['stopCountdown', {}],
    ['openMotion', { motionId: random.pick(actors.motions) }],
    ['closeMotion', { motionId: random.pick(actors.motions) }],
    ['showResult', { motionId: random.pick(actors.motions) }],
  ]);
  await stage.moderate(intent, fields).catch(() => undefined);
}

/**
 * What a freshly loaded page would hold of a state that grew by events. People joined are not part of events; maps are
 * drawn and heads signed meanwhile.
 */
function trim(room: RoomView): Omit<RoomView, 'people' | 'mapRevision' | 'ledgerHead'> {
  const { people: _, mapRevision: __, ledgerHead: ___, ...rest } = room;
  const threads = room.comments.items.filter((row) => row.parentId === null).slice(0, limits.commentPage);
  const taken = new Map(threads.map((row) => [row.commentId, 0]));
  const replies = room.comments.items.filter(({ parentId }) => {
    const nth = parentId === null ? undefined : taken.get(parentId);
    if (nth === undefined) return false;
    taken.set(parentId ?? '', nth + 1);
    return nth < 3;
  });
  return { ...rest, comments: { ...room.comments, items: [...threads, ...replies], older: null } };
}

test('state and events are the freshly loaded state, whatever people do and however bad the network is', async () => {
  const random = createRandom('state and events');
  const moderator = await stage.personOfAccount('moderator');
  const ctx = await forum.as(moderator);
  const guests = await Promise.all(Array.from({ length: 6 }, () => stage.guest()));
  const actors: Actors = {
    guests,
    comments: [],
    questions: [],
    statements: [...stage.statements],
    motions: [stage.motionId],
  };
  for (let nth = 0; nth < 3; nth += 1) {
    const plan = { title: { ar: 'ملتمس' }, secrecy: 'named', electorate: 'all' } as const;
    actors.motions.push(
      (await createMotion(ctx, { actionId: randomUUID(), sessionId: stage.sessionId, ...plan })).motionId,
    );
  }
  await actAtRandom({ ...random, next: () => 0.99 }, actors);
  await actAtRandom({ ...random, next: () => 0.7 }, actors);
  const pages = [await openPage(stage.product.url), await openPage(stage.product.url), await openPage(proxy.url)];
  const rounds = process.env.TACHAWOR_FULL ? 600 : 120;
  for (let round = 0; round < rounds; round += 1) {
    await Promise.all([
      ...Array.from({ length: 5 }, () => actAtRandom(random, actors)),
      moderateAtRandom(random, actors),
    ]);
    if (round % 9 === 4) pages[1]?.client.socket.io.engine.close();
    if (round % 14 === 9) proxy.cut();
    if (round === rounds / 2) pages.push(await openPage(stage.product.url));
    // Another process changes something: the server's own frames then leave a gap, which the next event shows.
    if (round % 40 === 10) await hold(ctx, round % 80 === 10);
    if (round % 40 === 20) await changeElsewhere(random, ctx).catch(notOpen);
  }
  await stage.moderate('moveSession', { to: 'open' }).catch(() => stage.moderate('moveSession', { to: 'paused' }));
  await sleep(700);
  const loaded = await loadRoom(forum.db, stage.sessionId);
  const fresh = trim(loaded);
  expect(fresh.seq).toBeGreaterThan(rounds);
  for (const page of pages) {
    await until(() => page.room.seq === fresh.seq, 15_000);
    await until(() => JSON.stringify(tallies(page.room)) === JSON.stringify(tallies(fresh)), 5_000).catch(
      () => undefined,
    );
    expect(trim(page.room)).toEqual(fresh);
    await until(() => page.room.mapRevision >= loaded.mapRevision);
    await until(() => (page.room.ledgerHead?.size ?? 0) >= (loaded.ledgerHead?.size ?? 0));
    page.stop();
  }
});

const tallies = ({ statements, questions, comments }: Pick<RoomView, 'statements' | 'questions' | 'comments'>) => [
  comments.items.map(({ revision }) => revision),
  statements.map(({ tally }) => tally.revision),
  questions.items.map(({ revision }) => revision),
];

/** In a pause nobody comments. */
function notOpen(error: unknown): void {
  if (!isAppError(error)) throw error;
}

/** From here on messages wait for a moderator, or no longer do. */
async function hold(ctx: Awaited<ReturnType<Forum['as']>>, holdComments: boolean): Promise<void> {
  await editSession(ctx, { ...plan, sessionId: stage.sessionId, holdComments });
}

async function changeElsewhere(random: Random, ctx: Awaited<ReturnType<Forum['as']>>): Promise<void> {
  const input = { sessionId: stage.sessionId, title: { ar: `نقطة ${random.below(99)}` }, plannedMinutes: 5 };
  const { agendaItemId } = await addAgendaItem(ctx, { actionId: randomUUID(), ...input });
  await reorderAgenda(ctx, { agendaItemId, direction: 'up' });
  const words = { sessionId: input.sessionId, text: 'first words', kind: 'remark' as const };
  const { commentId } = await postComment(ctx, { actionId: randomUUID(), ...words });
  await editComment(ctx, { actionId: randomUUID(), commentId, text: `other words ${random.below(99)}` });
  await reorderAgenda(ctx, { agendaItemId, direction: random.pick(['up', 'in']) });
  const agenda = await stage.sql<{ id: string }[]>`
    select agenda_item_id as id from agenda_items where session_id = ${stage.sessionId}`;
  const hidden = {
    agendaItemId: random.pick(agenda).id,
    title: input.title,
    plannedMinutes: 5,
    hidden: random.next() < 0.5,
  };
  // Refused where a vote was opened on it.
  await editAgendaItem(ctx, hidden).catch(() => undefined);
}
