import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SessionState } from '#app/contract/moderation.ts';
import type { Db } from '#db/client.ts';
import { createForum, handlers, makeServices, type Forum } from '#tests/support/forum.ts';
import { outcomeOf } from '#tests/support/refusals.ts';
import { readSourceFiles, statementsOf, type SourceFile } from '../architecture/source-files.ts';
import { castRoles, contextFor, roles, type Role, type Stage } from './authz-matrix-cast.ts';
import type { Row } from './authz-matrix-cells.ts';
import { rows } from './authz-matrix-rows.ts';
import { opinionRows } from './authz-opinions-rows.ts';

let forum: Forum;
let stages: Record<SessionState, Stage>;

beforeAll(async () => {
  forum = await createForum();
  stages = await castRoles(forum);
});
afterAll(() => forum.close());

const sources = readSourceFiles();
const helpers = /^(access|read|require|may)(?=[A-Z])/;

/** Exported functions of the domain whose first parameter has one of these types. */
function exportedOf(files: SourceFile[], types: RegExp): Array<{ name: string; path: string }> {
  return files
    .filter((file) => /^server\/domain\/[^/]+\//.test(file.path))
    .flatMap((file) =>
      statementsOf(file)
        .filter(ts.isFunctionDeclaration)
        .filter((node) => ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword))
        .filter((node) => types.test(node.parameters[0]?.type?.getText() ?? ''))
        .map((node) => ({ name: node.name?.text ?? '', path: file.path })),
    );
}

const doors = exportedOf(sources, /^ActionContext$/).filter(({ name }) => !helpers.test(name));

test('every action of the domain has a row, and every row an action', () => {
  expect(doors.length).toBeGreaterThan(25);
  const known = new Set([...rows, ...opinionRows].map((row) => row.door));
  expect(doors.map(({ name }) => name).filter((name) => !known.has(name))).toEqual([]);
  const real = new Set(doors.map(({ name }) => name));
  const readers = /^(load|admit)/;
  expect([...known].filter((name) => !real.has(name) && !readers.test(name))).toEqual([]);
});

test('a door without a row is noticed', () => {
  const text = 'export async function seizePower(ctx: ActionContext, input: SeizePowerInput): Promise<void> {}';
  const ast = ts.createSourceFile('x.ts', text, ts.ScriptTarget.Latest, true);
  const invented: SourceFile = { path: 'server/domain/votes/x.ts', text, lines: 1, ast, imports: [] };
  expect(exportedOf([invented], /^ActionContext$/)).toEqual([{ name: 'seizePower', path: 'server/domain/votes/x.ts' }]);
});

test('every row answers every role', () => {
  for (const row of rows)
    for (const cells of Object.values(row.answers)) expect(Object.keys(cells).sort()).toEqual([...roles].sort());
});

test('what only the operator does cannot be reached from the network', () => {
  // Open data is for everybody; what a guest did follows the person who has just signed in; the room of a text stores it;
  // the thread of the maps draws them; records grow by what was committed; the door of guests is behind joining;
  // what is overdue is erased by the clock.
  const others = [
    'drawMap',
    'exportSession',
    'growLedger',
    'completeLedger',
    'adoptGuest',
    'storeText',
    'createUpdateLog',
    'createWelcome',
    'networkHasher',
    'eraseOverdue',
  ];
  const operators = exportedOf(sources, /^(OperatorServices|DomainServices|Pick<DomainServices)/).filter(
    ({ name }) => !others.includes(name),
  );
  expect(operators.map(({ name }) => name).sort()).toEqual([
    'createAccount',
    'createSpace',
    'fillSeats',
    'importCommunes',
    'loadPseudonyms',
    'resetEmail',
    'resetPassword',
    'revokeRole',
    'setDelegationRules',
    'setSuspended',
  ]);
  const outside = sources.filter((file) => /^(app|server\/(http|realtime|auth|subscribers))\//.test(file.path));
  for (const { name } of operators) {
    const word = new RegExp(`\\b${name}\\b`);
    expect(
      outside.filter((file) => word.test(file.text)).map((file) => file.path),
      name,
    ).toEqual([]);
  }
});

class TakenBack extends Error {}

/** Tries a door inside a transaction that is taken back, so that every role stands before the same stage. */
async function tryDoor(row: Row, stage: Stage, role: Role): Promise<{ answer: string; published: number }> {
  const recorder = { clock: { now: new Date() }, published: [], mails: [], lines: [] };
  let answer = '';
  await forum.db
    .transaction(async (tx) => {
      const services = makeServices(tx as unknown as Db, recorder, handlers);
      answer = await outcomeOf(row.call(contextFor(stage, role, services), stage));
      throw new TakenBack();
    })
    .catch((error: unknown) => {
      if (!(error instanceof TakenBack)) throw error;
    });
  const frames = (recorder.published as Array<{ frames: unknown[]; votes: { motions: Map<string, string> } }>).map(
    (one) => one.frames.length + one.votes.motions.size,
  );
  return { answer, published: frames.reduce((sum, count) => sum + count, 0) };
}

describe.each(rows.map((row) => ({ ...row, name: [row.door, row.use].filter(Boolean).join(' ') })))('$name', (row) => {
  const states = Object.keys(row.answers) as SessionState[];
  test.each(states)('in a session that is %s', async (state) => {
    const tried: Partial<Record<Role, string>> = {};
    for (const role of roles) {
      const { answer, published } = await tryDoor(row, stages[state], role);
      tried[role] = answer;
      if (answer !== 'ok') expect(published, `${role} was refused and yet something was published`).toBe(0);
    }
    expect(tried).toEqual(row.answers[state]);
  });
});

test('rights are those of the moment: a role that ended, a suspension, a charter that changed', async () => {
  const stage = stages.open;
  const moderator = stage.actors.moderator;
  if (moderator.kind === 'visitor') throw new Error('no moderator');
  const move = rows.find((row) => row.door === 'moveAgenda');
  const comment = rows.find((row) => row.door === 'postComment');
  if (!move || !comment) throw new Error('no such row');
  const answer = async (row: Row) => (await tryDoor(row, stage, 'moderator')).answer;
  expect(await answer(move)).toBe('ok');
  await forum.sql`update role_grants set commune_id = '10.261.01.02.' where person_id = ${moderator.personId}`;
  expect(await answer(move)).toBe('forbidden session.not_moderator');
  expect(await answer(comment)).toBe('ok');
  await forum.sql`update people set charter_version = 0 where person_id = ${moderator.personId}`;
  expect(await answer(comment)).toBe('forbidden charter.not_accepted');
  await forum.sql`update people set suspended_at = now() where person_id = ${moderator.personId}`;
  expect(await answer(comment)).toBe('forbidden auth.suspended');
  expect(await answer(move)).toBe('forbidden auth.suspended');
});
