import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { receiptOf } from '#server/engines/merkle/receipt.ts';
import { fetchOpenData } from '#tests/support/checker.ts';
import { until, type LiveClient } from '#tests/support/live-client.ts';
import { actionId, insist, newBallot, openRehearsal, type Rehearsal } from '#tests/support/rehearsal.ts';
import { countPaper, hireSecondCounter, openTabletAt, type Tablet } from '#tests/support/rehearsal-hall.ts';
import { runCli } from '#tests/support/run-cli.ts';

/** A hall of three hundred in the whole run. */
const hall = process.env.TACHAWOR_FULL ? 300 : 40;

let stage: Rehearsal;
let citizens: LiveClient[];
let members: LiveClient[];
let screens: LiveClient[];
beforeAll(async () => {
  stage = await openRehearsal();
  [screens, citizens, members] = await Promise.all([
    Promise.all([stage.projector(), stage.projector()]),
    stage.citizens(hall),
    Promise.all([1, 2, 3, 4, 5].map((number) => stage.account(`member${number}`))),
  ]);
}, 120_000);
afterAll(() => stage.close());

const moderate = (intent: string, fields: Record<string, string> = {}) =>
  stage.act('moderator', '/moderate', { intent, ...fields });
const choiceOf = (place: number) => (['yes', 'yes', 'no', 'yes', 'abstain'] as const)[place % 5] ?? 'yes';

/** Everybody casts a ballot while `fault` happens; each is stored once, whatever became of the first try. */
async function vote(motionId: string, voters: LiveClient[], fault: () => Promise<void>): Promise<string[]> {
  const ballots = voters.map((_, place) => newBallot(motionId, choiceOf(place)));
  const casting = voters.map(async (voter, place) => {
    await sleep((place * 1500) / voters.length);
    await insist(voter, 'castVote', ballots[place]!);
  });
  await sleep(400);
  await fault();
  await Promise.all(casting);
  return ballots.map(({ nonce }) => receiptOf(motionId, nonce));
}

const castOn = async (motionId: string): Promise<number> => {
  const [row] = await stage.sql<{ cast: number }[]>`
    select (select count(*) from ballots where motion_id = ${motionId})::int
      + (select count(*) from open_sealed_ballots where motion_id = ${motionId})::int
      + (select count(*) from sealed_ballots where motion_id = ${motionId})::int as cast`;
  return row?.cast ?? 0;
};

test('a whole sitting: hall, debate, votes through a broken network and a killed server, minutes, a recount that agrees', async () => {
  const { sql, sessionId, motionId, statements } = stage;

  // The door: those who are there and those who sent word.
  const seats = await sql<{ mandate: string; number: number }[]>`
      select m.mandate_id as mandate, s.number from mandates m join seats s using (seat_id)
      join sessions e using (space_id) where e.session_id = ${sessionId} order by s.number`;
  expect(seats.length, 'one of the 25 seats is vacant').toBe(24);
  for (const { mandate, number } of seats)
    await stage.act('moderator', '/attendance', {
      mandateId: mandate,
      number: String(number),
      state: number % 6 === 0 ? 'excused' : 'present',
    });

  // Voices: statements, a debate, the floor.
  await Promise.all(
    citizens.map(async (citizen, place) => {
      for (const statementId of statements.slice(0, 4))
        await insist(citizen, 'voteStatement', { statementId, vote: ([1, -1, 0] as const)[place % 3] ?? 1 });
      if (place % 4 === 0) await insist(citizen, 'postComment', { sessionId, text: `رأي ${place}`, kind: 'remark' });
    }),
  );
  await moderate('setFloor', { open: '1' });
  for (const citizen of citizens.slice(0, 3)) await insist(citizen, 'askFloor', { sessionId, kind: 'contribution' });
  const [turn] = await sql<{ id: string }[]>`
      select request_id as id from floor_requests where session_id = ${sessionId} and state = 'waiting' limit 1`;
  const [speaking] = await sql<{ id: string }[]>`
      select request_id as id from floor_requests where session_id = ${sessionId} and state = 'speaking'`;
  if (speaking) await moderate('stopTurn', { requestId: speaking.id });
  await moderate('giveFloor', { requestId: turn?.id ?? '' });
  await sleep(300);
  await moderate('stopTurn', { requestId: turn?.id ?? '' });

  // An open vote while the network of half the hall breaks, twice.
  const before = await castOn(motionId);
  const receipts = await vote(motionId, [...citizens, ...members], async () => {
    stage.proxy.cut();
    await sleep(500);
    stage.proxy.cut();
  });
  const byPhone = before + hall + members.length;
  expect(await castOn(motionId)).toBe(byPhone);
  const tablet = await voteWithoutPhones(motionId, receipts);
  await moderate('closeMotion', { motionId });
  await moderate('showResult', { motionId });
  const [closed] = await sql<{ result: object }[]>`select result from motions where motion_id = ${motionId}`;
  const channels = { phone: byPhone, kiosk: atTablet.length, paper: 20 };
  expect(closed?.result).toMatchObject({ cast: byPhone + atTablet.length + 20, channels });

  // A sealed vote while the server is killed.
  await stage.act('moderator', '/edit', {
    intent: 'addMotion',
    ...actionId(),
    'title.ar': 'تصويت مختوم على الأولوية',
    secrecy: 'sealed',
    electorate: 'all',
  });
  const [sealed] = await sql<{ id: string; number: number }[]>`
      select motion_id as id, number from motions where session_id = ${sessionId} and secrecy = 'sealed'`;
  const sealedId = sealed?.id ?? '';
  await moderate('openMotion', { motionId: sealedId });
  const hidden = await vote(sealedId, citizens, () => stage.restart());
  expect(await castOn(sealedId)).toBe(hall);
  expect(
    (await tablet.attempt(sealedId, 'yes')).status,
    'the tablet outlives the kill and refuses what is sealed',
  ).toBe(409);
  expect(await castOn(sealedId)).toBe(hall);
  // Two people are needed to seal it, and there are two.
  const closing = { intent: 'closeMotion', motionId: sealedId };
  expect((await stage.post('moderator', '/moderate', closing)).status).toBe(409);
  await moderate('askSeal', { motionId: sealedId });
  await stage.act('official', '/moderate', { intent: 'confirmSeal', motionId: sealedId });
  await moderate('showResult', { motionId: sealedId });

  // Screens that lived through all of it know what was decided, without a gap.
  for (const screen of screens) {
    await until(() => screen.socket.connected, 30_000);
    const answer = await screen.rejoin(sessionId);
    const last = await sql<
      { last: string }[]
    >`select last_seq as last from topics where topic = ${`session:${sessionId}`}`;
    expect(answer.seq).toBe(Number(last[0]?.last));
  }

  await moderate('moveSession', { to: 'closed' });
  await writeMinutes();

  // The record: anybody recounts, and every receipt of the evening is in it.
  const files = await fetchOpenData(stage.url, sessionId);
  const record = files['record.json'] ?? '';
  for (const receipt of [...receipts, ...hidden]) expect(record).toContain(receipt);
  const results = (
    JSON.parse(files['motions.json'] ?? '[]') as Array<{ number: number; result: { cast: number } }>
  ).filter(({ number }) => number === sealed?.number);
  expect(results[0]?.result).toMatchObject({ cast: hall });
  const zip = path.join(stage.dataDir, 'session.zip');
  const bytes = await (await fetch(`${stage.url}/api/v1/sessions/${sessionId}/export.zip`)).arrayBuffer();
  writeFileSync(zip, new Uint8Array(bytes));
  const recount = await runCli(['recount', zip]);
  expect(recount.stdout + recount.stderr).toContain('Every published figure follows from the votes.');
  expect(recount.status).toBe(0);
  const log = path.join(stage.dataDir, 'record.json');
  writeFileSync(log, record);
  const verified = await runCli(['verify-log', log]);
  expect(verified.stdout + verified.stderr).toMatch(/^ok: /);
  expect(stage.logs()).not.toMatch(/"level":50/);
}, 300_000);

const atTablet = ['yes', 'no', 'yes', 'abstain', 'yes', 'no'] as const;

/** Twenty people on paper, counted by two, and some who vote in turn at a shared tablet, each once. */
async function voteWithoutPhones(motionId: string, receipts: string[]): Promise<Tablet> {
  const { sql } = stage;
  const [motion] = await sql<{ id: string; number: number }[]>`
      select motion_id as id, number from motions where motion_id = ${motionId}`;
  if (!motion) throw new Error('the motion is gone');
  const before = await castOn(motionId);
  const tablet = await openTabletAt(stage);
  for (const choice of atTablet.slice(1)) receipts.push(await tablet.vote(motionId, choice));
  const { status, late } = await tablet.attempt(motionId, atTablet[0]);
  expect([status, late?.endsWith('?over=1')]).toEqual([200, true]);
  expect(await castOn(motionId)).toBe(before + atTablet.length);
  const counters = ['moderator', await hireSecondCounter(stage)];
  await countPaper(stage, motion, counters, { yes: 11, no: 6, abstain: 3 });
  return tablet;
}

/** The rapporteur drafts and completes, both officers sign, all can read. */
async function writeMinutes(): Promise<void> {
  const { sql, sessionId } = stage;
  const desk = '/minutes/edit';
  const version = async () => {
    const [row] = await sql<
      { sha256: string; sections: Record<string, { ar: string; fr: string; revision: number }> }[]
    >`
      select sha256, sections from minutes_versions where session_id = ${sessionId} order by number desc limit 1`;
    if (!row) throw new Error('there are no minutes');
    return row;
  };
  await stage.act('member2', desk, { intent: 'draft', seen: '' });
  for (const [section, { ar, fr, revision }] of Object.entries((await version()).sections)) {
    if (!ar.includes('[…]') && !fr.includes('[…]')) continue;
    const fill = (text: string, word: string) => text.replaceAll('[…]', word);
    const words = { ar: fill(ar, 'عادية'), fr: fill(fr, 'ordinaire') };
    await stage.act('member2', desk, { intent: 'edit', section, revision: String(revision), ...words });
  }
  const { sha256 } = await version();
  await stage.act('member1', desk, { intent: 'sign', office: 'president', seen: sha256 });
  await stage.act('member2', desk, { intent: 'sign', office: 'rapporteur', seen: sha256 });
  await stage.act('member2', desk, { intent: 'publish', seen: sha256 });
  const page = await stage.read('/minutes');
  expect(page).toContain(sha256);
  expect(page).toContain('تصويت مختوم على الأولوية');
  expect(page, 'the minutes tell the channels').toContain(`باللوحة المشتركة ${atTablet.length}`);
  expect(page).toContain('بالأوراق 20');
}
