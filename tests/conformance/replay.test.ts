import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '#tests/support/database-templates.ts';
import { startProduct, type Product } from '#tests/support/product.ts';
import { runCli } from '#tests/support/run-cli.ts';
import {
  readParticipants,
  readSource,
  readSourceStatements,
  readStatements,
  readVotes,
  type Votes,
} from './published-votes.ts';

const data = path.resolve(root, process.env.CONFORMANCE_DATA ?? '../shared/data', 'polis-opendata');
const conversations = ['15-per-hour-seattle', 'canadian-electoral-reform', 'vtaiwan.uberx'];
const minutes = 60_000;

type Mapping = { sessionId: string; voters: Record<string, number>; statements: Record<string, { number: number }> };
type Archive = Record<string, Uint8Array>;

describe.skipIf(!existsSync(data))('a public conversation replayed over the running product', () => {
  let product: Product;
  let folder: string;
  beforeAll(async () => {
    product = await startProduct();
    folder = mkdtempSync(path.join(tmpdir(), 'tachawor-replay-'));
  }, 2 * minutes);
  afterAll(async () => {
    await product.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test.each(conversations)(
    '%s: its open data hold exactly the published last votes',
    { timeout: 5 * minutes },
    async (name) => {
      const source = readSource(path.join(data, name));
      const run = await runCli(
        ['replay', path.join(data, name), '--speed', '0', '--url', product.url, '--out', folder, '--json'],
        { DATA_DIR: product.dataDir, PORT: String(product.port) },
      );
      expect(run.status, run.stderr).toBe(0);
      const report = JSON.parse(run.stdout) as { mapping: string; sent: number; acknowledged: number };
      expect(report).toMatchObject({ sent: source.lines, acknowledged: source.lines, refused: {} });

      const mapping = JSON.parse(readFileSync(report.mapping, 'utf8')) as Mapping;
      const bytes = await download(product, mapping.sessionId);
      const archive = unzipSync(bytes);
      const exported = readVotes(textOf(archive, 'votes.csv'), 'statement-id');
      expect(mapped(source.last, mapping)).toEqual(exported);
      expect(mapped(source.table, mapping)).toEqual(readParticipants(textOf(archive, 'participants-votes.csv')));
      expect(exported.size).toBe(source.last.size);
      expect(mappedStatements(readSourceStatements(path.join(data, name)), mapping)).toEqual(
        readStatements(textOf(archive, 'statements.csv')),
      );
      expect(Buffer.compare(bytes, await download(product, mapping.sessionId))).toBe(0);

      await expectRecount(archive, path.join(folder, `${name}.zip`), 0);
      await expectRecount(flipOneVote(archive), path.join(folder, `${name}-flipped.zip`), 1);
    },
  );
});

async function download(product: Product, sessionId: string): Promise<Buffer> {
  const answer = await fetch(`${product.url}/api/v1/sessions/${sessionId}/export.zip`);
  expect(answer.status).toBe(200);
  return Buffer.from(await answer.arrayBuffer());
}

const textOf = (archive: Archive, name: string): string => strFromU8(archive[name] ?? new Uint8Array());

/** The source's votes under the pseudonyms and numbers of the replay. */
function mapped(votes: Votes, mapping: Mapping): Votes {
  return new Map(
    [...votes].map(([key, vote]) => {
      const [participant = '', statement = ''] = key.split(' ');
      return [`${mapping.voters[participant]} ${mapping.statements[statement]?.number}`, vote];
    }),
  );
}

function mappedStatements<T>(statements: Map<string, T>, mapping: Mapping): Map<string, T> {
  return new Map([...statements].map(([id, statement]) => [String(mapping.statements[id]?.number), statement]));
}

/** The same archive with the vote of one line turned round. */
function flipOneVote(archive: Archive): Archive {
  const text = textOf(archive, 'votes.csv');
  const flipped = text.replace(/,(1|-1)\r\n/, (_line, vote: string) => `,${-Number(vote)}\r\n`);
  expect(flipped).not.toBe(text);
  return { ...archive, 'votes.csv': strToU8(flipped) };
}

async function expectRecount(archive: Archive, file: string, status: number): Promise<void> {
  writeFileSync(file, zipSync(archive));
  const recount = await runCli(['recount', file]);
  expect(recount.status, recount.stdout).toBe(status);
}
