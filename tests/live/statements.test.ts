import { afterAll, beforeAll, expect, test } from 'vitest';
import { until, type LiveClient } from '#tests/support/live-client.ts';
import { dataOf, newAct, openStage, refusalOf, type LiveStage } from '#tests/support/live-stage.ts';

let stage: LiveStage;
beforeAll(async () => void (stage = await openStage()));
afterAll(() => stage.close());

const add = async (client: LiveClient, text: string) =>
  dataOf(
    await client.send<{ statementId: string; state: string }>(
      'addStatement',
      newAct<'addStatement'>({ sessionId: stage.sessionId, text }),
    ),
  );
const vote = (client: LiveClient, statementId: string, choice: 1 | 0 | -1) =>
  client.send('voteStatement', newAct<'voteStatement'>({ statementId, vote: choice }));
const heard = (client: LiveClient, name: string, statementId: string) =>
  client.frames.filter(
    (frame) => frame.name === name && (frame.data as { statementId?: string }).statementId === statementId,
  );

test('a merge that arrives while a phone votes: all phones learn of it, a later vote is refused in words, and back again', async () => {
  const [author, voter] = [await stage.guest(), await stage.guest()];
  const { statementId, state } = await add(author, 'مقاعد في الساحة');
  expect(state).toBe('accepted');
  dataOf(await vote(voter, statementId, 1));
  const before = await stage.sql`select vote from statement_votes where statement_id = ${statementId}`;
  const into = '1';
  const [answer] = await Promise.all([
    vote(voter, statementId, -1),
    stage.moderate('mergeStatement', { targetId: statementId, into }),
  ]);
  for (const phone of [author, voter]) await until(() => heard(phone, 'statement.merged', statementId).length === 1);
  const after = await stage.sql`select vote from statement_votes where statement_id = ${statementId}`;
  // Whichever came first: what was acknowledged is what is stored.
  expect(after).toEqual(answer?.ok ? [{ vote: -1 }] : before);
  if (!answer?.ok) expect(refusalOf(answer)).toBe('conflict statement.merged');
  expect(refusalOf(await vote(author, statementId, 1))).toBe('conflict statement.merged');
  const { snapshot } = await author.rejoin(stage.sessionId);
  expect(snapshot?.statements.find((row) => row.statementId === statementId)?.state).toBe('merged');

  await stage.moderate('unmergeStatement', { targetId: statementId });
  for (const phone of [author, voter]) await until(() => heard(phone, 'statement.restored', statementId).length === 1);
  dataOf(await vote(author, statementId, 1));
});

test('one that waits is told to nobody but its author; a translation is told to everybody', async () => {
  await stage.sql`update sessions set hold_statements = true where session_id = ${stage.sessionId}`;
  const [author, other] = [await stage.guest(), await stage.guest()];
  const { statementId, state } = await add(author, 'نافورة في وسط الساحة');
  expect(state).toBe('held');
  expect(refusalOf(await vote(author, statementId, 1))).toBe('not_found statement.unknown');
  const { snapshot } = await other.rejoin(stage.sessionId);
  expect(snapshot?.statements.some((row) => row.statementId === statementId)).toBe(false);
  await stage.moderate('showStatement', { targetId: statementId });
  await until(() => heard(other, 'statement.added', statementId).length === 1);
  await stage.moderate('translateStatement', { statementId, lang: 'fr', text: 'Une fontaine sur la place' });
  await until(() => heard(other, 'statement.translated', statementId).length === 1);
  expect(JSON.stringify(heard(other, 'statement.translated', statementId))).toContain('Une fontaine sur la place');
  expect(heard(other, 'statement.decided', statementId)).toEqual([]);
  await until(() => heard(author, 'statement.decided', statementId).length > 0);
});
