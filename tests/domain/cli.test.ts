import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connect } from '#db/client.ts';
import { findAccountByEmail, listRoleGrants } from '#db/queries/people.ts';
import { findCommuneBySlug, findSpace } from '#db/queries/places.ts';
import { findSessionByCode } from '#db/queries/sessions.ts';
import { listAuthSessions } from '#db/queries/sign-in.ts';
import { createAuthSessions } from '#server/auth/auth-sessions.ts';
import { isPassword } from '#server/domain/accounts/hashes.ts';
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts';
import { runCli } from '#tests/support/run-cli.ts';
import { runCommand, type Ending } from '#server/cli/run-command.ts';
import { createSurroundings } from '#server/cli/surroundings.ts';
import { Readable } from 'node:stream';

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await createTestDatabase({ seeded: true });
  folder = mkdtempSync(path.join(tmpdir(), 'tachawor-cli-'));
});
afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

const cli = (args: string[], input = ''): Promise<Ending> =>
  runCommand(args, {
    ...createSurroundings({ DATABASE_URL: database.url }, Readable.from([input])),
    tell: () => undefined,
  });

async function look<T>(read: (db: ReturnType<typeof connect>['db']) => Promise<T>): Promise<T> {
  const { db, close } = connect(database.url, 1);
  return read(db).finally(close);
}

test('--help lists the commands, without touching a database', async () => {
  const help = await runCli(['--help'], { DATABASE_URL: 'nonsense' });
  expect(help).toMatchObject({ status: 0, stderr: '' });
  for (const name of [
    'communes import',
    'accounts create',
    'accounts password',
    'accounts email',
    'space create',
    'space delegation',
    'seed demo',
    'replay',
    'recount',
    'export',
  ]) {
    expect(help.stdout).toContain(name);
  }
  const own = await cli(['replay', '--help']);
  expect(own.status).toBe(0);
  expect(own.stdout).toContain('--speed N');
});

describe('wrong arguments end with 2 and one clear line', () => {
  test.each([
    [[], 'A command is missing'],
    [['nothing'], 'There is no command "nothing"'],
    [['accounts'], 'There is no command "accounts"'],
    [['accounts', 'create'], '--email is missing'],
    [['accounts', 'create', '--email', 'x', '--name', 'Amina', '--role', 'citizen'], 'not an e-mail address'],
    [['accounts', 'create', '--email', 'x@example.ma', '--name', 'Amina', '--role', 'king'], '--role must be one of'],
    [['accounts', 'create', '--email', 'x@example.ma', '--name', 'Amina', '--role', 'member'], '--commune is missing'],
    [['accounts', 'password'], '--email is missing'],
    [['accounts', 'password', '--email', 'x@example.ma', 'secret word'], 'one argument too many'],
    [['accounts', 'email', '--email', 'x@example.ma'], '--to is missing'],
    [['accounts', 'email', '--email', 'x@example.ma', '--to', 'y'], '"y" is not an e-mail address'],
    [['accounts', 'create', '--mail', 'x@example.ma'], "Unknown option '--mail'"],
    [['communes', 'import'], 'FILE.csv is missing'],
    [['communes', 'import', 'a.csv', 'b.csv'], 'one argument too many'],
    [['space', 'create', '--commune', 'agadir', '--seats', 'many'], '--seats must be a whole number'],
    [['replay', '.', '--speed', '-1'], '--speed'],
    [['export', 'x', 'y.zip'], "not a session's id"],
  ])('%j', async (args, message) => {
    const run = await cli(args);
    expect(run.status).toBe(2);
    expect(run.stdout).toBe('');
    expect(run.stderr.trim().split('\n')).toHaveLength(1);
    expect(run.stderr).toContain(message);
  });
});

test('the program itself ends so', async () => {
  expect(await runCli(['nothing'])).toMatchObject({ status: 2, stdout: '' });
  const password = [
    'accounts',
    'create',
    '--email',
    'p@example.ma',
    '--name',
    'Piped',
    '--role',
    'citizen',
    '--password-stdin',
  ];
  expect(await runCli(password, { DATABASE_URL: database.url }, 'too short\n')).toMatchObject({ status: 2 });
  expect(await runCli(password, { DATABASE_URL: database.url }, 'long enough\n')).toMatchObject({
    status: 0,
    stderr: '',
  });
});

describe('what cannot be done ends with 1 and one clear line', () => {
  test.each([
    [['recount', 'missing.zip'], 'cannot be read'],
    [['seed', 'demo'], 'There are communes already'],
    [['accounts', 'suspend', '--email', 'nobody@example.ma'], 'No account has this address'],
    [['accounts', 'password', '--email', 'nobody@example.ma'], 'No account has this address'],
    [['accounts', 'email', '--email', 'nobody@example.ma', '--to', 'x@example.ma'], 'No account has this address'],
    [
      ['accounts', 'email', '--email', 'citizen1@demo.tachawor.test', '--to', 'citizen2@demo.tachawor.test'],
      'has an account already',
    ],
    [['space', 'create', '--commune', 'guelmim'], 'has a space already'],
    [['space', 'create', '--commune', 'nowhere'], 'No commune has this slug'],
    [['export', '00000000-0000-4000-8000-000000000000', 'x.zip'], 'There is no such session'],
    [['replay', 'missing-folder'], 'cannot be read'],
  ])('%j', async (args, message) => {
    const run = await cli([...args, '--json']);
    expect(run.status).toBe(1);
    expect(JSON.parse(run.stdout).error).toContain(message);
    expect(run.stderr.trim().split('\n')).toHaveLength(1);
  });

  test('a database that does not answer', async () => {
    const run = await runCommand(
      ['communes', 'list'],
      createSurroundings({ DATABASE_URL: 'postgres://nobody@127.0.0.1:9/none' }, Readable.from([])),
    );
    expect(run.status).toBe(1);
    expect(run.stderr.trim().split('\n')).toHaveLength(1);
    expect(run.stderr).toContain('database');
  });
});

describe('accounts', () => {
  test('get the password that was piped in, or one that is shown once', async () => {
    const piped = await cli(
      [
        'accounts',
        'create',
        '--email',
        'Amina@Example.ma',
        '--name',
        'Amina',
        '--role',
        'moderator',
        '--commune',
        'agadir',
        '--password-stdin',
      ],
      'a long password\n',
    );
    expect(piped).toMatchObject({ status: 0, stderr: '' });
    expect(piped.stdout).not.toContain('a long password');
    const amina = await look((db) => findAccountByEmail(db, 'amina@example.ma'));
    expect(await isPassword(amina?.passwordHash ?? null, 'a long password')).toBe(true);

    const made = await cli([
      'accounts',
      'create',
      '--email',
      'root@example.ma',
      '--name',
      'Root',
      '--role',
      'admin',
      '--json',
    ]);
    const { password, personId } = JSON.parse(made.stdout) as { password: string; personId: string };
    const admin = await look((db) => findAccountByEmail(db, 'root@example.ma'));
    expect(await isPassword(admin?.passwordHash ?? null, password)).toBe(true);
    expect(await look((db) => listRoleGrants(db, personId))).toEqual([
      { role: 'admin', communeId: null, spaceId: null },
    ]);
  });

  test('too short a password is refused', async () => {
    const args = [
      'accounts',
      'create',
      '--email',
      'short@example.ma',
      '--name',
      'Short',
      '--role',
      'citizen',
      '--password-stdin',
    ];
    expect(await cli(args, 'short\n')).toMatchObject({ status: 2 });
    expect(await look((db) => findAccountByEmail(db, 'short@example.ma'))).toBeNull();
  });

  test('are suspended, restored, and lose a role', async () => {
    const address = 'member5@demo.tachawor.test';
    const suspended = async () => (await look((db) => findAccountByEmail(db, address)))?.suspended;
    expect(await cli(['accounts', 'suspend', '--email', address])).toMatchObject({ status: 0 });
    expect(await suspended()).toBe(true);
    expect(await cli(['accounts', 'restore', '--email', address])).toMatchObject({ status: 0 });
    expect(await suspended()).toBe(false);
    expect(await cli(['accounts', 'revoke-role', '--email', address, '--role', 'member'])).toMatchObject({ status: 0 });
    const account = await look((db) => findAccountByEmail(db, address));
    expect(await look((db) => listRoleGrants(db, account?.personId ?? ''))).toEqual([]);
  });
});

describe('somebody who forgot', () => {
  const address = 'citizen3@demo.tachawor.test';
  const logins = async (personId: string) => look((db) => listAuthSessions(db, personId));
  const signedIn = async () => {
    const { personId = '' } = (await look((db) => findAccountByEmail(db, address))) ?? {};
    await look((db) => createAuthSessions(db).create(personId, 'test'));
    expect(await logins(personId)).not.toEqual([]);
    return personId;
  };

  test('gets a new password, made or piped in, and is signed out everywhere', async () => {
    const fits = async (typed: string) =>
      isPassword((await look((db) => findAccountByEmail(db, address)))?.passwordHash ?? null, typed);
    const personId = await signedIn();
    const made = await cli(['accounts', 'password', '--email', address, '--json']);
    const { password } = JSON.parse(made.stdout) as { password: string };
    expect(await fits(password)).toBe(true);
    expect(await logins(personId)).toEqual([]);
    await signedIn();
    const piped = ['accounts', 'password', '--email', address, '--password-stdin'];
    expect(await cli(piped, 'short\n')).toMatchObject({ status: 2 });
    expect([await fits(password), (await logins(personId)).length]).toEqual([true, 1]);
    const run = await cli(piped, 'three plain words\n');
    expect(run).toMatchObject({ status: 0, stderr: '' });
    expect(run.stdout).not.toContain('three plain words');
    expect([await fits('three plain words'), await logins(personId)]).toEqual([true, []]);
  });

  test('gets another address, and stays signed in', async () => {
    const personId = await signedIn();
    const to = 'Moved@Example.ma';
    expect(await cli(['accounts', 'email', '--email', address, '--to', to])).toMatchObject({ status: 0 });
    expect((await look((db) => findAccountByEmail(db, 'moved@example.ma')))?.personId).toBe(personId);
    expect(await look((db) => findAccountByEmail(db, address))).toBeNull();
    expect(await logins(personId)).toHaveLength(1);
  });
});

test('a commune gets its space, and members can be made in it', async () => {
  const member = [
    'accounts',
    'create',
    '--email',
    'm@example.ma',
    '--name',
    'Membre',
    '--role',
    'member',
    '--commune',
    'agadir',
  ];
  const early = await cli(member);
  expect(early.status).toBe(1);
  expect(early.stderr).toContain('space create');
  const made = await cli(['space', 'create', '--commune', 'agadir', '--name-ar', 'فضاء أكادير', '--seats', '21']);
  expect(made).toMatchObject({ status: 0, stderr: '' });
  const space = await look(async (db) => findSpace(db, (await findCommuneBySlug(db, 'agadir'))?.communeId ?? ''));
  expect(space).toMatchObject({ name: { ar: 'فضاء أكادير' }, seatCount: 21 });
  expect(await cli(member)).toMatchObject({ status: 0 });
});

test('the export of a session is counted anew without a difference', async () => {
  const session = await look((db) => findSessionByCode(db, 'TACHAW'));
  const file = path.join(folder, 'live.zip');
  expect(await cli(['export', session?.sessionId ?? '', file])).toMatchObject({ status: 0 });
  const recount = await cli(['recount', file, '--json']);
  expect(recount.status).toBe(0);
  expect(JSON.parse(recount.stdout)).toMatchObject({ motions: 1, differences: [] });
});
