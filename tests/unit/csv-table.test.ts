import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CommandError } from '#server/cli/command.ts';
import { readCommunes } from '#server/cli/communes-import.ts';
import { readHeader, readTable } from '#server/cli/read-table.ts';
import { lastVotes, readPolis } from '#server/cli/replay/read-polis.ts';
import { csvTable } from '#server/domain/rooms/csv.ts';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(path.join(tmpdir(), 'tachawor-csv-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, text: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
}

describe('a table that was written', () => {
  test('is read back with its quotes, line breaks, commas and empty cells', () => {
    const rows = [
      ['a "quoted" word', 'two\nlines', null],
      ['one, two', '', 'ساحة «السوق»'],
    ];
    const text = csvTable(['x', 'y', 'z'], rows);
    expect(readHeader(text, 't')).toEqual(['x', 'y', 'z']);
    const read = readTable(text, ['x', 'z'], 't').map(({ cell }) => [cell('x'), cell('y'), cell('z')]);
    expect(read).toEqual(rows.map((row) => row.map((value) => value ?? '')));
  });

  test('never starts a formula', () => {
    const [row] = readTable(csvTable(['x', 'y'], [['=1+1', -1]]), ['x'], 't');
    expect(row?.cell('x')).toBe("'=1+1");
    expect(row?.cell('y')).toBe('-1');
  });
});

describe('a table that is wrong', () => {
  test.each([
    ['a missing column', 'a,b\n1,2\n', 'has no column "c"'],
    ['a line with too many cells', 'a,c\n1,2,3\n', 'not a well-formed table'],
    ['an open quote', 'a,c\n"1,2\n', 'not a well-formed table'],
    ['nothing', '', 'has no columns "a", "c"'],
  ])('with %s is refused with one line', (_what, text, message) => {
    expect(() => readTable(text, ['a', 'c'], 'f.csv')).toThrow(CommandError);
    expect(() => readTable(text, ['a', 'c'], 'f.csv')).toThrow(message);
  });
});

describe('a public conversation', () => {
  const comments = 'timestamp,comment-id,moderated,comment-body\n1,1,-1,\n2,0,1,"over\ntwo lines, quoted ""here"""\n';

  test('has its statements by id, withheld ones without their text', () => {
    write('comments.csv', comments);
    write('votes.csv', 'timestamp,comment-id,voter-id,vote\n1,0,7,1\n2,0,7,-1\n3,1,7,0\n4,0,8,0\n');
    const { statements, votes, participants } = readPolis(folder);
    expect(statements).toEqual([
      { id: '0', text: 'over\ntwo lines, quoted "here"', hidden: false },
      { id: '1', text: 'withheld', hidden: true },
    ]);
    expect(participants).toEqual(['7', '8']);
    expect(Object.fromEntries(lastVotes(votes))).toEqual({ '7 0': -1, '7 1': 0, '8 0': 0 });
  });

  test.each([
    ['1,9,7,1', 'there is no statement 9'],
    ['1,0,7,2', '"2" is not a vote'],
  ])('with the vote %s is refused', (line, message) => {
    write('comments.csv', comments);
    write('votes.csv', `timestamp,comment-id,voter-id,vote\n${line}\n`);
    expect(() => readPolis(folder)).toThrow(message);
  });
});

const header = 'hcp_code,name_fr,name_ar,province_ar,province_fr,region_ar,region_fr,pop_legale_2024\n';
const line = (code: string, population = '12') => `${code},Un,واحد,إقليم,Province,جهة,Région,${population}\n`;

describe('a table of communes', () => {
  test('is read', () => {
    const [row] = readCommunes(write('c.csv', header + line('10.261.01.03.')));
    expect(row).toMatchObject({ code: '10.261.01.03.', nameFr: 'Un', regionAr: 'جهة', population: 12 });
  });

  test.each([
    ['a wrong code', line('10.261.01.03'), 'Line 2: "10.261.01.03" is not a commune\'s code, as 10.261.01.03. is.'],
    ['a wrong population', line('10.261.01.03.', 'many'), 'Line 2: "many" is not a population.'],
    ['an empty name', line('10.261.01.03.').replace('واحد', ' '), 'Line 2: name_ar is empty.'],
    ['a code twice', line('10.261.01.03.') + line('10.261.01.03.'), 'stands there twice'],
    ['no line', '', 'holds no commune'],
  ])('with %s is refused', (_what, lines, message) => {
    expect(() => readCommunes(write('c.csv', header + lines))).toThrow(message);
  });
});
