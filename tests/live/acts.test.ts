import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { JoinAnswer } from '#tests/support/live-client.ts';
import { dataOf, newAct, openStage, refusalOf, type LiveStage } from '#tests/support/live-stage.ts';

let stage: LiveStage;
beforeAll(async () => void (stage = await openStage()));
afterAll(() => stage.close());

const statement = (index: number): string => stage.statements[index] ?? '';

test('joining by code makes a guest; its token is the same person on another connection: one person, one vote', async () => {
  const phone = stage.open();
  const joined = await phone.join('tach aw', 'حليمة');
  expect(joined.guestToken).toMatch(/^[\w-]{43}$/);
  expect(joined).toMatchObject({ sessionId: stage.sessionId, snapshot: { session: { state: 'open' } } });
  const person = await stage.personOf(phone);

  const again = stage.open({ guestToken: joined.guestToken ?? '' });
  const second = await again.join('TACHAW');
  expect(second.guestToken, 'it has one already').toBeUndefined();
  dataOf(await phone.send('voteStatement', newAct<'voteStatement'>({ statementId: statement(0), vote: 1 })));
  const changed = await again.send('voteStatement', newAct<'voteStatement'>({ statementId: statement(0), vote: -1 }));
  expect(dataOf(changed)).toEqual({ revision: 2 });
  const rows = await stage.sql`select vote from statement_votes where person_id = ${person}`;
  expect(rows).toEqual([{ vote: -1 }]);
  const back = await again.rejoin(stage.sessionId);
  expect(back.snapshot?.statements.find((row) => row.statementId === statement(0))?.myVote).toBe(-1);
});

test('a visitor who joins many times at once becomes one guest', async () => {
  const guests = async (): Promise<number> => Number((await stage.sql`select from people where kind = 'guest'`).count);
  const before = await guests();
  const phone = stage.open();
  const answers = await Promise.all(
    Array.from({ length: 30 }, () => phone.send<JoinAnswer>('join', { code: 'TACHAW', name: 'حليمة' })),
  );
  const tokens = answers.map((answer) => dataOf(answer).guestToken);
  expect(tokens.filter((token) => token !== undefined)).toHaveLength(1);
  expect(await guests()).toBe(before + 1);
});

test('when an act is acknowledged, another connection to the database sees it', async () => {
  const people = await Promise.all(Array.from({ length: 10 }, () => stage.guest()));
  const persons = await Promise.all(people.map((client) => stage.personOf(client)));
  const missing: string[] = [];
  const one = async (nth: number): Promise<void> => {
    const index = nth % people.length;
    const text = `comment ${nth} ${randomUUID()}`;
    const [client, person] = [people[index]!, persons[index]!];
    if (nth % 2) {
      const input = newAct<'voteStatement'>({ statementId: statement(nth % stage.statements.length), vote: 1 });
      dataOf(await client.send('voteStatement', input));
      const rows = await stage.sql`
        select 1 from statement_votes where person_id = ${person} and statement_id = ${input.statementId}`;
      if (rows.length !== 1) missing.push(text);
    } else {
      const input = newAct<'postComment'>({ sessionId: stage.sessionId, text, kind: 'remark' });
      const { commentId } = dataOf(await client.send<{ commentId: string }>('postComment', input));
      const rows = await stage.sql`select 1 from comments where comment_id = ${commentId} and text = ${text}`;
      if (rows.length !== 1) missing.push(text);
    }
  };
  await Promise.all(Array.from({ length: 300 }, (_, nth) => one(nth)));
  expect(missing).toEqual([]);
});

test('the same act up to five times, at once and late, has one effect and one answer', async () => {
  const client = await stage.guest();
  const person = await stage.personOf(client);
  const comment = newAct<'postComment'>({ sessionId: stage.sessionId, text: `once ${randomUUID()}`, kind: 'for' });
  const vote = newAct<'voteStatement'>({ statementId: statement(1), vote: 0 });
  const ballot = newAct<'castVote'>({ motionId: stage.motionId, ballot: { choice: 'abstain' } });
  const added = newAct<'addStatement'>({ sessionId: stage.sessionId, text: `رأي ${randomUUID()}` });
  await stage.moderate('setFloor', { open: '1' });
  const asked = newAct<'askFloor'>({ sessionId: stage.sessionId, kind: 'question' });
  const acts = [
    ['askFloor', asked],
    ['postComment', comment],
    ['voteStatement', vote],
    ['castVote', ballot],
    ['addStatement', added],
  ] as const;
  for (const [name, input] of acts) {
    const answers = await Promise.all(Array.from({ length: 5 }, () => client.send(name, input)));
    const late = await client.send(name, input);
    for (const answer of [...answers, late]) expect(dataOf(answer)).toEqual(dataOf(late));
  }
  expect(await stage.sql`select 1 from floor_requests where person_id = ${person}`).toHaveLength(1);
  expect(await stage.sql`select 1 from comments where text = ${comment.text}`).toHaveLength(1);
  expect(await stage.sql`select 1 from statements where text = ${added.text}`).toHaveLength(1);
  expect(await stage.sql`select revision from statement_votes where person_id = ${person}`).toEqual([{ revision: 1 }]);
  expect(await stage.sql`select revision from ballots where person_id = ${person}`).toEqual([{ revision: 1 }]);
});

test('the same id with another input, or for another command, is a conflict and changes nothing', async () => {
  const client = await stage.guest();
  const person = await stage.personOf(client);
  const vote = newAct<'voteStatement'>({ statementId: statement(2), vote: 1 });
  dataOf(await client.send('voteStatement', vote));
  const other = await client.send('voteStatement', { ...vote, vote: -1 });
  const elsewhere = await client.send('addStatement', {
    actionId: vote.actionId,
    sessionId: stage.sessionId,
    text: 'رأي آخر',
  });
  expect([refusalOf(other), refusalOf(elsewhere)]).toEqual(['conflict act.reused', 'conflict act.reused']);
  const both = newAct<'voteStatement'>({ statementId: statement(3), vote: 1 });
  const race = await Promise.all([
    client.send('voteStatement', both),
    client.send('voteStatement', { ...both, vote: 0 }),
  ]);
  expect(race.filter((answer) => answer?.ok)).toHaveLength(1);
  const rows = await stage.sql`select statement_id as id, vote from statement_votes where person_id = ${person}`;
  expect(rows).toHaveLength(2);
  expect(rows.find((row) => row.id === vote.statementId)).toMatchObject({ vote: 1 });
  const somebody = await stage.guest();
  expect(dataOf(await somebody.send('voteStatement', vote)), 'an id belongs to its person').toEqual({ revision: 1 });
});

test('of two hundred votes of one person at once one is kept, the last', async () => {
  const phones = [await stage.guest()];
  phones.push(
    stage.open({ guestToken: phones[0]?.token() ?? '' }),
    stage.open({ guestToken: phones[0]?.token() ?? '' }),
  );
  await Promise.all(phones.slice(1).map((phone) => phone.rejoin(stage.sessionId)));
  const answers = await Promise.all(
    Array.from({ length: 200 }, (_, nth) =>
      phones[nth % 3]!.send<{ revision: number }>(
        'voteStatement',
        newAct<'voteStatement'>({ statementId: statement(4), vote: nth % 2 ? 1 : -1 }),
      ),
    ),
  );
  const revisions = answers.map((answer) => dataOf(answer).revision).sort((a, b) => a - b);
  expect(revisions).toEqual(Array.from({ length: 200 }, (_, index) => index + 1));
  const last = answers.findIndex((answer) => dataOf(answer).revision === 200);
  const person = await stage.personOf(phones[0]!);
  const rows = await stage.sql`select vote, revision from statement_votes where person_id = ${person}`;
  expect(rows).toEqual([{ vote: last % 2 ? 1 : -1, revision: 200 }]);
});

test('who has not joined cannot act, and is told so', async () => {
  const visitor = stage.open();
  const input = newAct<'voteStatement'>({ statementId: statement(0), vote: 1 });
  expect(refusalOf(await visitor.send('voteStatement', input))).toBe('unauthenticated auth.needed');
  expect(refusalOf(await visitor.send('join', { code: 'ZZZZZZ' }))).toBe('not_found code.unknown');
});
