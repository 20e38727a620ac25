import { randomUUID } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { editComment } from '#server/domain/comments/edit-comment.ts';
import { supportComment } from '#server/domain/comments/support-comment.ts';
import { appealComment } from '#server/domain/moderation/appeal-text.ts';
import { sanctionAuthor } from '#server/domain/moderation/sanction-author.ts';
import { hideComment } from '#server/domain/moderation/moderate-comment.ts';
import { hideStatement } from '#server/domain/moderation/moderate-statement.ts';
import { hideQuestion } from '#server/domain/moderation/moderate-question.ts';
import { answerQuestion } from '#server/domain/questions/move-question.ts';
import { supportQuestion } from '#server/domain/questions/support-question.ts';
import { exportSession } from '#server/domain/rooms/export-session.ts';
import { moveSession } from '#server/domain/sessions/move-session.ts';
import { addStatement } from '#server/domain/statements/add-statement.ts';
import { voteStatement } from '#server/domain/statements/vote-statement.ts';
import { castVote } from '#server/domain/votes/cast-vote.ts';
import { closeMotion } from '#server/domain/votes/close-motion.ts';
import { showResult } from '#server/domain/votes/show-result.ts';
import { zipFiles } from '#server/http/zip.ts';
import { createForum, type Forum } from '#tests/support/forum.ts';
import { addGuest, addPerson } from '#tests/support/forum-people.ts';
import { addMotion, addRoom, newComment, newQuestion, newStatement, type Room } from '#tests/support/forum-sessions.ts';
import { outcomeOf } from '#tests/support/refusals.ts';

const canaries = { guest: 'كناري الضيف', account: 'Canari Compte', email: 'canari@example.test' };
const hidden = {
  statement: 'رأي سيخفى عن الناس',
  comment: 'تعليق سيخفى عن الناس',
  held: 'تعليق لم يظهر قط',
  question: 'سؤال سيخفى عن الناس',
  heldQuestion: 'سؤال لم يظهر قط',
};

let forum: Forum;
let room: Room;
let files: Record<string, string>;
let people: string[];

beforeAll(async () => {
  forum = await createForum();
  room = await addRoom(forum, { holdComments: false });
  await fillRoom();
  files = await exportSession(forum.services, room.sessionId);
  people = (await forum.sql<{ id: string }[]>`select person_id as id from people`).map((row) => row.id);
});
afterAll(() => forum.close());

async function fillRoom(): Promise<void> {
  const { sessionId, moderator } = room;
  const guests = await Promise.all(
    Array.from({ length: 6 }, async () => forum.as(await addGuest(forum, room.code, canaries.guest))),
  );
  const account = await forum.as(await addPerson(forum, { name: canaries.account, email: canaries.email }));
  const everybody = [...guests, account];
  const texts = ['=SUM(A1:A9)', '+1', '-1', '@cmd', 'فاصلة, و"علامة"', 'سطر\nآخر', hidden.statement];
  for (const [index, text] of texts.entries()) {
    const author = everybody[index] ?? moderator;
    const { statementId } = await addStatement(author, { actionId: randomUUID(), sessionId, text });
    for (const [place, ctx] of everybody.entries()) {
      const vote = ([1, 0, -1] as const)[(index + place) % 3] ?? 0;
      if (place !== index) await voteStatement(ctx, { actionId: randomUUID(), statementId, vote });
    }
    if (text === hidden.statement)
      await hideStatement(moderator, { targetId: statementId, reason: 'off_topic', note: canaries.account });
  }
  const first = await newComment(room, account, { text: '=HYPERLINK("http://x")', kind: 'question' });
  const reply = await newComment(room, guests[0], { text: 'جوب', parentId: first });
  for (const text of ['جواب.', 'جواب'])
    await editComment(guests[0] ?? moderator, { actionId: randomUUID(), commentId: reply, text });
  for (const ctx of [account, moderator])
    await supportComment(ctx, { actionId: randomUUID(), commentId: reply, support: true });
  const gone = await newComment(room, guests[1], { text: hidden.comment });
  await hideComment(moderator, { targetId: gone, reason: 'disrespect' });
  await appealComment(guests[1] ?? moderator, { commentId: gone, text: canaries.account });
  await sanctionAuthor(moderator, { commentId: gone, kind: 'warn', reason: 'disrespect' });
  const asked = await newQuestion(room, account, { text: 'متى؟ =1+1', withName: true });
  await newQuestion(room, guests[0], { text: 'من يمول؟', withName: false });
  const covered = await newQuestion(room, guests[1], { text: hidden.question });
  for (const ctx of guests.slice(0, 4))
    await supportQuestion(ctx, { actionId: randomUUID(), questionId: asked, support: true });
  await supportQuestion(guests[0] ?? moderator, { actionId: randomUUID(), questionId: asked, support: false });
  await answerQuestion(moderator, { questionId: asked, text: 'في الربيع' });
  await hideQuestion(moderator, { targetId: covered, reason: 'disrespect' });
  await forum.sql`update sessions set hold_comments = true where session_id = ${sessionId}`;
  await newQuestion(room, guests[2], { text: hidden.heldQuestion });
  await newComment(room, guests[2], { text: hidden.held });
  const motionId = await addMotion(room);
  for (const ctx of guests) await castVote(ctx, { actionId: randomUUID(), motionId, ballot: { choice: 'yes' } });
  await closeMotion(moderator, { motionId });
  await addMotion(room, { state: 'draft', title: { ar: 'مسودة لا تنشر' } });
  const shown = await addMotion(room);
  await closeMotion(moderator, { motionId: shown });
  await showResult(moderator, { motionId: shown });
  await moveSession(moderator, { sessionId, to: 'closed' });
}

const table = (name: string): Array<Record<string, string>> => parse(files[name] ?? '', { bom: true, columns: true });

test('a closed session gives the same bytes each time, from any node', async () => {
  const other = await forum.secondNode();
  const bytes = zipFiles(files);
  expect(zipFiles(await exportSession(forum.services, room.sessionId)).equals(bytes)).toBe(true);
  expect(zipFiles(await exportSession(other.services, room.sessionId)).equals(bytes)).toBe(true);
  await other.close();
});

test('exports made at the same moment draw the same pseudonyms, in no order of coming', async () => {
  const fresh = await addRoom(forum);
  const statementId = await newStatement(fresh);
  const guests = await Promise.all(Array.from({ length: 20 }, async () => forum.as(await addGuest(forum, fresh.code))));
  await Promise.all(guests.map((ctx) => voteStatement(ctx, { actionId: randomUUID(), statementId, vote: 1 })));
  await forum.warmUp();
  const all = await Promise.all(Array.from({ length: 6 }, () => exportSession(forum.services, fresh.sessionId)));
  expect(new Set(all.map((one) => one['votes.csv'])).size).toBe(1);
  const rows = await forum.sql<
    { pseudonym: number }[]
  >`select pseudonym from pseudonyms where session_id = ${fresh.sessionId} order by 1`;
  expect(rows.map((row) => row.pseudonym)).toEqual(Array.from({ length: 21 }, (_, index) => index));
  const [drawn] = await forum.sql<{ asJoined: boolean }[]>`
    select bool_and(pseudonym = place) as "asJoined" from (select pseudonym, row_number() over (order by joined_at) - 1 as place
      from pseudonyms join participants using (session_id, person_id) where session_id = ${fresh.sessionId}) rows`;
  expect(drawn?.asJoined).toBe(false);
});

test('the votes are those of the database', async () => {
  const recount = await forum.sql`
    select s.number, p.pseudonym, v.vote from statement_votes v join statements s using (statement_id)
      join pseudonyms p on p.person_id = v.person_id and p.session_id = s.session_id
    where s.session_id = ${room.sessionId} order by 1, 2`;
  const exported = table('votes.csv').map((row) => ({
    number: Number(row['statement-id']),
    pseudonym: Number(row['voter-id']),
    vote: Number(row.vote),
  }));
  expect(exported).toEqual([...recount]);
  expect(exported).toHaveLength(42);
  const times = table('votes.csv').map((row) => Number(row.timestamp));
  expect(times.every((time) => Math.abs(time - Date.now()) < 600_000)).toBe(true);
});

test('the table of participants adds up to the table of votes', () => {
  const votes = table('votes.csv');
  for (const row of table('participants-votes.csv')) {
    const own = votes.filter((vote) => vote['voter-id'] === row.participant);
    expect(Number(row['n-votes'])).toBe(own.length);
    expect(Number(row['n-agree'])).toBe(own.filter((vote) => vote.vote === '1').length);
    expect(Number(row['n-disagree'])).toBe(own.filter((vote) => vote.vote === '-1').length);
    for (const vote of own) expect(row[vote['statement-id'] ?? '']).toBe(vote.vote);
  }
});

test('a cell never begins as a formula does', () => {
  const texts = table('statements.csv').map((row) => row.text);
  expect(texts.slice(0, 4)).toEqual(["'=SUM(A1:A9)", "'+1", "'-1", "'@cmd"]);
  expect(texts.slice(4, 6)).toEqual(['فاصلة, و"علامة"', 'سطر\nآخر']);
  expect(table('comments.csv')[0]?.text).toBe(`'=HYPERLINK("http://x")`);
});

test('what was hidden has no text, what was never shown is not there, and votes on it stay', () => {
  const statement = table('statements.csv').at(-1);
  expect(statement).toMatchObject({ state: 'hidden', reason: 'off_topic', text: '' });
  expect(Number(statement?.agree) + Number(statement?.disagree) + Number(statement?.pass)).toBe(6);
  expect(table('comments.csv').map((row) => row.state)).toEqual(['published', 'published', 'hidden']);
  expect(table('comments.csv')[1]?.['parent-id']).toBe('1');
});

test('comments tell how often they were changed and how many support them; the log of moderation names nobody', () => {
  const rows = table('comments.csv');
  expect(rows.map((row) => [row.edited, row.supports])).toEqual([
    ['0', '0'],
    ['2', '2'],
    ['0', '0'],
  ]);
  const log = JSON.parse(files['moderation.json'] ?? '') as { entries: object[]; people: object[] };
  expect(log.people).toMatchObject([{ act: 'warn', reason: 'disrespect', liftedAt: null }]);
  const comment = log.entries.find((entry) => 'kind' in entry && entry.kind === 'comment');
  expect(comment).toMatchObject({ act: 'hide', number: 3, appeal: { outcome: null } });
  expect(log.entries).toHaveLength(3);
});

test('questions: supports counted, hidden ones without their text, those asked without a name without a number', () => {
  const rows = table('questions.csv');
  expect(rows.map((row) => [row['question-id'], row.supports, row.state, row.text, row.answer])).toEqual([
    ['1', '3', 'answered', 'متى؟ =1+1', 'في الربيع'],
    ['2', '0', 'open', 'من يمول؟', ''],
    ['3', '0', 'hidden', '', ''],
  ]);
  expect(rows.map((row) => row['author-id'] !== '')).toEqual([true, false, true]);
  const supports = table('question-supports.csv');
  expect(supports.map((row) => row['question-id'])).toEqual(['1', '1', '1']);
  expect(new Set(supports.map((row) => row['voter-id'])).size).toBe(3);
});

test('results that were not shown, and drafts, stay inside', () => {
  const motions = JSON.parse(files['motions.json'] ?? '') as Array<{ cast: number; result: unknown }>;
  expect(motions.map((motion) => [motion.cast, motion.result === null])).toEqual([
    [6, true],
    [0, false],
  ]);
});

describe('nobody can be found', () => {
  const secrets = [...Object.values(canaries), ...Object.values(hidden), 'مسودة لا تنشر'];

  test('in the archive', () => {
    const archive = Object.values(files).join('\n');
    expect(Object.keys(files).sort()).toEqual([
      'README.md',
      'ballots.json',
      'captions.csv',
      'comments.csv',
      'documents.csv',
      'log.json',
      'moderation.json',
      'motions.json',
      'opinion-map.json',
      'participants-votes.csv',
      'question-supports.csv',
      'questions.csv',
      'statement-translations.csv',
      'statements.csv',
      'votes.csv',
    ]);
    expect([...secrets, ...people].filter((secret) => archive.includes(secret))).toEqual([]);
  });

  test('in the log of events', async () => {
    const log = JSON.stringify(await forum.sql`select topic, name, data from event_log`);
    expect([...secrets, ...people].filter((secret) => log.includes(secret))).toEqual([]);
    expect(log).not.toContain('جواب');
  });

  test('in what actions write to the log of the server', () => {
    const lines = JSON.stringify(forum.lines);
    expect([...secrets, ...people].filter((secret) => lines.includes(secret))).toEqual([]);
  });
});

test('an unknown session has no archive', async () => {
  expect(await outcomeOf(exportSession(forum.services, randomUUID()))).toBe('not_found session.unknown');
});

test('exporting tells nobody anything', async () => {
  const before = forum.frames().length;
  await exportSession(forum.services, room.sessionId);
  expect(forum.frames().length).toBe(before);
});
