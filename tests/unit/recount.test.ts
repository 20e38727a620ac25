import { describe, expect, test } from 'vitest';
import { CommandError } from '#server/cli/command.ts';
import { recountArchive } from '#server/cli/recount/count-archive.ts';
import { readArchive, type Archive } from '#server/cli/recount/read-archive.ts';
import { zipFiles } from '#server/http/zip.ts';

const motion = {
  motionId: 'm',
  agendaItemId: null,
  number: 1,
  title: { ar: 'سؤال' },
  explanation: null,
  state: 'closed',
  method: 'yes-no',
  secrecy: 'confidential',
  electorate: 'members',
  quorumRule: 'half',
  majorityRule: 'simple',
  entitled: 5,
  quorum: 3,
  openedAt: null,
  closedAt: null,
  cast: 3,
  revision: 3,
  resultShown: true,
  result: { yes: 2, no: 1, abstain: 0, cast: 3, entitled: 5, quorum: 3, quorumMet: true, adopted: true },
};

function archive(changes: Partial<Archive> = {}, result: object = {}): Archive {
  return {
    'votes.csv': 'timestamp,statement-id,voter-id,vote\n1,1,0,1\n1,1,1,-1\n1,2,1,0\n',
    'statements.csv': 'statement-id,agree,disagree,pass\n1,1,1,0\n2,0,0,1\n3,0,0,0\n',
    'participants-votes.csv':
      'participant,n-comments,n-votes,n-agree,n-disagree,1,2,3\n0,0,1,1,0,1,,\n1,0,2,0,1,-1,0,\n',
    'motions.json': JSON.stringify([{ ...motion, result: { ...motion.result, ...result } }]),
    ...changes,
  } as Archive;
}

test('an archive whose figures follow from its votes has no difference', () => {
  expect(recountArchive(archive())).toEqual({ votes: 3, voters: 2, statements: 3, motions: 1, differences: [] });
});

describe('a difference is found', () => {
  const header = 'timestamp,statement-id,voter-id,vote\n';
  test.each<[string, Partial<Archive>]>([
    ['a flipped vote', { 'votes.csv': `${header}1,1,0,-1\n1,1,1,-1\n1,2,1,0\n` }],
    ['a lost vote', { 'votes.csv': `${header}1,1,0,1\n1,1,1,-1\n` }],
    ['a voter out of nowhere', { 'votes.csv': `${header}1,1,0,1\n1,1,1,-1\n1,2,1,0\n1,2,9,1\n` }],
    ['a pair twice', { 'votes.csv': `${header}1,1,0,1\n1,1,0,1\n1,1,1,-1\n1,2,1,0\n` }],
    ['a vote on an unknown statement', { 'votes.csv': `${header}1,1,0,1\n1,1,1,-1\n1,2,1,0\n1,8,1,0\n` }],
    ['something else than a vote', { 'votes.csv': `${header}1,1,0,1\n1,1,1,-1\n1,2,1,5\n` }],
    ['a wrong count', { 'statements.csv': 'statement-id,agree,disagree,pass\n1,2,1,0\n2,0,0,1\n3,0,0,0\n' }],
    [
      'a missing column',
      { 'participants-votes.csv': 'participant,n-votes,n-agree,n-disagree,1,2\n0,1,1,0,1,\n1,2,0,1,-1,0\n' },
    ],
    [
      'a wrong sum',
      { 'participants-votes.csv': 'participant,n-votes,n-agree,n-disagree,1,2,3\n0,1,0,0,1,,\n1,2,0,1,-1,0,\n' },
    ],
  ])('%s', (_what, changes) => {
    expect(recountArchive(archive(changes)).differences).not.toEqual([]);
  });

  test.each([
    ['a turned outcome', { adopted: false }],
    ['a lower quorum', { quorum: 2 }],
    ['ballots that do not add up', { cast: 4 }],
    ['a quorum met by name only', { yes: 1, no: 0, cast: 1 }],
  ])('%s', (_what, result) => {
    expect(recountArchive(archive({}, result)).differences).not.toEqual([]);
  });
});

describe('what is no archive of a session', () => {
  test('is refused with one line', () => {
    expect(() => readArchive(new Uint8Array([1, 2, 3]), 'f.zip')).toThrow(CommandError);
    expect(() => readArchive(zipFiles({ 'votes.csv': '' }), 'f.zip')).toThrow('holds no participants-votes.csv');
    expect(() => recountArchive(archive({ 'motions.json': '{}' }))).toThrow('not a list of motions');
  });

  test('an archive is read as it was packed', () => {
    expect(readArchive(zipFiles(archive()), 'f.zip')).toEqual(archive());
  });
});
