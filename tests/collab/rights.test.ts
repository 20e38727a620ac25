import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addParagraph, textOf, waitFor, type TextClient } from '#tests/support/text-client.ts';
import { openTextSocket } from '#tests/support/text-socket.ts';
import { openTextStage, type TextStage } from '#tests/support/text-stage.ts';
import { findHarm } from '#tests/support/unharmed.ts';

let stage: TextStage;
beforeAll(async () => {
  stage = await openTextStage();
});
afterAll(async () => {
  expect(await findHarm(stage.product())).toEqual([]);
  await stage.close();
});

const soon = 2_500;
const closedWith = async (client: TextClient, code: number): Promise<void> => {
  await waitFor(() => client.closed() !== null, soon, 'it was not closed in time');
  expect(client.closed()).toBe(code);
};
const personOf = (name: string) =>
  stage.sql`select person_id from accounts where email = ${`${name}@demo.tachawor.test`}`;

test('C-51 a login that ended closes the text within two seconds', async () => {
  const opinionId = await stage.newOpinion();
  const client = await stage.open(opinionId, 'member3');
  await client.synced();
  await stage.sql`delete from auth_sessions where person_id in (${personOf('member3')})`;
  await closedWith(client, 4401);
});

test('C-51 a role that was taken away closes the text within two seconds; what came after it is not kept', async () => {
  const opinionId = await stage.newOpinion();
  const [gone, stays] = [await stage.open(opinionId, 'member4'), await stage.open(opinionId, 'member5')];
  await Promise.all([gone.synced(), stays.synced()]);
  gone.write('before');
  await gone.acknowledged();
  await stage.sql`delete from role_grants where person_id in (${personOf('member4')})`;
  gone.write('after');
  await closedWith(gone, 4403);
  stays.write('goes on');
  // The room is made anew, at a moment of its own.
  await waitFor(() => stays.acknowledged(), 8_000, 'the other one does not come back');
  expect(stays.closed()).toBeNull();
  const stored = textOf(await stage.stored(opinionId));
  expect(stored).toBe(stays.text());
  expect(stored).toContain('before');
  expect(stored).toContain('goes on');
  expect(stored).not.toContain('after');
});

test('C-51 a text that stands still takes nothing more, from the moment it is tabled', async () => {
  const opinionId = await stage.newOpinion();
  const client = await stage.open(opinionId, 'member1');
  await client.synced();
  client.write('draft');
  await client.acknowledged();
  await stage.sql`update opinions set state = 'tabled' where opinion_id = ${opinionId}`;
  client.write('too late');
  await closedWith(client, 4403);
  expect(textOf(await stage.stored(opinionId))).not.toContain('too late');
  // Members still read it, as it stands.
  const reader = await stage.open(opinionId, 'member2');
  await reader.synced();
  addParagraph(reader.doc, 'nor this');
  await reader.acknowledged();
  expect(textOf(await stage.stored(opinionId))).toContain('draft');
  expect(textOf(await stage.stored(opinionId))).not.toContain('nor this');
});

test('C-51 a draft that is closed again sends its readers away, and they cannot come back', async () => {
  const opinionId = await stage.newOpinion({ opened: true });
  const reader = await stage.open(opinionId, 'citizen1');
  const visitor = await stage.open(opinionId, null);
  await Promise.all([reader.synced(), visitor.synced()]);
  await stage.sql`update opinions set opened_at = null where opinion_id = ${opinionId}`;
  await Promise.all([closedWith(reader, 4403), closedWith(visitor, 4401)]);
  const again = await openTextSocket(stage.product().url, opinionId, await stage.cookie('citizen1'));
  expect(await again.code()).toBe(4403);
});

test('whoever becomes a member comes back as one who writes', async () => {
  const opinionId = await stage.newOpinion({ opened: true });
  const client = await stage.open(opinionId, 'citizen2');
  await client.synced();
  await stage.sql`
    insert into role_grants (grant_id, person_id, commune_id, space_id, role)
    select gen_random_uuid(), (${personOf('citizen2')}), commune_id, space_id, 'member' from opinions where opinion_id = ${opinionId}`;
  await stage.sql`update people set charter_version = (select max(charter_version) from people)
    where person_id in (${personOf('citizen2')})`;
  await sleep(2_500);
  await client.synced();
  client.write('now I may');
  await client.acknowledged();
  await waitFor(async () => textOf(await stage.stored(opinionId)).includes('now I may'), 5_000, 'it is not stored');
});

test('whoever comes to write is at the text as an editor or not at all; whoever comes to read follows it', async () => {
  const opinionId = await stage.newOpinion({ opened: true });
  const writer = await stage.open(opinionId, 'member1', { as: 'editor' });
  await writer.synced();
  writer.write('draft');
  expect(await writer.acknowledged()).toBe(true);
  const [citizen, visitor] = [
    await stage.open(opinionId, 'citizen3', { as: 'editor' }),
    await stage.open(opinionId, null, { as: 'editor' }),
  ];
  await Promise.all([closedWith(citizen, 4403), closedWith(visitor, 4401)]);
  expect([citizen.text(), visitor.text()], 'neither was answered').toEqual(['', '']);
  const reader = await stage.open(opinionId, null);
  await waitFor(() => reader.text().includes('draft'), 5_000, 'the reader got nothing');
  writer.write('goes on');
  await waitFor(() => reader.text().includes('goes on'), 5_000, 'the reader does not follow');
});

describe('a member who wrote while away', () => {
  /** Somebody at a text who loses the network and writes. */
  async function writeAway(line: string): Promise<{ opinionId: string; client: TextClient }> {
    const opinionId = await stage.newOpinion();
    const client = await stage.open(opinionId, 'member1', { as: 'editor' });
    await client.synced();
    client.provider.disconnect();
    client.write(line);
    return { opinionId, client };
  }
  const moveTo = (opinionId: string, state: string) =>
    stage.sql`update opinions set state = ${state} where opinion_id = ${opinionId}`;

  test.each(['tabled', 'adopted'])(
    'is told that nothing is taken any more, where the text is %s by then',
    async (state) => {
      const { opinionId, client } = await writeAway('written away');
      await moveTo(opinionId, state);
      let answered = false;
      client.provider.on('sync', (synced) => (answered ||= synced));
      client.provider.connect();
      await closedWith(client, 4403);
      expect(answered, 'an answer would acknowledge').toBe(false);
      expect(textOf(await stage.stored(opinionId))).not.toContain('written away');
    },
  );

  test('has it taken, where the text stood still and moves again by then', async () => {
    const { opinionId, client } = await writeAway('written away');
    await moveTo(opinionId, 'tabled');
    await moveTo(opinionId, 'amending');
    client.provider.connect();
    await client.synced();
    expect(await client.acknowledged()).toBe(true);
    expect(textOf(await stage.stored(opinionId))).toContain('written away');
  });
});
