import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { charterVersion } from '#app/contract/charter.ts';
import { commentKinds } from '#app/contract/comment-kinds.ts';
import type { LocalizedText } from '#app/contract/languages.ts';
import type { RoomView } from '#app/contract/views.ts';
import { connect, type Database } from '#db/client.ts';
import { findAccountByEmail, listRoleGrants, listStandings } from '#db/queries/people.ts';
import { findCommuneBySlug, findSpace, listSlugs } from '#db/queries/places.ts';
import { listSeats } from '#db/queries/seats.ts';
import { countParticipants, findSessionByCode, listSessions } from '#db/queries/sessions.ts';
import { listMotions } from '#db/queries/votes.ts';
import { seedDemo } from '#db/seed/seed-demo.ts';
import { seats as seatPlan } from '#db/seed/seats.ts';
import { recountArchive } from '#server/cli/recount/count-archive.ts';
import { isPassword } from '#server/domain/accounts/hashes.ts';
import { exportSession } from '#server/domain/rooms/export-session.ts';
import { loadCockpit } from '#server/domain/rooms/load-cockpit.ts';
import { loadPublicMap } from '#server/domain/rooms/load-map.ts';
import { loadReplay } from '#server/domain/rooms/load-replay.ts';
import { loadTranscript } from '#server/domain/captions/load-captions.ts';
import { loadMinutes } from '#server/domain/minutes/load-minutes.ts';
import { loadRoom } from '#server/domain/rooms/load-room.ts';
import { createForum } from '#tests/support/forum.ts';
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts';

let database: TestDatabase;
let opened: Database;
let guelmim: { communeId: string };
beforeAll(async () => {
  database = await createTestDatabase();
  const start = performance.now();
  expect(await seedDemo(database.url)).toBe(true);
  expect(performance.now() - start).toBeLessThan(10_000);
  opened = connect(database.url, 4);
  const found = await findCommuneBySlug(opened.db, 'guelmim');
  if (!found) throw new Error('the demo has no Guelmim');
  guelmim = found;
});
afterAll(async () => {
  await opened.close();
  await database.drop();
});

const inBoth = (text: LocalizedText | null): boolean => Boolean(text?.ar && text.fr);

async function liveRoom(): Promise<RoomView> {
  const session = await findSessionByCode(opened.db, 'TACHAW');
  if (!session) throw new Error('the demo has no live session');
  return loadRoom(opened.db, session.sessionId);
}

test('a second time loads nothing', async () => {
  const before = await liveRoom();
  expect(await seedDemo(database.url)).toBe(false);
  expect(await liveRoom()).toEqual(before);
});

describe('places', () => {
  test('are the three communes known to be pilots', async () => {
    expect([...(await listSlugs(opened.db))].sort()).toEqual([
      ['agadir', '09.001.01.01.'],
      ['guelmim', '10.261.01.03.'],
      ['sidi-ifni', '10.473.01.03.'],
    ]);
    expect(await findCommuneBySlug(opened.db, 'guelmim')).toMatchObject({
      shortCode: 'GLM',
      population: 126_729,
      isPilot: true,
      nameAr: 'كلميم',
    });
  });

  test('the space has 25 seats, officers, and no name without consent', async () => {
    const space = await findSpace(opened.db, guelmim.communeId);
    expect(space?.seatCount).toBe(25);
    for (const number of [1, 2, 3, 4, 5]) expect(space?.about.ar).toContain(`${number}. `);
    const seats = await listSeats(opened.db, space?.spaceId ?? '');
    expect(seats).toHaveLength(25);
    expect(new Set(seats.map(({ category }) => category)).size).toBe(5);
    expect(seats.filter(({ category }) => category === 'equity_body')).toHaveLength(3);
    expect(seats.flatMap(({ officerRole }) => officerRole ?? []).sort()).toEqual(
      ['deputy_rapporteur', 'president', 'rapporteur', 'vice_president'].sort(),
    );
    expect(seats.every(({ association }) => inBoth(association))).toBe(true);
    const unnamed = seatPlan.filter(({ holder }) => holder?.consent === false);
    expect(unnamed.length).toBeGreaterThan(3);
    expect(seats.filter(({ filled, holderName }) => filled && holderName === null)).toHaveLength(unnamed.length);
    expect(seats.filter(({ filled }) => !filled)).toHaveLength(1);
  });
});

test.each([
  ['moderator', ['moderator']],
  ['member1', ['member']],
  ['member2', ['member', 'rapporteur']],
  ['member5', ['member']],
  ['citizen1', []],
  ['citizen5', []],
  ['official', ['official']],
  ['admin', ['admin']],
])('the account %s signs in with its role', async (name, roles) => {
  const account = await findAccountByEmail(opened.db, `${name}@demo.tachawor.test`);
  if (!account) throw new Error('the account is missing');
  expect(await isPassword(account.passwordHash, 'tachawor-demo')).toBe(true);
  expect((await listRoleGrants(opened.db, account.personId)).map(({ role }) => role).sort()).toEqual(roles);
  const standing = (await listStandings(opened.db, [account.personId], [])).get(account.personId);
  expect(standing?.charterVersion).toBe(charterVersion);
});

describe('the live session', () => {
  test('says what it is for, what is decided, by whom, by when, and what follows', async () => {
    const { session, agenda } = await liveRoom();
    expect(session).toMatchObject({ state: 'open', code: 'TACHAW' });
    for (const key of ['title', 'purpose', 'decides', 'decidedBy', 'decidedWhen', 'afterwards'] as const) {
      expect(inBoth(session[key]) && Boolean(session[key].en), key).toBe(true);
    }
    expect(agenda).toHaveLength(4);
    expect(agenda.some(({ agendaItemId }) => agendaItemId === session.currentItemId)).toBe(true);
    expect(agenda.every(({ title }) => inBoth(title))).toBe(true);
  });

  test('has statements in both languages with votes that differ', async () => {
    const { statements } = await liveRoom();
    expect(statements.length).toBeGreaterThanOrEqual(12);
    expect(new Set(statements.map(({ lang }) => lang))).toEqual(new Set(['ar', 'fr']));
    const shares = statements.map(({ tally }) => tally.agree / (tally.agree + tally.disagree + tally.pass));
    expect(Math.max(...shares)).toBeGreaterThan(0.8);
    expect(Math.min(...shares)).toBeLessThan(0.5);
    expect(statements.every(({ tally }) => tally.agree + tally.disagree + tally.pass >= 15)).toBe(true);
  });

  test('has comments of all kinds, in threads, one of them hidden with a reason', async () => {
    const { comments } = await liveRoom();
    expect(comments.total).toBeGreaterThanOrEqual(28);
    expect(comments.hidden).toBe(1);
    expect(new Set(comments.items.map(({ kind }) => kind))).toEqual(new Set(commentKinds));
    expect(comments.items.filter(({ parentId }) => parentId !== null).length).toBeGreaterThan(8);
    const hidden = comments.items.find(({ state }) => state === 'hidden');
    expect(hidden).toMatchObject({ text: null, reason: 'advertising' });
    const times = comments.items.filter(({ parentId }) => parentId === null).map(({ postedAt }) => postedAt);
    expect(times).toEqual(times.toSorted().toReversed());
    expect(new Set(times).size).toBe(times.length);
  });

  test('has questions in both languages with their supports, one shortlisted, one answered in writing', async () => {
    const { questions } = await liveRoom();
    expect(questions.held).toBe(0);
    expect(questions.items.map(({ state }) => state).sort()).toEqual([
      'answered',
      'open',
      'open',
      'open',
      'shortlisted',
    ]);
    expect(new Set(questions.items.map(({ lang }) => lang))).toEqual(new Set(['ar', 'fr']));
    expect(questions.items.filter(({ author }) => author === null)).toHaveLength(1);
    const answered = questions.items.find(({ state }) => state === 'answered');
    expect(answered?.answer).not.toBeNull();
    expect(Date.parse(answered?.answeredAt ?? '')).toBeGreaterThan(Date.parse(answered?.askedAt ?? ''));
    expect(new Set(questions.items.map(({ supports }) => supports)).size).toBe(5);
  });

  test('has an open motion for guests, a draft for members, and one with its result', async () => {
    const { session, motions } = await liveRoom();
    expect(motions.map(({ state }) => state).sort()).toEqual(['closed', 'open']);
    expect(motions.find(({ state }) => state === 'open')).toMatchObject({ electorate: 'all', result: null });
    expect(motions.find(({ state }) => state === 'closed')?.result).toMatchObject({ adopted: true });
    const drafts = (await listMotions(opened.db, session.sessionId)).filter(({ state }) => state === 'draft');
    expect(drafts.map(({ electorate }) => electorate)).toEqual(['members']);
  });
});

describe('what moderators of the live session find', () => {
  test('a statement was merged, one is translated, those of the organisers say so', async () => {
    const { statements } = await liveRoom();
    const merged = statements.filter(({ state }) => state === 'merged');
    expect(merged).toHaveLength(1);
    expect(statements.find(({ statementId }) => statementId === merged[0]?.mergedInto)).toMatchObject({
      state: 'accepted',
    });
    expect(statements.filter(({ lang, translations }) => lang === 'fr' && translations.ar)).toHaveLength(1);
    expect(statements.filter(({ byOrganisers }) => byOrganisers)).toHaveLength(3);
    expect(new Set(statements.map(({ state }) => state)), 'what waits is not told').toEqual(
      new Set(['accepted', 'merged']),
    );
  });

  test('one statement waits for a listed word, an appeal is open, a comment was reported by two', async () => {
    const { session } = await liveRoom();
    const moderator = await findAccountByEmail(opened.db, 'moderator@demo.tachawor.test');
    const forum = await createForum({ url: database.url });
    const cockpit = await loadCockpit(await forum.as(moderator?.personId ?? ''), session.sessionId);
    await forum.close();
    const waiting = cockpit.statements.filter(({ state }) => state === 'held');
    expect(waiting).toHaveLength(1);
    expect(cockpit.heldWords[waiting[0]?.statementId ?? '']).toEqual(['رشوة']);
    expect(cockpit.statementAppeals).toMatchObject([
      { refused: true, decidable: true, statement: { state: 'refused', reason: 'disrespect' } },
    ]);
    expect(cockpit.reported).toMatchObject([{ reports: [{ reason: 'off_topic', count: 2 }] }]);
    expect(cockpit.held).toEqual([]);
  });
});

describe('the other sessions', () => {
  test('are one planned for next week and one closed with its result', async () => {
    const sessions = await listSessions(opened.db, guelmim.communeId);
    expect(sessions.map(({ state }) => state)).toEqual(['open', 'planned', 'closed']);
    const [, planned, closed] = sessions;
    const days = ((planned?.startsAt.getTime() ?? 0) - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(5);
    expect(days).toBeLessThan(9);
    const room = await loadRoom(opened.db, closed?.sessionId ?? '');
    expect(room.motions.map(({ resultShown }) => resultShown)).toEqual([true, true, true]);
    expect(room.motions.find(({ method }) => method === 'ranked-irv')).toMatchObject({
      cast: 15,
      result: { winners: ['c'] },
    });
    expect(room.comments.total).toBeGreaterThan(5);
    expect(room.session.minutesAt).not.toBeNull();
    expect(Date.parse(room.session.closedAt ?? '')).toBeGreaterThan(Date.parse(room.session.openedAt ?? ''));
  });

  test('the closed one has a transcript in two languages, speakers, and a map of its opinions', async () => {
    const closed = (await listSessions(opened.db, guelmim.communeId)).find(({ state }) => state === 'closed');
    const sessionId = closed?.sessionId ?? '';
    const { lines, pages } = await loadTranscript(opened.db, sessionId, 1);
    expect(pages).toBe(1);
    expect(new Set(lines.map(({ lang }) => lang))).toEqual(new Set(['ar', 'fr']));
    expect(lines.every(({ text, at }) => text !== null && at >= (closed?.startsAt.toISOString() ?? ''))).toBe(true);
    const replay = await loadReplay(opened.db, sessionId, new Date());
    const told = new Set(replay?.steps.map(({ what }) => what));
    expect(told).toEqual(new Set(['session', 'item', 'floor', 'motion', 'result']));
    expect(replay?.left).toBe(0);
    expect(replay?.steps.slice(0, 2)).toMatchObject([
      { at: 0, what: 'session' },
      { what: 'item', item: { number: '1' } },
    ]);
    const { drawn } = await loadPublicMap(opened.db, sessionId);
    // How it falls into groups depends on the order of the open data, which is drawn by lot.
    expect(drawn?.view.people).toBeGreaterThanOrEqual(20);
  });

  test('nobody took part in a session without having joined it', async () => {
    for (const { sessionId, state } of await listSessions(opened.db, guelmim.communeId)) {
      if (state === 'planned') continue;
      const rows = await opened.db.execute(sql`
        select s.author_id from statements s where s.session_id = ${sessionId}
        union select v.person_id from statement_votes v join statements s using (statement_id) where s.session_id = ${sessionId}
        union select c.author_id from comments c where c.session_id = ${sessionId}
        union select b.person_id from ballots b join motions m using (motion_id) where m.session_id = ${sessionId}
        except select person_id from participants where session_id = ${sessionId}`);
      expect(rows.length, state).toBe(0);
      expect(await countParticipants(opened.db, sessionId)).toBeGreaterThan(20);
    }
  });

  test('the closed one has minutes with everything that minutes tell of, signed by both officers', async () => {
    const closed = (await listSessions(opened.db, guelmim.communeId)).find(({ state }) => state === 'closed');
    for (const lang of ['ar', 'fr'] as const) {
      const { paper } = await loadMinutes(opened.db, closed?.sessionId ?? '', lang);
      const textOf = (section: string) => JSON.stringify(paper.sections.find((one) => one.section === section)?.blocks);
      expect(paper.sections).toHaveLength(9);
      expect(JSON.stringify(paper)).not.toContain('[…]');
      expect(textOf('attendance')).toContain('"kind":"table"');
      expect(textOf('agenda')).toMatch(/32 (دقيقة|minutes)/);
      expect(textOf('proceedings')).toContain('مينة');
      expect(textOf('opinions')).toContain('«');
      expect(textOf('questions')).toContain('رمضان');
      expect(paper.signatures.items.join()).toMatch(/إبراهيم.*مينة/);
      for (const { holder } of seatPlan) {
        if (holder && !holder.consent) expect(JSON.stringify(paper)).not.toContain(`"${holder.name} (`);
      }
    }
  });

  test('hold together when they are counted anew', async () => {
    const services = { db: opened.db, deliver: () => undefined, now: () => new Date() };
    for (const { sessionId } of await listSessions(opened.db, guelmim.communeId)) {
      const recount = recountArchive(await exportSession(services, sessionId));
      expect(recount.differences).toEqual([]);
    }
  });
});
