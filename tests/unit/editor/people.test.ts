import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { readChange } from '#app/editor/people/changed-blocks.ts';
import { createGatherer, type Summary } from '#app/editor/people/gather-changes.ts';
import { comparePeople, markOf, readPeople, type Person } from '#app/editor/people/read-people.ts';
import { authorsOf } from '#app/editor/people/use-change-messages.ts';
import type { Shown } from '#app/editor/sharing/shown.ts';

const shown = (personId: string, name: string, more: object = {}): Shown => ({
  name,
  color: 'var(--author-3)',
  focusing: false,
  anchorPos: null,
  awarenessData: { personId, mark: 3 },
  ...more,
});
const anchorPos = {} as Y.RelativePosition;

describe('who is here', () => {
  const states = new Map<number, Shown>([
    [1, shown('me', 'أنا', { awarenessData: {} })],
    [2, shown('b', 'سلمى', { focusing: true, anchorPos })],
    [3, shown('b', 'سلمى')],
    [4, shown('c', 'Brahim')],
  ]);

  test('windows of one person are one, the reader first', () => {
    const people = readPeople(states, { client: 1, personId: 'me' });
    expect(people.map(({ personId, clients, writing, me }) => [personId, clients, writing, me])).toEqual([
      ['me', [1], null, true],
      ['c', [4], null, false],
      ['b', [2, 3], 2, false],
    ]);
    expect(people[1]).toMatchObject({ mark: 'B', tint: 3 });
  });

  test('whatever a client sends, a tint is one of eight', () => {
    const strange = new Map<number, Shown>([[7, { color: 'red;}' as string, name: undefined }]]);
    expect(readPeople(strange, { client: 1, personId: 'me' })[0]).toMatchObject({ tint: 0, mark: '؟', name: '' });
  });

  test('the Arabic article is no mark', () => {
    expect([markOf('الحسين'), markOf('إبراهيم'), markOf('ال'), markOf('  zahra')]).toEqual(['ح', 'إ', 'ا', 'Z']);
  });

  test('who came and who went', () => {
    const all = readPeople(states, { client: 1, personId: 'me' });
    const fewer = all.filter(({ personId }) => personId !== 'c');
    expect(comparePeople(fewer, all).came.map(({ name }) => name)).toEqual(['Brahim']);
    expect(comparePeople(all, []).went.map(({ name }) => name)).toEqual(['Brahim', 'سلمى']);
  });

  test('a deletion is told of the only other writer', () => {
    const all = readPeople(states, { client: 1, personId: 'me' });
    expect(authorsOf([4], all)).toEqual(['Brahim']);
    expect(authorsOf([], all)).toEqual(['سلمى']);
    expect(authorsOf([99], all)).toEqual(['']);
    expect(authorsOf([], [] as Person[])).toEqual(['']);
  });
});

describe('what others changed', () => {
  function makeText() {
    const [theirs, mine] = [new Y.Doc(), new Y.Doc()];
    const root = theirs.get('root', Y.XmlText);
    const blocks = [0, 1, 2].map((at) => {
      const block = new Y.XmlText();
      root.insertEmbed(at, block);
      block.insert(0, 'abc');
      return block;
    });
    Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs));
    const changes: { clients: number[]; blocks: number[] }[] = [];
    const myRoot = mine.get('root', Y.XmlText);
    myRoot.observeDeep((events, transaction) => changes.push(readChange(myRoot, events, transaction)));
    theirs.on('update', (update: Uint8Array) => Y.applyUpdate(mine, update));
    return { theirs, root, blocks, changes };
  }

  test('words, new blocks and blocks that are gone, by number', () => {
    const { theirs, root, blocks, changes } = makeText();
    blocks[1]?.insert(3, 'd');
    root.insertEmbed(1, new Y.XmlText());
    root.delete(0, 1);
    expect(changes).toEqual([
      { clients: [theirs.clientID], blocks: [2] },
      { clients: [theirs.clientID], blocks: [2] },
      { clients: [], blocks: [1] },
    ]);
  });

  test('what lies deeper counts for its block', () => {
    const { blocks, changes } = makeText();
    const inner = new Y.XmlText();
    blocks[2]?.insertEmbed(0, inner);
    inner.insert(0, 'x');
    expect(changes.map(({ blocks: numbers }) => numbers)).toEqual([[3], [3]]);
  });
});

describe('one message for many small changes', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('an author is told at most every five seconds', () => {
    const said: Summary[] = [];
    const gatherer = createGatherer({ say: (summary) => said.push(summary) });
    for (let at = 0; at < 200; at += 1) {
      gatherer.add('سلمى', [4]);
      vi.advanceTimersByTime(50);
    }
    gatherer.add('سلمى', [2]);
    gatherer.add('إبراهيم', [1]);
    gatherer.add('إبراهيم', []);
    vi.advanceTimersByTime(5_000);
    expect(said.filter(({ author }) => author === 'سلمى')).toHaveLength(3);
    expect(said.at(-1)).toEqual({ author: 'إبراهيم', blocks: [1] });
    gatherer.stop();
  });
});
