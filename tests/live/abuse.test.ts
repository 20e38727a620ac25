import { afterAll, beforeAll, expect, test } from 'vitest';
import { limits } from '#app/contract/limits.ts';
import { sumLevels, type LevelCounts } from '#app/contract/levels.ts';
import { loadJoins } from '#server/domain/sessions/load-joins.ts';
import { inBursts, joinFrom, tryAct, type Phone } from '#tests/support/attack.ts';
import { createForum, type Forum } from '#tests/support/forum.ts';
import { signIn, until } from '#tests/support/live-client.ts';
import { code, newAct, openStage, refusalOf, type LiveStage } from '#tests/support/live-stage.ts';

/** A hall of real people behind one address, and one machine that plays many people from five networks. */
const puppetCount = process.env.TACHAWOR_FULL ? 500 : 200;
const tabs = 50;
const hallAddress = '196.12.5.9';
const puppetAddresses = Array.from({ length: puppetCount }, (_, at) => `203.0.${113 + (at % 5)}.${1 + (at % 250)}`);
const pasted = 'انشروا هذا النص في كل مكان: لا تصدقوا نتائج هذه الجلسة';

let stage: LiveStage;
let elsewhere: Forum;
let hall: Phone[];
let puppets: Phone[];
let accounts: Phone[];
beforeAll(async () => {
  stage = await openStage({ TRUST_PROXY: '127.0.0.1' });
  elsewhere = await createForum({ url: stage.database.url });
});
afterAll(async () => {
  await elsewhere.close();
  await stage.close();
});

const told = (what: string, fake: number, all: number) =>
  console.info(`${what}: ${fake} of ${all} are false, ${Math.round((100 * fake) / Math.max(1, all))} %`);
const fakeIds = async () => Promise.all(puppets.map(({ client }) => stage.personOf(client)));

async function playReal(phone: Phone, at: number): Promise<void> {
  for (const [nth, statementId] of stage.statements.slice(0, 5).entries())
    await tryAct(phone, 'voteStatement', { statementId, vote: (at + nth) % 3 === 0 ? -1 : 1 });
  await tryAct(phone, 'castVote', { motionId: stage.motionId, ballot: { choice: at % 4 === 0 ? 'no' : 'yes' } });
  const text = `رأي صادق رقم ${at} من القاعة في هذا الموضوع`;
  await tryAct(phone, 'postComment', { sessionId: stage.sessionId, text, kind: 'remark' });
}

async function playFalse(phone: Phone): Promise<void> {
  for (const statementId of stage.statements.slice(0, 6))
    await tryAct(phone, 'voteStatement', { statementId, vote: -1 });
  await tryAct(phone, 'castVote', { motionId: stage.motionId, ballot: { choice: 'no' } });
  for (let again = 0; again < 2; again += 1)
    await tryAct(phone, 'postComment', { sessionId: stage.sessionId, text: pasted, kind: 'remark' });
}

test('while one machine plays hundreds of people, a hall behind one address joins, votes and comments without a refusal', async () => {
  accounts = await Promise.all(
    ['member1', 'member2', 'citizen1', 'citizen2', 'citizen3'].map(async (name) => ({
      client: await stage.account(name),
      refused: [],
    })),
  );
  [hall, puppets] = await Promise.all([
    joinFrom(
      stage,
      Array.from({ length: 60 }, () => hallAddress),
      60,
    ),
    joinFrom(stage, puppetAddresses, tabs),
  ]);
  const real = [...hall, ...accounts];
  await Promise.all([inBursts(real, 20, playReal), inBursts(puppets, tabs, playFalse)]);
  expect(real.flatMap(({ refused }) => refused)).toEqual([]);
});

test('the paste flood is held or refused above its limit', async () => {
  const rows = await stage.sql<{ state: string; copies: number }[]>`
    select state, count(*)::int as copies from comments where text = ${pasted} group by 1`;
  const copies = new Map(rows.map((row) => [row.state, row.copies]));
  console.info(
    'paste flood:',
    Object.fromEntries(copies),
    'refused:',
    puppets.flatMap(({ refused }) => refused).length,
  );
  expect(copies.get('published')).toBeLessThanOrEqual(limits.sameText.others);
  expect(copies.get('held')).toBe(puppetCount - (copies.get('published') ?? 0));
  expect(new Set(puppets.flatMap(({ refused }) => refused))).toEqual(new Set(['comment.same']));
  expect(puppets.every(({ refused }) => refused.length === 1)).toBe(true);
});

test('a ring of up-votes weighs what its people weigh, once each, and can be seen', async () => {
  const [comment] = await stage.sql<{ id: string }[]>`
    select comment_id as id from comments where text = ${pasted} and state = 'published' limit 1`;
  const commentId = comment?.id ?? '';
  await inBursts(puppets, tabs, async (phone) => {
    for (let again = 0; again < 2; again += 1) await tryAct(phone, 'supportComment', { commentId, support: true });
  });
  const [supports] = await stage.sql<{ all: number }[]>`
    select count(*)::int as all from comment_supports where comment_id = ${commentId} and support = 1`;
  expect(supports?.all).toBe(puppetCount);
  const fake = new Set(await fakeIds());
  const top = await stage.sql<{ author: string; supports: number }[]>`
    select c.author_id as author, (select count(*)::int from comment_supports s where s.comment_id = c.comment_id and s.support = 1) as supports
    from comments c where c.session_id = ${stage.sessionId} and c.state = 'published' and c.parent_id is null
    order by supports desc, c.number limit 10`;
  told('ten top comments', top.filter(({ author }) => fake.has(author)).length, top.length);
  expect(top.filter(({ author }) => fake.has(author)).length).toBeLessThanOrEqual(limits.sameText.others);
});

test('false weight never stands above the level of a device with the code: in the result, beside the map and in the record of people', async () => {
  await stage.moderate('closeMotion', { motionId: stage.motionId });
  await stage.moderate('showResult', { motionId: stage.motionId });
  const [row] = await stage.sql<{ levels: LevelCounts; cast: number }[]>`
    select result->'levels' as levels, (result->>'cast')::int as cast from motions where motion_id = ${stage.motionId}`;
  const levels = row?.levels ?? { device: 0, contact: 0, member: 0 };
  const fake = await fakeIds();
  const above = await stage.sql`
    select 1 from people p left join accounts a using (person_id) left join role_grants r using (person_id)
    where p.person_id = any(${fake}::uuid[]) and (p.kind <> 'guest' or a.person_id is not null or r.grant_id is not null)`;
  expect(above).toHaveLength(0);
  const [genuine] = await stage.sql<{ above: number }[]>`
    select count(*)::int as above from ballots b join accounts a using (person_id)
    where b.motion_id = ${stage.motionId} and a.email_confirmed_at is not null`;
  expect(sumLevels(levels)).toBe(row?.cast);
  expect(levels.contact + levels.member).toBe(genuine?.above);
  expect(levels.contact + levels.member).toBeGreaterThanOrEqual(accounts.length);
  expect(levels.device).toBeGreaterThanOrEqual(puppetCount + hall.length);
  told('ballots of all', puppetCount, row?.cast ?? 0);
  told('ballots of the level "device"', puppetCount, levels.device);
  told('ballots of the levels above it', 0, levels.contact + levels.member);

  const page = `${stage.product.url}/ar/guelmim/sessions/${stage.sessionId}/map`;
  let map: LevelCounts | null = null;
  await until(async () => {
    const body = (await (await fetch(page)).json()) as { drawn: { levels: LevelCounts | null } | null };
    map = body.drawn?.levels ?? null;
    return map !== null && sumLevels(map) >= puppetCount + hall.length + accounts.length;
  }, 60_000);
  const voters = map ?? { device: 0, contact: 0, member: 0 };
  told('people who voted on statements', puppetCount, sumLevels(voters));
  told('of them of the level "device"', puppetCount, voters.device);
  expect(voters.device).toBeGreaterThanOrEqual(puppetCount);
});

test('moderators see the rush: networks, joins and identical votes, in counts', async () => {
  const moderator = await elsewhere.as(await stage.personOfAccount('moderator'));
  const { network, same, minutes } = await loadJoins(moderator, stage.sessionId);
  expect(network).toMatchObject({ networks: 6, largest: Math.max(hall.length, puppetCount / 5) });
  expect(network?.guests).toBe(puppetCount + hall.length);
  expect(Math.max(...same.map(({ guests }) => guests))).toBeGreaterThanOrEqual(puppetCount / 2);
  expect(minutes.reduce((sum, { guests }) => sum + guests, 0)).toBeGreaterThanOrEqual(puppetCount + hall.length);
  const kept = await stage.sql<{ network: string }[]>`
    select distinct network from participants where session_id = ${stage.sessionId} and network is not null`;
  for (const address of [hallAddress, ...puppetAddresses])
    expect(kept.some(({ network: hash }) => hash.includes(address.split('.').slice(0, 3).join('.')))).toBe(false);
});

test('after the chair closed the door no new one enters, and who is in stays, also after a lost connection', async () => {
  const cookie = await signIn(stage.product.url, 'moderator@demo.tachawor.test');
  const post = (door: string, reason: string) =>
    fetch(`${stage.product.url}/ar/guelmim/sessions/${stage.sessionId}/joins`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie, origin: stage.product.url },
      body: new URLSearchParams({ door, reason }),
    });
  expect((await post('closed', 'networks')).status).toBe(303);
  const people = async () => (await stage.sql`select 1 from participants where session_id = ${stage.sessionId}`).length;
  const before = await people();
  const late = Array.from({ length: tabs }, (_, at) => stage.open({ forwardedFor: `203.0.113.${at + 1}` }));
  const answers = await Promise.all(late.map((client) => client.send('join', { code }, 30_000)));
  expect(new Set(answers.map(refusalOf))).toEqual(new Set(['forbidden session.door_closed']));
  const form = await fetch(`${stage.product.url}/ar/join`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: stage.product.url },
    body: new URLSearchParams({ code }),
  });
  expect(form.status).toBe(403);
  expect(await form.text()).toContain('قرر الإشراف ألا يلتحق');
  expect(await people()).toBe(before);

  const token = hall[0]?.client.token() ?? '';
  hall[0]?.client.close();
  const back = stage.open({ guestToken: token, forwardedFor: hallAddress });
  await back.rejoin(stage.sessionId);
  const vote = { statementId: stage.statements[0] ?? '', vote: 0 as const };
  expect((await back.send('voteStatement', newAct<'voteStatement'>(vote)))?.ok).toBe(true);
  expect((await post('open', 'calm')).status).toBe(303);
  expect((await late[0]?.send('join', { code }, 30_000))?.ok).toBe(true);
});
