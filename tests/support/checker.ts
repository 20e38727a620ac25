import { parse } from 'csv-parse/sync';
import { unzipSync } from 'fflate';
import type postgres from 'postgres';
import type { ActInput, ActName } from '#app/contract/commands.ts';

/** One act as the outside saw it. */
export type Sent = {
  [N in ActName]: {
    token: string;
    name: N;
    input: ActInput<N>;
    /** Unknown: no answer came for good. */
    fate: 'unknown' | 'acknowledged' | 'refused';
    revision: number | null;
    at: number;
    endedAt: number | null;
  };
}[ActName];

export type Findings = {
  /** Acknowledged and not stored, or stored and taken back. */
  lost: string[];
  /** One act, more than one effect. */
  doubled: string[];
  /** Told that it was not taken, and found in the database. */
  refusedButStored: string[];
  /** The open data says something else than the database. */
  exportDiffers: string[];
};

export type Counts = { sent: number; acknowledged: number; refused: number; unknown: number };

type World = { sql: postgres.Sql; sessionId: string; openData: Record<string, string> };

/**
 * An independent witness: it notes what was sent and how it ended, and afterwards asks the database and the open data
 * for each act. It knows the tables, but none of the code that fills them.
 */
export function createChecker() {
  const log: Sent[] = [];
  const end = (act: Sent, fate: Sent['fate'], revision: unknown): void => {
    act.fate = fate;
    act.revision = typeof revision === 'number' ? revision : null;
    act.endedAt = Date.now();
  };
  return {
    log: log as readonly Sent[],
    sent<N extends ActName>(token: string, name: N, input: ActInput<N>): Sent {
      const act = {
        token,
        name,
        input,
        fate: 'unknown',
        revision: null,
        at: Date.now(),
        endedAt: null,
      } as unknown as Sent;
      log.push(act);
      return act;
    },
    acknowledged: (act: Sent, answer: Record<string, unknown>): void => end(act, 'acknowledged', answer.revision),
    refused: (act: Sent): void => end(act, 'refused', null),
    counts(): Counts {
      const of = (fate: Sent['fate']): number => log.filter((act) => act.fate === fate).length;
      return { sent: log.length, acknowledged: of('acknowledged'), refused: of('refused'), unknown: of('unknown') };
    },
    async inspect(world: World): Promise<Findings> {
      const findings: Findings = { lost: [], doubled: [], refusedButStored: [], exportDiffers: [] };
      const persons = await findPersons(world.sql, log);
      await inspectTexts(world, log, findings);
      await inspectVotes(world, log, persons, findings);
      await inspectBallots(world, log, persons, findings);
      await inspectRefused(world.sql, log, persons, findings);
      return findings;
    },
  };
}

export type Checker = ReturnType<typeof createChecker>;

/** Downloads the open data of a session and opens it. */
export async function fetchOpenData(url: string, sessionId: string): Promise<Record<string, string>> {
  const answer = await fetch(`${url}/api/v1/sessions/${sessionId}/export.zip`);
  if (answer.status !== 200) throw new Error(`the open data was answered with ${answer.status}`);
  const files = unzipSync(new Uint8Array(await answer.arrayBuffer()));
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, new TextDecoder().decode(bytes)]));
}

const readCsv = (text: string | undefined): Array<Record<string, string>> =>
  parse(text ?? '', { columns: true, bom: true, relaxColumnCount: true }) as Array<Record<string, string>>;

async function findPersons(sql: postgres.Sql, log: Sent[]): Promise<Map<string, string>> {
  const tokens = [...new Set(log.map((act) => act.token))];
  const rows = await sql<{ token: string; person: string }[]>`
    select t.token, s.person_id as person from unnest(${tokens}::text[]) t(token)
    join auth_sessions s on s.auth_session_id = encode(sha256(t.token::bytea), 'hex')`;
  return new Map(rows.map((row) => [row.token, row.person]));
}

/** Comments and statements carry a text of their own, which must be stored once. */
async function inspectTexts({ sql, sessionId, openData }: World, log: Sent[], findings: Findings): Promise<void> {
  for (const [name, table, file] of [
    ['postComment', 'comments', 'comments.csv'],
    ['addStatement', 'statements', 'statements.csv'],
  ] as const) {
    const stored = countBy(
      await sql<{ text: string }[]>`select text from ${sql(table)} where session_id = ${sessionId}`,
      (row) => row.text,
    );
    const exported = countBy(readCsv(openData[file]), (row) => row.text ?? '');
    for (const act of log) {
      if (act.name !== name) continue;
      const { text } = act.input;
      const times = stored.get(text) ?? 0;
      if (act.fate === 'acknowledged' && times === 0) findings.lost.push(`${name} ${text}`);
      if (act.fate === 'refused' && times > 0) findings.refusedButStored.push(`${name} ${text}`);
      if (times > 1) findings.doubled.push(`${name} ${text}: ${times} times`);
      if ((exported.get(text) ?? 0) !== times) findings.exportDiffers.push(`${name} ${text}`);
    }
  }
}

type Row = { person: string; thing: string; value: string; revision: number };

async function inspectVotes(
  world: World,
  log: Sent[],
  persons: Map<string, string>,
  findings: Findings,
): Promise<void> {
  const { sql, sessionId, openData } = world;
  const rows = await sql<(Row & { number: number; pseudonym: number | null })[]>`
    select v.person_id as person, v.statement_id as thing, v.vote::text as value, v.revision, s.number, p.pseudonym
    from statement_votes v join statements s using (statement_id)
    left join pseudonyms p on p.person_id = v.person_id and p.session_id = s.session_id
    where s.session_id = ${sessionId}`;
  const acts = log.flatMap((act) =>
    act.name === 'voteStatement' ? [{ act, thing: act.input.statementId, value: String(act.input.vote) }] : [],
  );
  inspectChoices('voteStatement', acts, rows, persons, findings);
  const exported = readCsv(openData['votes.csv']);
  const votes = new Map(exported.map((row) => [`${row['statement-id']} ${row['voter-id']}`, row.vote]));
  if (votes.size !== exported.length) findings.exportDiffers.push('votes.csv has a pair twice');
  if (votes.size !== rows.length) findings.exportDiffers.push(`votes.csv has ${votes.size} votes of ${rows.length}`);
  for (const row of rows) {
    const vote = votes.get(`${row.number} ${row.pseudonym}`);
    if (vote !== row.value) findings.exportDiffers.push(`vote of ${row.pseudonym} on ${row.number}: ${vote}`);
  }
}

async function inspectBallots(
  world: World,
  log: Sent[],
  persons: Map<string, string>,
  findings: Findings,
): Promise<void> {
  const { sql, sessionId, openData } = world;
  const rows = await sql<Row[]>`
    select b.person_id as person, b.motion_id as thing, b.choice as value, b.revision
    from ballots b join motions m using (motion_id) where m.session_id = ${sessionId}`;
  const acts = log.flatMap((act) =>
    act.name === 'castVote' && 'choice' in act.input.ballot
      ? [{ act, thing: act.input.motionId, value: act.input.ballot.choice }]
      : [],
  );
  inspectChoices('castVote', acts, rows, persons, findings);
  const motions = JSON.parse(openData['motions.json'] ?? '[]') as Array<{ motionId: string; cast: number }>;
  const cast = countBy(rows, (row) => row.thing);
  for (const { motionId, cast: told } of motions) {
    if (told !== (cast.get(motionId) ?? 0)) findings.exportDiffers.push(`motions.json: ${told} ballots on ${motionId}`);
  }
}

type Choice = { act: Sent; thing: string; value: string };

/**
 * Choices replace each other, so their trace is the count of a person's changes: it must be the number of acts that
 * were taken, and the choice with the highest revision must be the one that stands.
 */
function inspectChoices(
  name: ActName,
  choices: Choice[],
  rows: Row[],
  persons: Map<string, string>,
  findings: Findings,
): void {
  const stored = new Map(rows.map((row) => [`${row.person} ${row.thing}`, row]));
  const pairs = Map.groupBy(choices, ({ act, thing }) => `${persons.get(act.token) ?? 'nobody'} ${thing}`);
  for (const [pair, mine] of pairs) {
    const row = stored.get(pair);
    const taken = mine.filter(({ act }) => act.fate === 'acknowledged');
    const open = mine.filter(({ act }) => act.fate === 'unknown');
    const changes = row?.revision ?? 0;
    const where = `${name} ${pair}: ${changes} changes, ${taken.length} acknowledged, ${open.length} unknown`;
    const revisions = new Set(taken.map(({ act }) => act.revision));
    if (changes < taken.length || revisions.size < taken.length) findings.lost.push(where);
    else if (taken.some(({ act }) => (act.revision ?? 0) > changes)) findings.lost.push(where);
    if (changes > taken.length + open.length) findings.doubled.push(where);
    const last = taken.filter(({ act }) => act.revision === changes);
    const possible = last.length > 0 ? last : open;
    if (row && !possible.some(({ value }) => value === row.value)) findings.lost.push(`${where}; stands ${row.value}`);
  }
}

async function inspectRefused(
  sql: postgres.Sql,
  log: Sent[],
  persons: Map<string, string>,
  findings: Findings,
): Promise<void> {
  const refused = log.filter((act) => act.fate === 'refused');
  const ids = refused.map((act) => act.input.actionId);
  const rows = await sql<{ key: string }[]>`
    select person_id || ' ' || action_id as key from performed_acts where action_id = any(${ids}::uuid[])`;
  const performed = new Set(rows.map((row) => row.key));
  for (const act of refused) {
    if (performed.has(`${persons.get(act.token)} ${act.input.actionId}`)) {
      findings.refusedButStored.push(`${act.name} ${act.input.actionId}`);
    }
  }
}

function countBy<T>(rows: readonly T[], key: (row: T) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(key(row), (counts.get(key(row)) ?? 0) + 1);
  return counts;
}
