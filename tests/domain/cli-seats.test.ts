import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect } from '#db/client.ts';
import { listOfficers } from '#db/queries/minutes.ts';
import { findAccountByEmail, listRoleGrants } from '#db/queries/people.ts';
import { findCommuneBySlug, findSpace } from '#db/queries/places.ts';
import { listSeats } from '#db/queries/seats.ts';
import { countMembersInOffice } from '#db/queries/sessions.ts';
import { runCommand, type Ending } from '#server/cli/run-command.ts';
import { createSurroundings } from '#server/cli/surroundings.ts';
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts';

/** The seats of a space that somebody sets up for the first time. */

let database: TestDatabase;
let connection: ReturnType<typeof connect>;
let folder: string;
let spaceId: string;

const cli = (...args: string[]): Promise<Ending> =>
  runCommand(args, {
    ...createSurroundings({ DATABASE_URL: database.url }, Readable.from(['a long password\n'])),
    tell: () => undefined,
  });
const account = (address: string, role = 'citizen') =>
  cli(
    'accounts',
    'create',
    '--email',
    address,
    '--name',
    'Amina',
    '--role',
    role,
    '--commune',
    'agadir',
    '--password-stdin',
  );

beforeAll(async () => {
  database = await createTestDatabase({ seeded: true });
  connection = connect(database.url, 2);
  folder = mkdtempSync(path.join(tmpdir(), 'tachawor-seats-'));
  expect(await cli('space', 'create', '--commune', 'agadir', '--seats', '3')).toMatchObject({ status: 0 });
  for (const address of ['president@example.ma', 'rapporteur@example.ma', 'next@example.ma'])
    expect(await account(address)).toMatchObject({ status: 0 });
  const commune = await findCommuneBySlug(connection.db, 'agadir');
  spaceId = (await findSpace(connection.db, commune?.communeId ?? ''))?.spaceId ?? '';
});
afterAll(async () => {
  await connection.close();
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

const head = 'seat,association_ar,association_fr,category,holder,email,name_consent_on,office,starts_on,ends_on';
const rows = [
  '1,جمعية الأحياء,Association des quartiers,civil_society,خديجة,president@example.ma,2024-01-15,president,2024-01-15,2030-01-14',
  '2,جمعية الشباب,,youth,سعيد,Rapporteur@Example.ma,,rapporteur,2024-01-15,',
  '3,جمعية النساء,,women,,,,,,',
];
function fill(lines: string[], header = head): Promise<Ending> {
  const file = path.join(folder, 'seats.csv');
  writeFileSync(file, [header, ...lines].join('\n'));
  return cli('space', 'seats', '--commune', 'agadir', file);
}
const rolesOf = async (address: string) => {
  const found = await findAccountByEmail(connection.db, address);
  return (await listRoleGrants(connection.db, found?.personId ?? '')).map(({ role }) => role);
};

test('a table fills the seats; holders with an account are members, officers sign, a name needs consent', async () => {
  const done = await fill(rows);
  expect(done).toMatchObject({ status: 0, stderr: '' });
  expect(done.stdout).toContain('3 seats of agadir are up to date, 2 of them held.');
  expect(await listSeats(connection.db, spaceId)).toMatchObject([
    { number: 1, category: 'civil_society', holderName: 'خديجة', filled: true, officerRole: 'president' },
    { number: 2, category: 'youth', holderName: null, filled: true, officerRole: 'rapporteur', endsOn: null },
    { number: 3, category: 'women', holderName: null, filled: false },
  ]);
  expect(await countMembersInOffice(connection.db, spaceId)).toBe(2);
  expect((await listOfficers(connection.db, spaceId)).map(({ role, personId }) => [role, personId !== null])).toEqual([
    ['president', true],
    ['rapporteur', true],
  ]);
  for (const address of ['president@example.ma', 'rapporteur@example.ma'])
    expect(await rolesOf(address)).toEqual(['member']);
});

test('the same table again changes nothing; another holder begins another mandate and takes the seat over', async () => {
  await fill(rows);
  const count = async () =>
    (
      await connection.db.execute<{ n: number }>(
        `select count(*)::int as n from mandates m join seats s using (seat_id) where s.space_id = '${spaceId}'`,
      )
    )[0]?.n;
  const before = await count();
  await fill(rows);
  expect(await count()).toBe(before);
  const next = rows.with(0, '1,جمعية الأحياء,,civil_society,ليلى,next@example.ma,,president,2026-01-01,');
  expect(await fill(next)).toMatchObject({ status: 0 });
  expect(await count()).toBe((before ?? 0) + 1);
  expect(await rolesOf('president@example.ma')).toEqual([]);
  expect(await rolesOf('next@example.ma')).toEqual(['member']);
  const [first] = await listOfficers(connection.db, spaceId);
  expect(first?.personId).toBe((await findAccountByEmail(connection.db, 'next@example.ma'))?.personId);
  expect(await listSeats(connection.db, spaceId)).toHaveLength(3);
});

test('a mandate that is still to begin leaves the one before it in office until then', async () => {
  const row = (holder: string, from: string) => `3,جمعية النساء,,women,${holder},,2024-01-15,,${from},`;
  await fill([row('نزهة', '2024-01-15')]);
  const later = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  await fill([row('سميرة', later)]);
  const third = (await listSeats(connection.db, spaceId)).find(({ number }) => number === 3);
  const before = new Date(Date.parse(later) - 86_400_000).toISOString().slice(0, 10);
  expect(third).toMatchObject({ holderName: 'نزهة', filled: true, endsOn: before });
  await fill([rows[2] ?? '']);
  expect((await listSeats(connection.db, spaceId)).filter(({ number }) => number === 3)).toMatchObject([
    { filled: false, holderName: null },
  ]);
});

test.each([
  ['a column that is missing', ['1,x'], 'has no columns "association_fr"', 'seat,association_ar'],
  ['no number', ['x,ج ج ج,,youth,,,,,,'], 'Line 2: "x" is not the number of a seat'],
  ['a seat twice', [rows[2] ?? '', rows[2] ?? ''], 'seat 3 stands there twice'],
  ['an unknown category', ['1,جمعية,,old,,,,,,'], '"old" is not a category'],
  ['a holder without a beginning', ['1,جمعية,,youth,سعيد,,,,,'], 'starts_on is empty'],
  ['no date', ['1,جمعية,,youth,سعيد,,,,15/01/2024,'], 'is not a date as YYYY-MM-DD'],
  ['an end before its beginning', ['1,جمعية,,youth,سعيد,,,,2024-01-15,2023-01-01'], 'ends_on is before'],
  ['an unknown office', ['1,جمعية,,youth,سعيد,,,king,2024-01-15,'], '"king" is not an office'],
  [
    'two presidents',
    rows.slice(0, 2).map((row) => row.replace('rapporteur,2024', 'president,2024')),
    'two seats have the office',
  ],
  [
    'an address without an account',
    ['1,جمعية,,youth,سعيد,nobody@example.ma,,,2024-01-15,'],
    'No account has the address nobody@example.ma',
  ],
  ['more seats than there are', ['4,جمعية,,youth,,,,,,'], 'The space has no seat of such a number'],
])('%s is told in one line, and nothing is changed', async (_, lines, message, header = head) => {
  const seats = await listSeats(connection.db, spaceId);
  const run = await fill(lines, header);
  expect(run.status).toBe(1);
  expect(run.stderr.trim().split('\n')).toHaveLength(1);
  expect(run.stderr).toContain(message);
  expect(await listSeats(connection.db, spaceId)).toEqual(seats);
});
